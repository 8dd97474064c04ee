/**
 * Estimates of survival. The one place that calculates in floating point, always in the same order
 * and with {@link StrictMath}, so that the same digits come out everywhere; what leaves it is
 * rounded decimals.
 */
@NullMarked
package org.journey.cohort.estimate;

import org.jspecify.annotations.NullMarked;
