package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.journey.kafka.BrokerProcess;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong with Kafka: a broker that is killed or away, an application that is killed while
 * it reads and publishes, offsets that are set back. Every record that a broker took is stored once
 * and in its journey's order, or refused and told so; every sequence is published.
 */
class KafkaFaultsTest {

  private static final Duration CAUGHT_UP = Duration.ofSeconds(60);

  @TempDir private static Path directory;
  private static BrokerProcess broker;
  private static ChildApplication application;

  @BeforeAll
  static void start() throws Exception {
    broker = new BrokerProcess(directory.resolve("broker")).start();
    application =
        new ChildApplication(
                directory.resolve("data"),
                "-Djourney.kafka.bootstrap-servers=" + broker.address(),
                "-Djourney.kafka.replication-factor=1",
                "-Djourney.kafka.partitions=3")
            .withKafka()
            .start();
  }

  @AfterAll
  static void end() throws Exception {
    application.close();
    broker.close();
  }

  private static void assertAllIsThere(KafkaWriters kafka) throws Exception {
    try (Api api = application.api("soar")) {
      kafka.assertAllIsThere(application.log(), api, CAUGHT_UP);
    }
  }

  @Test
  void a_broker_that_is_killed_and_away_for_a_while_loses_nothing_and_http_goes_on()
      throws Exception {
    away("/faults/broker-away", Duration.ofSeconds(5), 1);
  }

  @Test
  @Tag("faults")
  void a_broker_that_is_away_for_half_a_minute_again_and_again_loses_nothing_and_http_goes_on()
      throws Exception {
    away("/faults/broker-long-away", Duration.ofSeconds(30), 3);
  }

  private static void away(String source, Duration time, int rounds) throws Exception {
    Ledger ledger = new Ledger();
    long seed = Seed.next("a broker away");
    try (Api api = application.api("soar");
        KafkaWriters kafka = new KafkaWriters(broker.address(), source);
        Load http = new Load(api, ledger, source + "-http", 4)) {
      kafka.start(3, seed, 5);
      http.start(2, seed);
      for (int round = 0; round < rounds; round++) {
        kafka.awaitMore(200);
        broker.kill();
        long before = ledger.count(Fate.Acknowledged.class);
        Thread.sleep(time);
        assertThat(ledger.count(Fate.Acknowledged.class)).isGreaterThan(before + 20);
        assertThat(told(api, "journey_kafka_out_lag_events")).isPositive();
        assertThat(told(api, "journey_kafka_out_delay_seconds")).isPositive();
        application.awaitReady(Duration.ofSeconds(10));
        broker.start();
      }
      kafka.awaitMore(200);
      kafka.stop();
      http.stop();
      assertThat(ledger.count(Fate.Unknown.class)).isZero();
      assertAllIsThere(kafka);
      new Aftermath(api, application.log()).assertPromiseKept(ledger);
    }
  }

  private static double told(Api api, String metric) throws Exception {
    return api.metrics()
        .body()
        .lines()
        .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .max()
        .orElseThrow();
  }

  @Tag("faults")
  @Test
  void an_application_that_is_killed_reads_and_publishes_on_from_where_it_was() throws Exception {
    killed("/faults/reader-killed", 1);
  }

  @Test
  @Tag("faults")
  void an_application_that_is_killed_again_and_again_reads_and_publishes_on() throws Exception {
    killed("/faults/reader-killed-often", 6);
  }

  private static void killed(String source, int rounds) throws Exception {
    long seed = Seed.next("a reader killed");
    Random random = new Random(seed);
    try (KafkaWriters kafka = new KafkaWriters(broker.address(), source)) {
      kafka.start(3, seed, 3);
      for (int round = 0; round < rounds; round++) {
        kafka.awaitMore(100 + random.nextInt(300));
        application.kill();
        application.start();
      }
      kafka.awaitMore(200);
      kafka.stop();
      assertAllIsThere(kafka);
    }
  }

  @Tag("faults")
  @Test
  void offsets_that_are_set_back_to_the_start_store_nothing_twice() throws Exception {
    long seed = Seed.next("offsets set back");
    try (KafkaWriters kafka = new KafkaWriters(broker.address(), "/faults/set-back")) {
      kafka.start(3, seed, 1);
      kafka.awaitMore(500);
      kafka.stop();
      assertAllIsThere(kafka);
      List<Row> before = application.log().all();
      assertThat(application.terminate(Duration.ofSeconds(10))).isTrue();
      setBack();
      application.start();
      try (KafkaWriters more = new KafkaWriters(broker.address(), "/faults/set-back-more")) {
        more.start(1, seed, 1);
        more.awaitMore(50);
        more.stop();
        assertAllIsThere(more);
      }
      awaitReadToTheEnd();
      List<Row> after = application.log().all();
      assertThat(Promise.changed(before, after)).isEmpty();
      assertThat(Promise.broken(List.of(), after)).isEmpty();
      try (Wire wire = new Wire(broker.address())) {
        assertThat(kafka.broken(after, wire.all(Topics.REJECTED))).isEmpty();
      }
    }
  }

