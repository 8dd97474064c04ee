/** Charts as they are drawn. */
@NullMarked
package org.journey.chart;

import org.jspecify.annotations.NullMarked;
