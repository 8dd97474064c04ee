/** Recording by the console's pages: what is typed is what the API then tells. */
@NullMarked
package org.journey.console.capture;

import org.jspecify.annotations.NullMarked;
