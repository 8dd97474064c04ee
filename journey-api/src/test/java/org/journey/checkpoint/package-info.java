/** Checkpoints over a real log, and a superuser's hand in it. */
@NullMarked
package org.journey.checkpoint;

import org.jspecify.annotations.NullMarked;
