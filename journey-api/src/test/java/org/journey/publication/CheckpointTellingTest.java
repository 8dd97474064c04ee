package org.journey.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.Producer;
import org.journey.checkpoint.CheckpointFile;
import org.journey.checkpoint.Checkpoints;
import org.journey.checkpoint.Kept;
import org.journey.checkpoint.LogWitness;
import org.journey.checkpoint.Published;
import org.journey.checkpoint.SigningKeys;
import org.journey.checkpoint.TreeLog;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.KafkaSettings;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.log.Append;
import org.journey.log.Appends;
import org.journey.log.Deadline;
import org.journey.log.GroupCommitAppender;
import org.journey.log.TestPostgres;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node tells of checkpoints that takes the turn, of a log with keys of its own. */
class CheckpointTellingTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private static final String NAME = "journey.test";

  private @TempDir Path directory;
  private final KafkaClients clients =
      new KafkaClients(
          new KafkaSettings(
              PLATFORM.kafka(), null, Map.of(), null, null, 2, (short) 1, false, false));
  private final CheckpointTopic topic =
      new CheckpointTopic(clients, PLATFORM.application().getBean(Topics.class));
  private final TestPostgres.Database database = TestPostgres.database();
  private final HikariDataSource source = database.application().pool(4);

  @BeforeEach
  void record() {
    try (GroupCommitAppender appender =
        new GroupCommitAppender(database.application(), sequence -> {})) {
      List<Append> some = List.of(Appends.row("soar", "j", 0), Appends.row("soar", "j", 1));
      appender.append(some, Deadline.in(Duration.ofSeconds(20)));
    }
  }

  @AfterEach
  void end() {
    source.close();
  }

  private Path key(String file) throws IOException {
    Path key = directory.resolve(file);
    SigningKeys.create(key);
    return key;
  }

  /** Another start of a node, with its own file. */
  private Checkpoints node(SigningKeys keys, String folder) throws IOException {
    LogWitness witness = new LogWitness(source, TreeLog.INTERACTIONS, keys, NAME);
    CheckpointFile file = new CheckpointFile(directory.resolve(folder), TreeLog.INTERACTIONS);
    return new Checkpoints(witness, witness.look(List.of(), List.of(), null).identity(), file);
  }

  private static Kept published(Checkpoints node) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (node.published() == null) {
      assertThat(System.nanoTime()).as("it is published").isLessThan(until);
      Thread.sleep(20);
    }
    return Objects.requireNonNull(node.published());
  }

  private void put(String note) {
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      wire.send(Topics.CHECKPOINTS, TreeLog.INTERACTIONS.label(), Map.of(), note.getBytes(UTF_8));
    }
  }

  /** What a node does when it takes the turn. */
  private void takeTurn(Checkpoints node) throws InterruptedException {
    CheckpointTelling telling = new CheckpointTelling(topic, List.of(node));
    try (Producer<byte[], byte[]> producer =
        clients.producer("telling", Map.of("transactional.id", NAME))) {
      producer.initTransactions();
      telling.begin();
      telling.tell(producer);
      telling.tell(producer);
    }
  }

  @Test
  void what_was_signed_again_under_another_key_is_told_though_nothing_was_recorded()
      throws Exception {
    Path one = key("one.key");
    Path two = key("two.key");
    SigningKeys old = SigningKeys.open(NAME, List.of(one));
    SigningKeys both = SigningKeys.open(NAME, List.of(two, one));
    SigningKeys young = SigningKeys.open(NAME, List.of(two));
    try (Checkpoints before = node(old, "before")) {
      put(published(before).note());
    }

    try (Checkpoints after = node(both, "after")) {
      published(after);
      takeTurn(after);
      List<Published> told = topic.read(TreeLog.INTERACTIONS, young);
      assertThat(told)
          .singleElement()
          .satisfies(last -> assertThat(last.isSignedByAll(both)).isTrue())
          .satisfies(last -> assertThat(last.checkpoint(young).size()).isEqualTo(2));

      takeTurn(after);
      assertThat(topic.read(TreeLog.INTERACTIONS, young)).as("told once").isEqualTo(told);
      assertThat(after.betrayal()).isNull();
    }
  }

  @Test
  void where_nothing_is_signed_by_a_key_that_is_known_the_log_is_betrayed_and_the_rest_goes_on()
      throws Exception {
    SigningKeys others = SigningKeys.open(NAME, List.of(key("others.key")));
    SigningKeys own = SigningKeys.open(NAME, List.of(key("own.key")));
    try (Checkpoints before = node(others, "before")) {
      put(published(before).note());
    }
    database.execute("set session_replication_role = replica; delete from log_checkpoint");

    try (Checkpoints node = node(own, "after")) {
      published(node);
      takeTurn(node);
      assertThat(node.betrayal())
          .startsWith("journey.checkpoints: nothing there of interactions is signed by a key");
      assertThat(topic.last(TreeLog.INTERACTIONS, others))
          .as("nothing was told behind it")
          .hasSize(1);
    }
  }
}
