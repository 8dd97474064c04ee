/**
 * The way in over Kafka: records become submissions to the one recorder, in chunks; offsets follow
 * what is durable; what is refused goes to a topic of its own, from where it can be sent again.
 */
@NullMarked
package org.journey.ingest.kafka;

import org.jspecify.annotations.NullMarked;
