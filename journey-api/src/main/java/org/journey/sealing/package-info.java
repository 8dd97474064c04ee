/**
 * The sealing of personal data, exactly as docs/decisions/0001 has it: a key an interaction, under
 * a key a person, under a master key. The only package that sees a key.
 */
@NullMarked
package org.journey.sealing;

import org.jspecify.annotations.NullMarked;
