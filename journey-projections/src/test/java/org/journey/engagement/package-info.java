/** Tests, given a timeline. */
@NullMarked
package org.journey.engagement;

import org.jspecify.annotations.NullMarked;