  /** AuthorizedBrokerTest has one that is lost in passing. */
  @Test
  @Tag("faults")
  void a_topic_that_is_lost_is_made_again_and_told_everything() throws Exception {
    // Whoever publishes goes on meanwhile, and into the topic that is made anew.
    lost("/faults/topic-lost", 20, (_, _) -> {});
  }

  @Test
  void a_topic_that_somebody_else_makes_anew_is_told_everything() throws Exception {
    lost("/faults/topic-anew", 5, KafkaFaultsTest::makeAnew);
  }

  private interface Then {
    void happens(Admin admin, Uuid lost) throws Exception;
  }

  private static void lost(String source, long pauseMillis, Then then) throws Exception {
    long seed = Seed.next("the recorded topic lost");
    try (KafkaWriters kafka = new KafkaWriters(broker.address(), source);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      kafka.start(2, seed, pauseMillis);
      kafka.awaitMore(100);
      Uuid lost = recorded(admin).orElseThrow();
      admin.deleteTopics(List.of(Topics.RECORDED)).all().get(20, TimeUnit.SECONDS);
      then.happens(admin, lost);
      long end = System.nanoTime() + CAUGHT_UP.toNanos();
      while (!isAnother(admin, lost)) {
        assertThat(System.nanoTime()).as("the topic is not there again").isLessThan(end);
        Thread.sleep(50);
      }
      kafka.awaitMore(200);
      kafka.stop();
      assertAllIsThere(kafka);
    }
  }

  private static Optional<Uuid> recorded(Admin admin) throws Exception {
    try {
      return Optional.ofNullable(
              admin
                  .describeTopics(List.of(Topics.RECORDED))
                  .allTopicNames()
                  .get(20, TimeUnit.SECONDS)
                  .get(Topics.RECORDED))
          .map(TopicDescription::topicId);
    } catch (ExecutionException gone) {
      assertThat(gone).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
      return Optional.empty();
    }
  }

  private static boolean isAnother(Admin admin, Uuid lost) throws Exception {
    return recorded(admin).filter(id -> !id.equals(lost)).isPresent();
  }

  /** Before the platform looks at its topics again, unless it does so just then. */
  private static void makeAnew(Admin admin, Uuid lost) throws Exception {
    NewTopic topic =
        new NewTopic(Topics.RECORDED, 3, (short) 1)
            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    long end = System.nanoTime() + CAUGHT_UP.toNanos();
    while (!isAnother(admin, lost)) {
      try {
        admin.createTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS);
      } catch (ExecutionException stillThere) {
        // It goes in the background; or the platform was faster.
        assertThat(System.nanoTime()).as("%s", stillThere.getCause()).isLessThan(end);
        Thread.sleep(50);
      }
    }
  }

  private static void setBack() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
      for (int partition = 0; partition < 3; partition++) {
        start.put(new TopicPartition(Topics.INTERACTIONS, partition), new OffsetAndMetadata(0));
      }
      admin.alterConsumerGroupOffsets("journey", start).all().get(20, TimeUnit.SECONDS);
    }
  }

  /** Else what is delivered a second time may not have been looked at yet. */
  private static void awaitReadToTheEnd() throws Exception {
    try (GroupWatch group = new GroupWatch(broker.address())) {
      group.awaitReadUpTo(group.ends(), CAUGHT_UP);
    }
  }

  @Test
  void a_database_that_is_killed_holds_up_the_reading_and_loses_nothing() throws Exception {
    long seed = Seed.next("the database of a reader killed");
    try (KafkaWriters kafka = new KafkaWriters(broker.address(), "/faults/reader-database")) {
      kafka.start(3, seed, 3);
      kafka.awaitMore(200);
      application.postmasterProcess().destroyForcibly();
      kafka.awaitMore(300);
      kafka.stop();
      application.awaitReady(CAUGHT_UP);
      assertAllIsThere(kafka);
    }
  }

  /**
   * As while a release is rolled out: what can be read and not added to is no fault of a record.
   */
  @Test
  void rights_that_are_missing_for_a_while_hold_up_the_reading_and_nothing_is_put_aside()
      throws Exception {
    long seed = Seed.next("rights taken away");
    try (KafkaWriters kafka = new KafkaWriters(broker.address(), "/faults/reader-rights")) {
      kafka.start(2, seed, 5);
      kafka.awaitMore(100);
      long refused = refused();
      execute("revoke insert on interaction, person_key from journey_app");
      try {
        kafka.awaitMore(300);
        Thread.sleep(Duration.ofSeconds(2));
      } finally {
        execute("grant insert on interaction, person_key to journey_app");
      }
      kafka.awaitMore(100);
      kafka.stop();
      assertAllIsThere(kafka);
      assertThat(refused()).as("put aside").isEqualTo(refused);
    }
  }

  private static void execute(String sql) throws Exception {
    try (Connection connection = application.log().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long refused() {
    try (Wire wire = new Wire(broker.address())) {
      return wire.all(Topics.REJECTED).stream()
          .filter(one -> Wire.json(one).at("/problem/type").asString("").endsWith("/unavailable"))
          .count();
    }
  }
}
