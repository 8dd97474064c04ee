/** Tests, given a timeline. */
@NullMarked
package org.journey.goals;

import org.jspecify.annotations.NullMarked;
