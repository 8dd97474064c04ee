/**
 * Kafka as both ways share it: the brokers that are configured, the clients of them, and the topics
 * with their settings.
 */
@NullMarked
package org.journey.kafka;

import org.jspecify.annotations.NullMarked;
