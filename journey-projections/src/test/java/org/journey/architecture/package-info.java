/** Rules of the design that the code is held against. */
@NullMarked
package org.journey.architecture;

import org.jspecify.annotations.NullMarked;
