/**
 * The benchmark: ours beside the raw limit and a peer, in turn, in one run. Not part of the tests.
 */
@NullMarked
package org.journey.bench;

import org.jspecify.annotations.NullMarked;
