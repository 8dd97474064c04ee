/** The bytes of what is kept in a compact form: numbers of variable length, spans, texts. */
@NullMarked
package org.journey.bytes;

import org.jspecify.annotations.NullMarked;
