/** Tests, given a timeline. */
@NullMarked
package org.journey.wellbeing;

import org.jspecify.annotations.NullMarked;
