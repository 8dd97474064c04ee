package org.journey.publication;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.journey.checkpoint.Elsewhere;
import org.journey.checkpoint.LogBetrayed;
import org.journey.checkpoint.Published;
import org.journey.checkpoint.SigningKeys;
import org.journey.checkpoint.TreeLog;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.KafkaTrouble;
import org.journey.kafka.Topics;
import org.journey.proof.Checkpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints in {@link Topics#CHECKPOINTS}: a signed note each, keyed by which log it is of.
 * Where brokers have it on disks of their own, who can change the database and the nodes' files
 * still cannot change the log unnoticed.
 */
final class CheckpointTopic implements Elsewhere {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointTopic.class);

  private static final TopicPartition PARTITION = new TopicPartition(Topics.CHECKPOINTS, 0);
  private static final List<TopicPartition> ALL = List.of(PARTITION);
  private static final Header TEXT =
      new RecordHeader(
          "content-type", "text/plain; charset=utf-8".getBytes(StandardCharsets.UTF_8));

  /** It is read from behind: what both logs were last is in so many, as good as always. */
  private static final int AT_ONCE = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaClients clients;
  private final Topics topics;

  CheckpointTopic(KafkaClients clients, Topics topics) {
    this.clients = clients;
    this.topics = topics;
  }

  /** What is told of a checkpoint. */
  static ProducerRecord<byte[], byte[]> record(TreeLog log, String note) {
    return new ProducerRecord<>(
        Topics.CHECKPOINTS, PARTITION.partition(), key(log), utf8(note), List.of(TEXT));
  }

  /** Whether it was made and can be asked: it may be missing where its rights are not given yet. */
  boolean isThere() {
    return topics.haveCheckpoints();
  }

  /** At the start: brokers that are away stop nothing, and the nodes' files are there still. */
  @Override
  public List<Published> last(TreeLog log, SigningKeys keys) {
    try {
      if (isThere()) {
        return read(log, keys);
      }
      LOG.warn(
          "{} is not held against {} yet: {}",
          log.label(),
          PARTITION.topic(),
          topics.areReady() ? "it is missing" : "no broker answers");
    } catch (KafkaException | KafkaTrouble away) {
      LOG.warn(
          "{} is not held against {} yet: {}",
          log.label(),
          PARTITION.topic(),
          away.getClass().getSimpleName());
    }
    return List.of();
  }

  /**
   * The largest of a log among the last of its checkpoints; one for each origin, should there be
   * several. What none of the keys signed is passed over: whoever may write to the topic could
   * otherwise hide by it what was published.
   *
   * @throws LogBetrayed if there are checkpoints, and none of the keys signed any
   * @throws KafkaTrouble if a broker does not answer in time
   * @throws KafkaException if a broker refuses
   */
  List<Published> read(TreeLog log, SigningKeys keys) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        clients.consumer("journey-checkpoints", Map.of("isolation.level", "read_committed"))) {
      consumer.assign(ALL);
      long begin = consumer.beginningOffsets(ALL).getOrDefault(PARTITION, 0L);
      long end = consumer.endOffsets(ALL).getOrDefault(PARTITION, 0L);
      boolean foreign = false;
      while (end > begin) {
        long from = Math.max(begin, end - AT_ONCE);
        List<Published> found = between(consumer, log, from, end);
        List<Published> largest = largest(found, keys);
        if (!largest.isEmpty()) {
          return largest;
        }
        foreign |= found.stream().anyMatch(Published::isCheckpoint);
        end = from;
      }
      if (foreign) {
        throw new LogBetrayed(
            PARTITION.topic()
                + ": nothing there of "
                + log.label()
                + " is signed by a key of journey.log.signing-key-files: "
                + SigningKeys.WAY_OUT);
      }
      return List.of();
    }
  }

  /**
   * The largest of each origin that the keys signed; of the same size the last, which more keys may
   * have signed. The platform tells of no smaller one behind a larger: notes are public, and
   * whoever may write here could put an older one last. That takes nothing back, and is no betrayal
   * of the log either.
   */
  private static List<Published> largest(List<Published> found, SigningKeys keys) {
    Map<String, Signed> largest = new LinkedHashMap<>();
    Published behind = null;
    for (Published one : found) {
      if (one.isCheckpoint() && one.isSigned(keys)) {
        Signed signed = new Signed(one, one.checkpoint(keys));
        Signed before = largest.get(signed.origin());
        if (before == null || before.size() <= signed.size()) {
          largest.put(signed.origin(), signed);
        } else {
          behind = one;
        }
      }
    }
    if (behind != null) {
      LOG.warn(
          "{}: is older than what stands before it: this platform did not write it there, and it is"
              + " passed over",
          behind.where());
    }
    return largest.values().stream().map(Signed::published).toList();
  }

  private record Signed(Published published, Checkpoint checkpoint) {
    String origin() {
      return checkpoint.origin();
    }

    long size() {
      return checkpoint.size();
    }
  }

  private static List<Published> between(
      KafkaConsumer<byte[], byte[]> consumer, TreeLog log, long from, long end) {
    List<Published> found = new ArrayList<>();
    consumer.seek(PARTITION, from);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(PARTITION) < end) {
      if (System.nanoTime() > until) {
        throw new KafkaTrouble("no broker answers", new IllegalStateException());
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
        if (record.offset() < end
            && record.value() != null
            && Arrays.equals(record.key(), key(log))) {
          String where = PARTITION.topic() + ", offset " + record.offset();
          found.add(new Published(where, new String(record.value(), StandardCharsets.UTF_8)));
        }
      }
    }
    return found;
  }

  private static byte[] key(TreeLog log) {
    return utf8(log.label());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
