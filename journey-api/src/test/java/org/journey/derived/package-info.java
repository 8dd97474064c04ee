/** Answers that take their time. */
@NullMarked
package org.journey.derived;

import org.jspecify.annotations.NullMarked;
