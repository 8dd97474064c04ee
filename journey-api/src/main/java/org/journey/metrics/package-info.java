/** Counting what has no other place to be counted at. */
@NullMarked
package org.journey.metrics;

import org.jspecify.annotations.NullMarked;
