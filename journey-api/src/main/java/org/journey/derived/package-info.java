/**
 * What is derived from the log, as this node keeps and asks it: the read models' database, the
 * projections there are, and waiting for a position. What feeds them live is in {@code axon}.
 */
@NullMarked
package org.journey.derived;

import org.jspecify.annotations.NullMarked;
