/**
 * The trees over the logs as they are kept, and the checkpoints: made as a log grows, signed,
 * published outside the database, and held against the log at each start
 * (docs/decisions/0010-checkpoints.md).
 */
@NullMarked
package org.journey.checkpoint;

import org.jspecify.annotations.NullMarked;
