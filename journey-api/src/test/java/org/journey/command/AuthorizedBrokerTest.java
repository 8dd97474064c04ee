package org.journey.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.journey.examples.Program;
import org.journey.kafka.GuardedBroker;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.KafkaSettings;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.local.LocalInstance;
import org.journey.log.InteractionLog;
import org.journey.log.Stored;
import org.journey.operations.ProductionSettings;
import org.journey.web.Events;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who may do what over Kafka in production, with a broker that asks: a node, producers and readers,
 * each known by the certificate that make-secrets.sh made for it, and let by the ACLs of set-up.sh.
 */
@DisabledOnOs(OS.WINDOWS)
class AuthorizedBrokerTest {

  private static final String NORTH = "journey.interactions.north";
  private static final String SOUTH = "journey.interactions.south";
  private static final String WEST = "journey.interactions.west";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The node looks at its topics every 20 s. */
  private static final Duration LOOKED_AGAIN = Duration.ofSeconds(45);

  @TempDir private static Path folder;
  private static final Deque<AutoCloseable> OPEN = new ConcurrentLinkedDeque<>();
  private static GuardedBroker broker;
  private static LocalInstance database;
  private static ConfigurableApplicationContext node;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "openssl"))),
        "openssl is not installed here");
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<LocalInstance> starting = beside.submit(AuthorizedBrokerTest::startDatabase);
      broker =
          new GuardedBroker(
              folder.resolve("kafka"),
              List.of("north", "south", "west"),
              List.of("warehouse", "clinic"));
      OPEN.push(broker.start());
      List<String> platform = List.of("platform");
      List<String> bindings =
          List.of("bindings", NORTH + "=north," + SOUTH + "=south," + WEST + "=west");
      // Twice, as it is done at every start of all.
      broker.setUp(
          platform,
          bindings,
          List.of("reader", "warehouse"),
          List.of("refusals", "clinic"),
          platform,
          bindings);
      database = starting.get();
    }
    node =
        Application.serve(
            "production", given(NORTH + "=north," + SOUTH + "=south"), ProductionSettings::check);
    OPEN.push(node);
  }

  private static LocalInstance startDatabase() {
    LocalInstance started = LocalInstance.start(folder.resolve("data"));
    OPEN.push(started);
    return started;
  }

  @AfterAll
  static void end() throws Exception {
    while (!OPEN.isEmpty()) {
      OPEN.pop().close();
    }
  }

  private static Map<String, Object> given(String bindings) throws IOException {
    Map<String, Object> given = new HashMap<>(ProductionGiven.of(database, folder));
    given.put("journey.kafka.enabled", "true");
    given.put("journey.kafka.bootstrap-servers", broker.inside());
    given.put("journey.kafka.client-file", broker.client("journey").toString());
    given.put("journey.kafka.bindings", bindings);
    // There is one broker.
    given.put("journey.kafka.allow-one-copy", "true");
    given.put("journey.kafka.replication-factor", "1");
    return given;
  }

  private static Wire as(String name) throws IOException {
    return new Wire(broker.outside(), broker.shown(name));
  }

  private static Admin admin() throws IOException {
    Map<String, Object> settings = new HashMap<>(broker.shown("kafka-admin"));
    settings.put("bootstrap.servers", broker.outside());
    return Admin.create(settings);
  }

  private static Predicate<ConsumerRecord<byte[], byte[]>> about(String journey) {
    return record -> record.key() != null && journey.equals(new String(record.key(), UTF_8));
  }

  @Test
  void a_producer_may_write_to_its_own_topic_alone_and_read_none() throws Exception {
    try (Wire producer = as("producer-north")) {
      producer.send(NORTH, null, Map.of(), "{}".getBytes(UTF_8));
      for (String topic : List.of(SOUTH, Topics.RECORDED, Topics.CHECKPOINTS, Topics.REJECTED)) {
        assertMayNotWrite("producer-north", topic);
      }
      for (String topic :
          List.of(NORTH, SOUTH, Topics.RECORDED, Topics.CHECKPOINTS, Topics.REJECTED)) {
        assertMayNotRead(producer, topic);
      }
    }
  }

  /** Without idempotence, which asks for a right of its own first. */
  private static void assertMayNotWrite(String name, String topic) throws IOException {
    Map<String, String> shown = new HashMap<>(broker.shown(name));
    shown.put("enable.idempotence", "false");
    try (Wire wire = new Wire(broker.outside(), shown)) {
      assertThatThrownBy(() -> wire.send(topic, null, Map.of(), "{}".getBytes(UTF_8)))
          .as(topic)
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  private static void assertMayNotRead(Wire wire, String topic) {
    List<TopicPartition> some = List.of(new TopicPartition(topic, 0));
    try (KafkaConsumer<byte[], byte[]> consumer = wire.consumer(Map.of())) {
      consumer.assign(some);
      consumer.seekToBeginning(some);
      assertThatThrownBy(() -> consumer.poll(PATIENCE))
          .as(topic)
          .isInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void a_topic_speaks_for_its_organisation_and_no_other_and_a_reader_follows_what_is_stored()
      throws Exception {
    String journey = Events.fresh("j");
    String theirs = Events.fresh("j");
    ObjectNode own = Wire.ofOrganisation(Events.referral(journey), "north");
    ObjectNode foreign = Wire.ofOrganisation(Events.referral(theirs), "south");
    try (Wire north = as("producer-north");
        Wire south = as("producer-south");
        Wire reader = as("reader-warehouse");
        Wire refusals = as("reader-clinic")) {
      north.send(NORTH, own);
      north.send(NORTH, foreign);

      ConsumerRecord<byte[], byte[]> told =
          reader.await(Topics.RECORDED, 1, about(journey)).getFirst();
      assertThat(Wire.header(told, "ce_organisation")).isEqualTo("north");
      assertThat(Wire.json(told).required("id")).isEqualTo(own.required("id"));
      JsonNode refused = Wire.json(refusals.await(Topics.REJECTED, 1, about(theirs)).getFirst());
      assertThat(refused.at("/problem/type").stringValue()).isEqualTo("/problems/forbidden");
      assertThat(refused.required("topic").stringValue()).isEqualTo(NORTH);
      assertThat(stored("north")).contains(journey).doesNotContain(theirs);
      assertThat(stored("south")).doesNotContain(journey, theirs);

      // The same, by who may speak for them.
      south.send(SOUTH, foreign);
      reader.await(Topics.RECORDED, 1, about(theirs));
      assertThat(stored("south")).contains(theirs);

      assertThat(reader.await(Topics.CHECKPOINTS, 1, record -> record.key() != null)).isNotEmpty();
      follow(reader, "warehouse-1", journey);
      assertThatThrownBy(() -> follow(reader, "journey", journey))
          .isInstanceOf(GroupAuthorizationException.class);
      for (String topic : List.of(NORTH, SOUTH, Topics.REJECTED)) {
        assertMayNotRead(reader, topic);
      }
      for (String topic : List.of(NORTH, SOUTH, Topics.RECORDED, Topics.CHECKPOINTS)) {
        assertMayNotRead(refusals, topic);
      }
      for (String topic : List.of(NORTH, Topics.RECORDED, Topics.CHECKPOINTS)) {
        assertMayNotWrite("reader-warehouse", topic);
      }
    }
  }

  private static List<String> stored(String organisation) {
    return node.getBean(InteractionLog.class).after(0, organisation, 1_000).stream()
        .map(Stored::subject)
        .toList();
  }

  /** Reads as a member of a group until a journey is told of, and notes how far it came. */
  private static void follow(Wire reader, String group, String journey) {
    try (KafkaConsumer<byte[], byte[]> member =
        reader.consumer(Map.of("group.id", group, "auto.offset.reset", "earliest"))) {
      member.subscribe(List.of(Topics.RECORDED));
      long end = System.nanoTime() + PATIENCE.toNanos();
      boolean found = false;
      while (!found) {
        assertThat(System.nanoTime()).isLessThan(end);
        for (ConsumerRecord<byte[], byte[]> record : member.poll(Duration.ofMillis(200))) {
          found |= about(journey).test(record);
        }
      }
      member.commitSync();
    }
  }

  @Test
  void a_topic_that_is_removed_is_made_again_by_the_node_and_told_what_came_meanwhile()
      throws Exception {
    String journey = Events.fresh("j");
    String register = journey + " 2026-01-20T14:00:00Z social-cafe";
    try (Wire south = as("producer-south");
        Wire reader = as("reader-warehouse");
        Admin admin = admin()) {
      south.send(SOUTH, Wire.ofOrganisation(Events.referral(journey), "south"));
      reader.await(Topics.RECORDED, 1, about(journey));
      Set<String> lost = Set.of("", recordedId(admin));
      admin.deleteTopics(List.of(Topics.RECORDED)).all().get(20, TimeUnit.SECONDS);

      Program.Run sent =
          Program.run(
              folder,
              Map.of(),
              register + "\n",
              Program.overKafka(
                  "CafeRegister.java",
                  broker.outside(),
                  "south",
                  "w-7",
                  "--topic",
                  SOUTH,
                  "--client",
                  broker.client("producer-south").toString()));
      assertThat(sent.exit()).as(sent.told()).isZero();
      assertThat(sent.printed()).isEqualTo(register + " sent\n");

      long end = System.nanoTime() + LOOKED_AGAIN.toNanos();
      while (lost.contains(recordedId(admin))) {
        assertThat(System.nanoTime()).as("it is made again").isLessThan(end);
        Thread.sleep(100);
      }
      assertThat(reader.await(Topics.RECORDED, 2, about(journey)))
          .extracting(record -> Wire.header(record, "ce_type"))
          .containsExactly("journey.referral-received.v1", "journey.session-attended.v1");
    }
  }

  /** Which topic it is; empty if there is none. */
  private static String recordedId(Admin admin) throws Exception {
    try {
      return admin
          .describeTopics(List.of(Topics.RECORDED))
          .topicNameValues()
          .values()
          .iterator()
          .next()
          .get(20, TimeUnit.SECONDS)
          .topicId()
          .toString();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return "";
      }
      throw e;
    }
  }

  /** As brokers are that were set up for a release without it. */
  @Test
  void without_the_rights_to_the_topic_of_checkpoints_all_others_are_read_and_written()
      throws Exception {
    try (Admin admin = admin()) {
      AclBindingFilter all =
          new AclBindingFilter(
              new ResourcePatternFilter(
                  ResourceType.TOPIC, Topics.CHECKPOINTS, PatternType.LITERAL),
              AccessControlEntryFilter.ANY);
      Collection<AclBinding> rights =
          admin.deleteAcls(List.of(all)).all().get(20, TimeUnit.SECONDS);
      admin.deleteTopics(List.of(Topics.CHECKPOINTS)).all().get(20, TimeUnit.SECONDS);
      try {
        assertThat(madeReady().haveCheckpoints()).isFalse();
      } finally {
        admin.createAcls(rights).all().get(20, TimeUnit.SECONDS);
      }
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!madeReady().haveCheckpoints()) {
        assertThat(System.nanoTime()).as("it is made").isLessThan(end);
      }
    }
  }

  /** As a node does it that starts. */
  private static Topics madeReady() throws IOException, InterruptedException {
    KafkaSettings settings =
        new KafkaSettings(
            broker.inside(),
            broker.client("journey"),
            Map.of(),
            null,
            null,
            12,
            (short) 1,
            true,
            false);
    Topics topics = new Topics(new KafkaClients(settings), settings, Set.of(NORTH, SOUTH));
    topics.ready();
    return topics;
  }

  @Test
  void a_topic_that_everybody_may_write_to_stops_a_start() throws Exception {
    try (Admin admin = admin()) {
      admin
          .createAcls(
              List.of(
                  new AclBinding(
                      new ResourcePattern(ResourceType.TOPIC, WEST, PatternType.LITERAL),
                      new AccessControlEntry(
                          "User:*", "*", AclOperation.WRITE, AclPermissionType.ALLOW))))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
    String config = ProductionGiven.file(folder, given(NORTH + "=north," + WEST + "=west"));
    Here refused = Here.run("serve", "--profile", "production", "--config", config);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err().lines().toList().getLast())
        .isEqualTo(
            "journey: journey.kafka.bindings: "
                + WEST
                + " has an ACL by which anybody may write to it: User:* or User:ANONYMOUS");
  }
}
