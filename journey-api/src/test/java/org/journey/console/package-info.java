/** What the console's pages show and load, looked at in a browser: by eye, keyboard and axe. */
@NullMarked
package org.journey.console;

import org.jspecify.annotations.NullMarked;
