/** Replays, cohorts and the nightly proof, over a real database. */
@NullMarked
package org.journey.research;

import org.jspecify.annotations.NullMarked;
