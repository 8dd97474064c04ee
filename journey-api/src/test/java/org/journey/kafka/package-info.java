/** Kafka both ways, tried from outside. */
@NullMarked
package org.journey.kafka;

import org.jspecify.annotations.NullMarked;
