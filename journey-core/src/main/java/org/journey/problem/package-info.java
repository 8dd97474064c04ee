/** Refusals as values: one kind a stable problem type, mapped once to RFC 9457. */
@NullMarked
package org.journey.problem;

import org.jspecify.annotations.NullMarked;
