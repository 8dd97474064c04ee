/**
 * Faults: what is broken on purpose, and the one checker of the promise behind every such test.
 *
 * <p>The promise: every acknowledged interaction is stored exactly once, for ever, and shows in
 * every view. One that was not acknowledged may be stored or not; sending it again is always safe
 * and gives the same answer. What is refused leaves nothing behind.
 */
@NullMarked
package org.journey.faults;

import org.jspecify.annotations.NullMarked;
