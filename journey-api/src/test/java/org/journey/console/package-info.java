/** What the console's pages show, and what a browser loads for them. */
@NullMarked
package org.journey.console;

import org.jspecify.annotations.NullMarked;
