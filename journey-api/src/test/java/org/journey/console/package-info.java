/** The console as it is looked at: in a browser, by eye, keyboard and axe. */
@NullMarked
package org.journey.console;

import org.jspecify.annotations.NullMarked;
