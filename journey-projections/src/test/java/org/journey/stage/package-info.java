/** Tests, given a timeline. */
@NullMarked
package org.journey.stage;

import org.jspecify.annotations.NullMarked;
