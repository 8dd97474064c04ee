/** Tests of replays. */
@NullMarked
package org.journey.replay;

import org.jspecify.annotations.NullMarked;
