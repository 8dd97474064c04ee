/** The console, as browsers, people and other programs see it: by eye, keyboard and axe too. */
@NullMarked
package org.journey.console;

import org.jspecify.annotations.NullMarked;
