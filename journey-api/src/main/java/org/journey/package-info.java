/** The application. */
@NullMarked
package org.journey;

import org.jspecify.annotations.NullMarked;
