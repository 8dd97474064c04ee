/** Tests of who gets in. */
@NullMarked
package org.journey.security;

import org.jspecify.annotations.NullMarked;
