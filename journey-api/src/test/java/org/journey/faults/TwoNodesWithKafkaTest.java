package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.journey.kafka.BrokerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two applications on one database and one broker: they share the reading, one of them publishes,
 * and whatever happens to it the other does both. Every record is stored once and in its journey's
 * order, and every sequence told.
 */
@Tag("faults")
class TwoNodesWithKafkaTest {

  private static final int PARTITIONS = 4;

  /** Restarts take minutes: without it their journeys would be as long as may be. */
  private static final int PAUSE_MILLIS = 25;

  /** Ten seconds are wanted, and told below; a machine that is busy with other tests has longer. */
  private static final Duration TAKEN_OVER = Duration.ofSeconds(20);

  private static final Duration AGAIN = Duration.ofSeconds(60);

  @TempDir private static Path directory;
  private static BrokerProcess broker;
  private static Nodes nodes;
  private static GroupWatch group;
  private final List<NodeProcess> nodesStarted = new CopyOnWriteArrayList<>();
  private NodeProcess one;
  private NodeProcess other;

  @BeforeAll
  static void startWhatTheyShare() throws Exception {
    broker = new BrokerProcess(directory.resolve("broker")).start();
    nodes = Nodes.withKafka(directory.resolve("data"), broker.address(), PARTITIONS);
    group = new GroupWatch(broker.address());
  }

  @AfterAll
  static void endWhatTheyShare() throws Exception {
    group.close();
    nodes.close();
    broker.close();
  }

  @BeforeEach
  void start() throws Exception {
    try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<NodeProcess> first = atOnce.submit(() -> started("one.out"));
      other = started("other.out");
      one = first.get();
    }
    group.awaitSharedBy(2, AGAIN);
  }

  private NodeProcess started(String output) throws Exception {
    NodeProcess node = nodes.startProcess(directory.resolve(output));
    nodesStarted.add(node);
    return node;
  }

  @AfterEach
  void end() {
    for (NodeProcess node : nodesStarted) {
      node.close();
    }
    nodesStarted.clear();
  }

  @Test
  void the_one_that_publishes_is_killed_and_the_other_reads_and_publishes_on() throws Exception {
    try (KafkaWriters kafka = writers("/faults/publisher-killed")) {
      kafka.awaitMore(300);
      NodeProcess killed = publisher();
      killed.kill();
      assertTakenOver("killed", kafka);
      kafka.stop();
      kafka.assertAllIsThere(nodes.log(), (killed == one ? other : one).api(), AGAIN);
    }
  }

  @Test
  void the_one_that_publishes_is_paused_and_what_it_does_late_has_no_effect() throws Exception {
    try (KafkaWriters kafka = writers("/faults/publisher-paused")) {
      for (int round = 0; round < 3; round++) {
        kafka.awaitMore(300);
        NodeProcess paused = publisher();
        paused.pause();
        try {
          assertTakenOver("paused", kafka);
          Thread.sleep(Duration.ofSeconds(15));
        } finally {
          paused.letGo();
        }
        group.awaitSharedBy(2, AGAIN);
      }
      kafka.awaitMore(300);
      kafka.stop();
      kafka.assertAllIsThere(nodes.log(), other.api(), AGAIN);
    }
  }

  @Test
  void one_after_the_other_is_restarted_and_partitions_change_hands() throws Exception {
    try (KafkaWriters kafka = writers("/faults/readers-restarted")) {
      for (int round = 0; round < 2; round++) {
        for (NodeProcess node : List.of(one, other)) {
          kafka.awaitMore(300);
          node.restart();
          group.awaitSharedBy(2, AGAIN);
        }
      }
      kafka.awaitMore(300);
      kafka.stop();
      kafka.assertAllIsThere(nodes.log(), other.api(), AGAIN);
    }
  }

  private static KafkaWriters writers(String source) {
    return new KafkaWriters(broker.address(), source).start(4, Seed.next(source), PAUSE_MILLIS);
  }

  private NodeProcess publisher() throws Exception {
    long end = System.nanoTime() + AGAIN.toNanos();
    while (true) {
      for (NodeProcess node : List.of(one, other)) {
        if (node.api().metrics().body().contains("journey_kafka_out_publishing 1.0")) {
          return node;
        }
      }
      assertThat(System.nanoTime()).as("somebody publishes").isLessThan(end);
      Thread.sleep(100);
    }
  }

  /** All that was sent until now is read, and all that is stored until then is told. */
  private static void assertTakenOver(String how, KafkaWriters kafka) throws Exception {
    long began = System.nanoTime();
    kafka.awaitMore(20);
    Map<TopicPartition, Long> ends = group.ends();
    long head = number("select coalesce(max(sequence), 0) from interaction");
    Duration read = group.awaitReadUpTo(ends, TAKEN_OVER);
    while (number("select coalesce(max(position), 0) from publication") < head) {
      assertThat(System.nanoTime()).as("told").isLessThan(began + TAKEN_OVER.toNanos());
      Thread.sleep(50);
    }
    System.out.printf(
        "%s: reading went on after %d ms, all was told after %d ms%n",
        how, read.toMillis(), Duration.ofNanos(System.nanoTime() - began).toMillis());
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = nodes.log().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
