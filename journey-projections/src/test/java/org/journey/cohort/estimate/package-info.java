/** Estimates of survival against published figures, and against naive implementations. */
@NullMarked
package org.journey.cohort.estimate;

import org.jspecify.annotations.NullMarked;
