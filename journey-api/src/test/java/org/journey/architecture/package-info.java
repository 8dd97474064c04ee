/** The application is held against the rules of the design. */
@NullMarked
package org.journey.architecture;

import org.jspecify.annotations.NullMarked;
