/** The way in over Kafka, part by part; from outside it is tried in {@code org.journey.kafka}. */
@NullMarked
package org.journey.ingest.kafka;

import org.jspecify.annotations.NullMarked;
