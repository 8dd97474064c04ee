/** The console, as browsers and other programs see it. */
@NullMarked
package org.journey.console;

import org.jspecify.annotations.NullMarked;
