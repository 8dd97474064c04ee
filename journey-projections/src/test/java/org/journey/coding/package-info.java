/** Tests of coding. */
@NullMarked
package org.journey.coding;

import org.jspecify.annotations.NullMarked;
