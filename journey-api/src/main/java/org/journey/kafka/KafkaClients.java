package org.journey.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes clients of the configured brokers. All speak bytes: what they mean is read elsewhere. */
public final class KafkaClients {

  /** What a client waits for a broker at most before it says so. */
  private static final int PATIENCE_MILLIS = 10_000;

  /**
   * A broker that was away is tried again within a second: Kafka's own pauses grow, and what waited
   * out an outage should not wait on.
   */
  private static final Map<String, Object> SOON =
      Map.of(
          "reconnect.backoff.ms", 100,
          "reconnect.backoff.max.ms", 1_000,
          "socket.connection.setup.timeout.ms", 5_000,
          "default.api.timeout.ms", PATIENCE_MILLIS);

  private final Map<String, Object> common;

  /** With what they share. */
  public KafkaClients(KafkaSettings settings) {
    this.common = settings.common();
  }

  /**
   * A consumer that commits nothing by itself and begins at the start.
   *
   * @param more settings that win
   */
  public KafkaConsumer<byte[], byte[]> consumer(String name, Map<String, Object> more) {
    Map<String, Object> settings = with(name, SOON);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.putAll(more);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * A producer whose sends are acknowledged by every replica in sync and come once each, in order.
   *
   * @param more settings that win
   */
  public KafkaProducer<byte[], byte[]> producer(String name, Map<String, Object> more) {
    Map<String, Object> settings = with(name, SOON);
    settings.remove("default.api.timeout.ms");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    settings.putAll(more);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** An administrator. */
  public Admin admin() {
    Map<String, Object> settings = with("journey-admin", SOON);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    return Admin.create(settings);
  }

  private Map<String, Object> with(String name, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.putAll(common);
    settings.put("client.id", name);
    // A platform's metrics have names of its own; Kafka's would be registered with JMX for nobody.
    settings.put("auto.include.jmx.reporter", "false");
    settings.put("metric.reporters", "");
    settings.put("enable.metrics.push", false);
    return settings;
  }
}
