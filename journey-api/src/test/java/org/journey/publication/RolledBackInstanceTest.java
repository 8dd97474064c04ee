package org.journey.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.journey.checkpoint.TreeLog;
import org.journey.command.Here;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.local.LocalInstance;
import org.journey.proof.Checkpoint;
import org.journey.proof.SignedNote;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has the database and the node's files cannot take the log back unseen. */
class RolledBackInstanceTest {

  private static final String LOSS =
      """
      set session_replication_role = replica;
      delete from interaction where sequence > 1;
      delete from interaction_key where sequence > 1;
      delete from log_checkpoint where log = 'INTERACTIONS' and size > 1;
      """;

  private @TempDir Path folder;

  @Tag("faults")
  @Test
  void what_was_told_over_kafka_betrays_it_and_it_goes_on_as_another_log_once_that_is_accepted()
      throws Exception {
    Path data = folder.resolve("data");
    String before = grown(data);
    takeBack(data);

    Here refused = Here.run("serve", "--data", data.toString(), "--port", "0");
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.err())
        .contains("the log holds 1, but a checkpoint of 3 was published: 2 to 3 are missing")
        .contains("(journey.checkpoints, offset ")
        .contains("start once with --accept-rollback 2");

    RunningPlatform platform =
        RunningPlatform.withKafkaIn(
            data, settings -> settings.put("journey.log.accept-rollback", 2));
    try {
      Caller staff = platform.caller("w-1", "harbour", Role.STAFF);
      assertThat(staff.post(Events.referral(Events.fresh("j"))).is(201).sequence()).isEqualTo(2);
      Checkpoint after = told(platform, 2, before);
      assertThat(after.origin()).isNotEqualTo(before);
    } finally {
      platform.close();
    }
  }

  /** Three interactions, told of; the origin under which they were. */
  private static String grown(Path data) throws IOException {
    RunningPlatform platform = RunningPlatform.withKafkaIn(data, settings -> {});
    try {
      Caller staff = platform.caller("w-1", "harbour", Role.STAFF);
      for (int i = 0; i < 3; i++) {
        staff.post(Events.referral(Events.fresh("j"))).is(201);
      }
      return told(platform, 3, "").origin();
    } finally {
      platform.close();
    }
  }

  private static Checkpoint told(RunningPlatform platform, long size, String notOf) {
    try (Wire wire = new Wire(platform.kafka())) {
      return wire
          .await(
              Topics.CHECKPOINTS,
              1,
              record ->
                  TreeLog.INTERACTIONS.label().equals(new String(record.key(), UTF_8))
                      && of(record.value()).size() >= size
                      && !of(record.value()).origin().equals(notOf))
          .stream()
          .map(record -> of(record.value()))
          .toList()
          .getLast();
    }
  }

  private static Checkpoint of(byte[] note) {
    return Checkpoint.parse(SignedNote.parse(new String(note, UTF_8)));
  }

  /** As the superuser, and with the files of the node: the topic alone is not reached. */
  private static void takeBack(Path data) throws IOException, SQLException {
    Properties passwords = new Properties();
    try (Reader file = Files.newBufferedReader(data.resolve("database.passwords"))) {
      passwords.load(file);
    }
    try (LocalInstance instance = LocalInstance.start(data);
        Connection connection =
            DriverManager.getConnection(
                String.valueOf(instance.settings().get("journey.database.url")),
                "postgres",
                passwords.getProperty("superuser"));
        Statement statement = connection.createStatement()) {
      statement.execute(LOSS);
    }
    Files.delete(data.resolve("checkpoints").resolve("interactions.checkpoint"));
  }
}
