/** Bundles: what is whole verifies, and tampering of every kind is named and crashes nothing. */
@NullMarked
package org.journey.proof.bundle;

import org.jspecify.annotations.NullMarked;
