/**
 * All histories read again: under any model, on any axes, of any cohort; and what comes of it, with
 * a digest that is the same wherever and whenever the same is asked.
 */
@NullMarked
package org.journey.replay;

import org.jspecify.annotations.NullMarked;
