/** Tests of the evidence of figures. */
@NullMarked
package org.journey.evidence;

import org.jspecify.annotations.NullMarked;
