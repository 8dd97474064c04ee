/**
 * Feeds the folds from the log and keeps what comes of it: live, in a rebuild beside the live
 * tables, and for journeys that were parked. One way for all: the recorded interactions of a
 * journey in, a row out ({@link org.journey.engine.Folding}).
 */
@NullMarked
package org.journey.engine;

import org.jspecify.annotations.NullMarked;
