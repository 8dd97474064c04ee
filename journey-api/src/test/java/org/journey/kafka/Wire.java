package org.journey.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.journey.web.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Kafka as a staff app and a follower see it. */
public final class Wire implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Map<String, Object> client;
  private final KafkaProducer<byte[], byte[]> producer;

  /** To these brokers. */
  public Wire(String brokers) {
    this(brokers, Map.of());
  }

  /**
   * To these brokers.
   *
   * @param shown what they ask of a client: certificates
   */
  public Wire(String brokers, Map<String, String> shown) {
    this.client = new HashMap<>(shown);
    client.put("bootstrap.servers", brokers);
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("acks", "all");
    settings.put("linger.ms", 0);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** As Kafka requires it: an event with its organisation and recorder. */
  public static ObjectNode ofOrganisation(ObjectNode event, String organisation) {
    return event.put("organisation", organisation).put("recordedby", "w-1");
  }

  /** In structured mode, under the key of its journey. */
  public RecordMetadata send(ObjectNode event) {
    return send(Topics.INTERACTIONS, event);
  }

  /** The same to a topic of an organisation's own. */
  public RecordMetadata send(String topic, ObjectNode event) {
    return send(
        topic,
        event.required("subject").stringValue(),
        Map.of("content-type", "application/cloudevents+json"),
        Answer.JSON.writeValueAsBytes(event));
  }

  /** In binary mode. */
  public RecordMetadata sendBinary(ObjectNode event) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "application/json");
    for (Map.Entry<String, JsonNode> attribute : event.properties()) {
      if (!attribute.getKey().equals("data")) {
        headers.put("ce_" + attribute.getKey(), attribute.getValue().stringValue());
      }
    }
    return send(
        Topics.INTERACTIONS,
        event.required("subject").stringValue(),
        headers,
        Answer.JSON.writeValueAsBytes(event.required("data")));
  }

  /** Any record. */
  public RecordMetadata send(
      String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
    List<Header> given = new ArrayList<>();
    headers.forEach(
        (name, text) -> given.add(new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8))));
    try {
      return producer
          .send(
              new ProducerRecord<>(
                  topic,
                  null,
                  key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                  value,
                  given))
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** What a topic holds, from the start, until as many as wanted are as asked for. */
  public List<ConsumerRecord<byte[], byte[]>> await(
      String topic, int wanted, Predicate<ConsumerRecord<byte[], byte[]>> which) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (found.size() < wanted && System.nanoTime() < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record -> {
                  if (which.test(record)) {
                    found.add(record);
                  }
                });
      }
    }
    if (found.size() < wanted) {
      throw new AssertionError(
          "of " + wanted + " records of " + topic + " there came " + found.size());
    }
    return found;
  }

  /** All that a topic holds now, of what is committed. */
  public List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of())) {
      if (!consumer.listTopics().containsKey(topic)) {
        return found;
      }
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }

  /**
   * A consumer of what is committed.
   *
   * @param more settings: its group
   */
  public KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    settings.putAll(more);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The value as JSON. */
  public static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
    return Answer.JSON.readTree(record.value());
  }

  /** A header as text; empty if it is not there. */
  public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
