/** The page of a journey, held against what the API says. */
@NullMarked
package org.journey.console.journey;

import org.jspecify.annotations.NullMarked;
