/**
 * The pages of research: cohorts and their statistics, replays, stage models, extracts, coding by
 * two coders and the sampling frame. What they tell is what the API tells the same reader, small
 * numbers hidden or not; the entry point is {@link org.journey.console.research.ResearchPages}.
 */
@NullMarked
package org.journey.console.research;

import org.jspecify.annotations.NullMarked;
