/**
 * Reading again what was told: how far coders agree, and what a coder has not read yet since a code
 * came up.
 */
@NullMarked
package org.journey.coding;

import org.jspecify.annotations.NullMarked;
