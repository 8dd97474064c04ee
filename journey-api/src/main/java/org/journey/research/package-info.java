/**
 * Research and replays: all histories read again under any model, cohorts and what is told of them,
 * and who may see what of it.
 */
@NullMarked
package org.journey.research;

import org.jspecify.annotations.NullMarked;
