/** Signing in to the console. */
@NullMarked
package org.journey.console.signin;

import org.jspecify.annotations.NullMarked;
