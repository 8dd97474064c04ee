/** Extracts, held against schemas, other readers and what they were made of. */
@NullMarked
package org.journey.extract;

import org.jspecify.annotations.NullMarked;
