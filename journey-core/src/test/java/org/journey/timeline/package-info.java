/** Tests of the timeline and its laws. */
@NullMarked
package org.journey.timeline;

import org.jspecify.annotations.NullMarked;
