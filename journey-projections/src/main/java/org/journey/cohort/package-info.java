/**
 * Statistics of cohorts: pure functions of the journeys that are added, in whatever order and by
 * however many accumulators side by side (service-metrics.md and engagement.md, "Of a cohort").
 */
@NullMarked
package org.journey.cohort;

import org.jspecify.annotations.NullMarked;
