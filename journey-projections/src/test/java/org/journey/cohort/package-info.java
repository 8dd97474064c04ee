/** Statistics of cohorts against published figures, and against naive implementations. */
@NullMarked
package org.journey.cohort;

import org.jspecify.annotations.NullMarked;
