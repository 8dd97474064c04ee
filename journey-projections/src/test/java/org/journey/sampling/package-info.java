/** Tests of the sampling frame. */
@NullMarked
package org.journey.sampling;

import org.jspecify.annotations.NullMarked;
