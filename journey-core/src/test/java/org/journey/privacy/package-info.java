/** Tests of where personal fields are. */
@NullMarked
package org.journey.privacy;

import org.jspecify.annotations.NullMarked;
