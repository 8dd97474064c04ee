/**
 * The way out over Kafka: what is stored goes to {@code journey.recorded}, in the log's order,
 * without personal data, by one node at a time, from where the last one was.
 */
@NullMarked
package org.journey.publication;

import org.jspecify.annotations.NullMarked;
