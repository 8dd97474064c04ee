/** The effective timeline of a journey: the only way the folds get their input. */
@NullMarked
package org.journey.timeline;

import org.jspecify.annotations.NullMarked;
