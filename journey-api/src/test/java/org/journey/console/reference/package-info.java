/** What the console tells of types, models and figures, held against what the API says of them. */
@NullMarked
package org.journey.console.reference;

import org.jspecify.annotations.NullMarked;
