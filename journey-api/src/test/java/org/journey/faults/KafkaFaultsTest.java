package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
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

  @Test
  void a_topic_that_is_lost_is_made_again_and_told_everything() throws Exception {
    // Whoever publishes goes on meanwhile, and into the topic that is made anew.
    lost("/faults/topic-lost", 50, (kafka, admin) -> Thread.sleep(Duration.ofSeconds(25)));
  }

  @Test
  void a_topic_that_somebody_else_makes_anew_is_told_everything() throws Exception {
    lost(
        "/faults/topic-anew",
        5,
        (kafka, admin) -> {
          makeAnew(admin);
          kafka.awaitMore(200);
        });
  }

  private interface Then {
    void happens(KafkaWriters kafka, Admin admin) throws Exception;
  }

  private static void lost(String source, long pauseMillis, Then then) throws Exception {
    long seed = Seed.next("the recorded topic lost");
    try (KafkaWriters kafka = new KafkaWriters(broker.address(), source);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      kafka.start(2, seed, pauseMillis);
      kafka.awaitMore(100);
      admin.deleteTopics(List.of(Topics.RECORDED)).all().get(20, TimeUnit.SECONDS);
      then.happens(kafka, admin);
      kafka.stop();
      assertAllIsThere(kafka);
    }
  }

  /** Before the platform looks at its topics again, unless it does so just then. */
  private static void makeAnew(Admin admin) throws Exception {
    NewTopic topic =
        new NewTopic(Topics.RECORDED, 3, (short) 1)
            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    long end = System.nanoTime() + CAUGHT_UP.toNanos();
    while (true) {
      try {
        admin.createTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS);
        return;
      } catch (ExecutionException stillThere) {
        // It goes in the background; or the platform was faster.
        assertThat(System.nanoTime()).as("%s", stillThere.getCause()).isLessThan(end);
        Thread.sleep(50);
        if (admin.listTopics().names().get(20, TimeUnit.SECONDS).contains(Topics.RECORDED)) {
          return;
        }
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
}
