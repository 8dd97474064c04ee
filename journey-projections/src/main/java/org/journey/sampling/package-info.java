/** Choosing whom to invite: a study's sampling frame and its negative cases. */
@NullMarked
package org.journey.sampling;

import org.jspecify.annotations.NullMarked;
