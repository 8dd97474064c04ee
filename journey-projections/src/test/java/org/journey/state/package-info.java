/** Tests, given a timeline. */
@NullMarked
package org.journey.state;

import org.jspecify.annotations.NullMarked;
