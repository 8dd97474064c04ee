/**
 * Traces: what a node did for one request, one chunk of Kafka's records or one stretch of the log,
 * and how long each step of it took. Log lines carry a trace's id, whether spans are sent or not.
 *
 * <p>Nothing personal can be in a span by how it is made: its name is a {@link
 * org.journey.tracing.Step}, or a method and the pattern of a path; what it says besides are
 * numbers, and the class of a failure. No message, no path, no id of anybody.
 */
@NullMarked
package org.journey.tracing;

import org.jspecify.annotations.NullMarked;
