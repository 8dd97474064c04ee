/**
 * Statistics of cohorts as pictures, for those who look rather than read: SVG that needs nothing
 * else, is told in words too, and is the same bytes every time. Lengths are hundredths of a unit.
 */
@NullMarked
package org.journey.chart;

import org.jspecify.annotations.NullMarked;
