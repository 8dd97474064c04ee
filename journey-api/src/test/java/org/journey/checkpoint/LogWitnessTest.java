package org.journey.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.List;
import org.journey.proof.Checkpoint;
import org.journey.proof.NoteKey;
import org.journey.proof.SignedNote;
import org.journey.proof.TreeHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A log that was rolled back or changed does not start, and says why. */
class LogWitnessTest {

  /** Over one tile and into the next, so that hashes of both kinds are kept. */
  private static final int JOURNEYS = 300;

  private static final String OF = " where sequence = ";

  private static final String LOSS =
      "delete from interaction where sequence > 500; delete from interaction_key where sequence >"
          + " 500";

  private @TempDir Path directory;
  private @SuppressWarnings("NullAway.Init") WitnessedLog log;

  @BeforeEach
  void begin() throws IOException {
    log = new WitnessedLog(directory);
  }

  @AfterEach
  void end() {
    log.close();
  }

  private void assertBetrayed(@Nullable Long accepted, String message) {
    assertThatThrownBy(() -> log.start(accepted))
        .isInstanceOf(LogBetrayed.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_log_that_only_grew_starts_and_its_checkpoints_are_of_its_bytes()
      throws IOException, SQLException {
    log.start(null);
    Kept empty = log.publish();
    log.record(JOURNEYS);
    Kept first = log.publish();
    log.record(40);
    LogWitness.Seen seen = log.start(null);
    Kept second = log.publish();

    assertThat(empty.checkpoint().size()).isZero();
    assertThat(first.checkpoint().size()).isEqualTo(2 * JOURNEYS);
    assertThat(second.checkpoint().size()).isEqualTo(2 * JOURNEYS + 80);
    assertThat(second.checkpoint().root().bytes()).isEqualTo(naive(log.events()));
    assertThat(seen.checkedUpTo()).isEqualTo(2 * JOURNEYS + 80);
    assertThat(SignedNote.parse(second.note()).isSignedBy(log.keys().keys())).isTrue();
    assertThat(
            log.trees()
                .consistency(first.checkpoint().size(), second.checkpoint().size())
                .proves(first.checkpoint().root(), second.checkpoint().root()))
        .isTrue();
    assertThat(log.trees().last(seen.identity().origin())).contains(second);
  }

  /** RFC 6962, section 2.1, word for word. */
  private static byte[] naive(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return new TreeHash().leaf(leaves.getFirst()).bytes();
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((byte) 1);
      sha256.update(naive(leaves.subList(0, k)));
      return sha256.digest(naive(leaves.subList(k, leaves.size())));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update interaction set event = set_bit(event, 900, 1 - get_bit(event, 900)) where sequence = 77 | the log was changed: 77 has other bytes than those its hash was made of
          update interaction set event = set_bit(event, 900, 1 - get_bit(event, 900)) where sequence = 599 | the log was changed: 599 has other bytes
          update interaction set leaf_hash = set_bit(leaf_hash, 9, 1 - get_bit(leaf_hash, 9)) where sequence = 77 | 77 has other bytes than those its hash
          delete from interaction where sequence = 77 | 77 is missing
          delete from interaction where sequence = 1 | 1 is missing
          delete from interaction where sequence = 599 | 599 is missing
          update interaction set sequence = case sequence when 40 then -41 when 41 then -40 end where sequence in (40, 41); update interaction set sequence = -sequence where sequence < 0 | 40 has the bytes of 41
          update interaction set organisation = 'other' where sequence = 5 | 5 is indexed as what it is not
          update interaction set subject = 'j-9', version = 9 where sequence = 5 | 5 is indexed as what it is not
          update interaction set recorded = recorded - interval '1 day' where sequence = 5 | 5 is indexed as what it is not
          update interaction set event = '\\x7b7d', leaf_hash = sha256('\\x007b7d') where sequence = 77 | 1 or one of the 255 behind it is not the one that is in the tree
          update interaction set event = '\\x7b7d', leaf_hash = sha256('\\x007b7d') where sequence = 599 | each row is whole by itself, so rows were exchanged
          update log_node set hash = sha256('x') where place = 1 | 257 or one of the 255 behind it
          update log_checkpoint set note = replace(note, E'\\n600\\n', E'\\n500\\n') | that the database has is signed by none of the keys
          update log_checkpoint set note = 'x' | a checkpoint that the database has was changed
          update interaction set type = 9999 where sequence = 5 | 5 is indexed as what it is not
          update interaction set about_client = not about_client where sequence = 5 | 5 is indexed as what it is not
          update interaction set client = 'c-other' where sequence = 5 | 5 is indexed as what it is not
          update interaction set identity = gen_random_uuid() where sequence = 5 | 5 is indexed as what it is not
          update interaction set source = 'else' where sequence = 5 | 5 is indexed as what it is not
          update interaction set id = 'else' where sequence = 5 | 5 is indexed as what it is not
          update interaction set recorder = 'else' where sequence = 5 | 5 is indexed as what it is not
          update interaction set occurred = occurred - interval '1 day' where sequence = 5 | 5 is indexed as what it is not
          """)
  void a_hand_in_the_database_is_named(String sql, String message) throws IOException {
    log.record(JOURNEYS);
    log.publish();
    log.tamper(sql);
    assertBetrayed(null, message);
  }

  @Test
  void a_change_is_seen_by_what_the_database_has_of_itself_where_nothing_was_published()
      throws IOException {
    log.record(JOURNEYS);
    log.publish();
    log.forgetFile();
    log.tamper("delete from interaction where sequence > 500");
    assertBetrayed(null, "501 to 600 are missing");
  }

  @Test
  void a_tail_that_is_lost_is_named_and_must_be_accepted_to_go_on() throws IOException {
    log.record(JOURNEYS);
    Kept before = log.publish();
    log.tamper(LOSS);

    assertBetrayed(null, "the log holds 500, but a checkpoint of 600 was published");
    assertBetrayed(null, "start once with --accept-rollback 501");
    assertBetrayed(500L, "start once with --accept-rollback 501");
    assertBetrayed(502L, "start once with --accept-rollback 501");

    LogIdentity next = log.start(501L).identity();
    assertThat(next.origin()).isNotEqualTo(before.checkpoint().origin());
    assertThat(next.logId()).hasSize(36);
    assertThat(next.beganAt()).isEqualTo(500);
    assertThat(next.lost()).isEqualTo(new LogIdentity.Lost(before.checkpoint().origin(), 600));
    // Before anything was published anew the old file is there still, and was judged.
    assertThat(log.start(null).identity()).isEqualTo(next);
    assertThat(log.start(501L).identity()).isEqualTo(next);

    log.record(200);
    Kept after = log.publish();
    assertThat(after.checkpoint().origin()).isEqualTo(next.origin());
    assertThat(after.checkpoint().size()).isEqualTo(900);
    assertThat(log.start(null).identity()).isEqualTo(next);
    assertThat(log.trees().identities()).hasSize(2);
  }

  @Test
  void the_same_back_up_can_be_restored_again_after_the_loss_was_accepted_once()
      throws IOException {
    log.record(JOURNEYS);
    Published first = new Published("first", log.publish().note());
    log.tamper(LOSS);
    LogIdentity known = log.start(501L).identity();
    log.record(200);
    Published second = new Published("second", log.publish().note());
    // The copy knows nothing of the log that it became once before.
    log.tamper(
        LOSS
            + "; delete from log_checkpoint where size > 500; delete from log_node where number >"
            + " 0; delete from log_succession; delete from log_identity where number > 0");

    assertThatThrownBy(() -> log.start(List.of(first, second), null))
        .isInstanceOf(LogBetrayed.class)
        .hasMessageContaining(
            "second: is of another log than the one in the database (" + known.origin() + ")")
        .hasMessageContaining("start once with --accept-rollback 501");
    assertThatThrownBy(() -> log.start(List.of(first, second), 500L))
        .isInstanceOf(LogBetrayed.class);

    LogIdentity next = log.start(List.of(first, second), 501L).identity();
    assertThat(next.number()).isEqualTo(1);
    assertThat(next.beganAt()).isEqualTo(500);
    assertThat(next.lost()).isEqualTo(new LogIdentity.Lost(known.origin(), 900));
    for (List<Published> order : List.of(List.of(first, second), List.of(second, first))) {
      assertThat(log.start(order, null).identity()).isEqualTo(next);
    }
    log.record(10);
    assertThat(log.publish().checkpoint().origin()).isEqualTo(next.origin());
    assertThat(log.start(List.of(second), null).identity()).isEqualTo(next);
  }

  @Test
  void a_node_that_had_published_more_of_what_is_lost_follows_though_the_log_has_grown()
      throws IOException {
    log.record(JOURNEYS);
    Kept before = log.publish();
    log.record(2);
    Published more = new Published("other node", log.publish().note());
    log.tamper(LOSS + "; delete from log_checkpoint where size > 500");
    LogIdentity next = log.start(List.of(new Published("node", before.note())), 501L).identity();
    log.record(200);
    assertThat(log.start(List.of(more), null).identity()).isEqualTo(next);
    assertThat(log.trees().identities()).hasSize(2);
  }

  @Test
  void a_forged_succession_excuses_nothing() throws IOException {
    log.record(JOURNEYS);
    Kept kept = log.publish();
    String origin = kept.checkpoint().origin();
    log.tamper(
        "insert into log_identity values ('interactions', 1, 'journey.test/interactions/forged', 0,"
            + " '"
            + origin
            + "', 9000000000); "
            + LOSS);
    assertBetrayed(null, "the log is said to go on as journey.test/interactions/forged");
    assertBetrayed(501L, "and none of the keys of journey.log.signing-key-files signed that");

    SigningKeys.create(directory.resolve("two.key"));
    LogIdentity forged =
        new LogIdentity(
            1, "journey.test/interactions/forged", 0, new LogIdentity.Lost(origin, 9000000000L));
    String note = log.keys("two.key").sign(Succession.text(forged)).toString();
    log.tamper("insert into log_succession values ('interactions', 1, '" + note + "')");
    assertBetrayed(null, "the log is said to go on as journey.test/interactions/forged");
  }

  @Test
  void a_succession_goes_on_being_believed_when_keys_follow_each_other() throws IOException {
    log.record(JOURNEYS);
    log.publish();
    log.tamper(LOSS);
    LogIdentity next = log.start(501L).identity();
    log.publish();
    SigningKeys.create(directory.resolve("two.key"));
    assertThat(started("two.key", "one.key").identity()).isEqualTo(next);
    // Nothing was recorded meanwhile: the last checkpoint is signed anew all the same.
    Kept both = log.make(next, log.keys("two.key", "one.key"));
    log.file().write(both);
    assertThat(both.checkpoint().size()).isEqualTo(500);
    assertThat(started("two.key").identity()).isEqualTo(next);
    assertThat(log.make(next, log.keys("two.key"))).isEqualTo(both);
  }

  private LogWitness.Seen started(String... keys) throws IOException {
    return started(log.keys(keys));
  }

  private LogWitness.Seen started(SigningKeys keys) throws IOException {
    return new LogWitness(log.source, TreeLog.INTERACTIONS, keys, WitnessedLog.NAME)
        .look(log.file().published(), log.file().earlier(), null);
  }

  @Test
  void a_key_that_is_lost_is_followed_by_another_once_its_public_half_is_named()
      throws IOException {
    log.record(JOURNEYS);
    log.publish();
    log.tamper(LOSS);
    LogIdentity next = log.start(501L).identity();
    String published = log.publish().note();
    String lost = log.keys().keys().getFirst().toString();
    Files.delete(directory.resolve("one.key"));
    SigningKeys.create(directory.resolve("two.key"));
    SigningKeys young = log.keys("two.key");

    log.forgetFile();
    assertThatThrownBy(() -> started(young))
        .isInstanceOf(LogBetrayed.class)
        .hasMessageContaining("name its public half in journey.log.former-keys");
    log.put(published);
    SigningKeys named = young.believing(List.of(lost));
    assertThat(started(named).identity()).isEqualTo(next);
    Kept anew = log.make(next, named);
    log.file().write(anew);
    assertThat(SignedNote.parse(anew.note()).isSignedBy(List.of(NoteKey.parse(lost)))).isFalse();
    assertThat(named.keys()).isEqualTo(young.keys());

    assertThat(started(young).identity()).isEqualTo(next);
    assertThat(log.make(next, young)).isEqualTo(anew);
  }

  @Test
  void a_database_of_before_the_last_change_of_keys_starts_once_the_one_of_its_time_is_named()
      throws IOException {
    log.record(5);
    Kept before = log.publish();
    SigningKeys.create(directory.resolve("two.key"));
    SigningKeys young = log.keys("two.key");
    log.put(young.sign(before.checkpoint().text()).toString());

    assertThatThrownBy(() -> started(young))
        .isInstanceOf(LogBetrayed.class)
        .hasMessageStartingWith("the checkpoint of 10 that the database has is signed by none")
        .hasMessageContaining("journey.log.former-keys");
    started(young.believing(List.of(log.keys().keys().getFirst().toString())));
  }

  @Test
  void a_change_is_not_disguised_by_a_loss() throws IOException {
    for (int i = 0; i < 30; i++) {
      log.record(10);
      log.publish();
    }
    log.tamper(
        "update interaction set event = '\\x7b7d', leaf_hash = sha256('\\x007b7d') where sequence ="
            + " 77; delete from log_node; delete from log_checkpoint; delete from interaction where"
            + " sequence > 598; delete from interaction_key where sequence > 598");
    assertBetrayed(599L, "are not those of the checkpoint that was published before");
    assertThat(log.trees().identities()).hasSize(1);
  }

  @Test
  void what_no_checkpoint_is_left_to_tell_of_is_said_before_a_loss_is_accepted()
      throws IOException {
    log.record(JOURNEYS);
    log.publish();
    log.tamper(LOSS + "; delete from log_checkpoint");
    assertBetrayed(
        null,
        "start once with --accept-rollback 501. No checkpoint is left that says what was between 0"
            + " and 500");
  }

  @Test
  void a_loss_is_not_accepted_of_a_log_that_grows() throws IOException {
    log.record(JOURNEYS);
    assertThatThrownBy(
            () ->
                log.trees()
                    .succeed(WitnessedLog.NAME, 599, new LogIdentity.Lost("it", 700), log.keys()))
        .isInstanceOf(LogBetrayed.class)
        .hasMessage(
            "the log holds 600 by now and not 599: another node is running, which must be stopped"
                + " first");
  }

  @Test
  void what_was_published_in_several_places_is_one_loss_and_each_place_is_looked_at()
      throws IOException {
    log.record(JOURNEYS);
    Published early = new Published("early", log.publish().note());
    log.record(50);
    Kept last = log.publish();
    Published late = new Published("late", last.note());
    assertThat(log.start(List.of(early, late), null).identity().number()).isZero();

    log.tamper(LOSS + "; delete from log_checkpoint where size > 500");
    for (List<Published> order : List.of(List.of(early, late), List.of(late, early))) {
      assertThatThrownBy(() -> log.start(order, null))
          .isInstanceOf(LogBetrayed.class)
          .hasMessageContaining("the log holds 500, but a checkpoint of 700 was published")
          .hasMessageContaining("(late)");
    }
    LogIdentity next = log.start(List.of(early, late), 501L).identity();
    assertThat(next.number()).isEqualTo(1);
    assertThat(next.lost()).isEqualTo(new LogIdentity.Lost(last.checkpoint().origin(), 700));
    assertThat(log.start(List.of(late, early), null).identity()).isEqualTo(next);

    // A place that lags behind two roll-backs is judged by the one that it was lost with.
    log.record(10);
    Published second = new Published("second", log.publish().note());
    log.tamper(
        "delete from interaction where sequence > 510; delete from interaction_key where sequence"
            + " > 510; delete from log_checkpoint where size > 510");
    LogIdentity third = log.start(List.of(early, late, second), 511L).identity();
    assertThat(third.number()).isEqualTo(2);
    assertThat(log.start(List.of(early, late, second), null).identity()).isEqualTo(third);
  }

  @Test
  void a_change_cannot_be_accepted_as_a_roll_back() throws IOException {
    log.record(JOURNEYS);
    log.publish();
    log.record(10);
    log.publish();
    log.tamper(
        "delete from interaction where sequence > 600; delete from interaction where sequence ="
            + " 300");
    assertBetrayed(601L, "300 is missing");
    log.tamper("delete from log_checkpoint where size > 600");
    assertBetrayed(601L, "300 is missing");
    assertThat(log.trees().identities()).hasSize(1);
  }

  @Test
  void the_file_of_another_log_or_under_another_key_stops_the_start() throws IOException {
    log.record(5);
    Kept kept = log.publish();
    Checkpoint other = new Checkpoint("somewhere/interactions/else", 10, kept.checkpoint().root());
    log.put(log.keys().sign(other.text()).toString());
    assertBetrayed(null, "is of another log than the one in the database");

    SigningKeys.create(directory.resolve("two.key"));
    log.put(log.keys("two.key").sign(kept.checkpoint().text()).toString());
    assertBetrayed(null, "is signed by none of the keys");

    log.put(kept.note().replace("\n10\n", "\n11\n"));
    assertBetrayed(null, "is signed by none of the keys");
    log.put("nothing of ours\n");
    assertBetrayed(null, "is no checkpoint");
  }

  @Test
  void a_key_follows_another_by_way_of_both() throws IOException {
    log.record(5);
    log.publish();
    SigningKeys.create(directory.resolve("two.key"));
    SigningKeys old = log.keys();
    SigningKeys both = log.keys("two.key", "one.key");
    SigningKeys young = log.keys("two.key");

    log.record(5);
    Kept signedByBoth = log.make(log.start(null).identity(), both);
    log.put(signedByBoth.note());

    assertThat(SignedNote.parse(signedByBoth.note()).isSignedBy(old.keys())).isTrue();
    assertThat(SignedNote.parse(signedByBoth.note()).isSignedBy(young.keys())).isTrue();
    new LogWitness(log.source, TreeLog.INTERACTIONS, young, WitnessedLog.NAME)
        .look(log.file().published(), List.of(), null);
  }

  @Test
  void a_key_file_that_others_may_read_or_that_is_none_is_refused() throws IOException {
    Path file = directory.resolve("open.key");
    SigningKeys.create(file);
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> log.keys("open.key"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("by its owner alone");
    Path none = directory.resolve("none.key");
    Files.writeString(none, "-----BEGIN PRIVATE KEY-----\nsecret words\n-----END PRIVATE KEY-----");
    Files.setPosixFilePermissions(
        none, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> log.keys("none.key"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no pair of Ed25519 keys")
        .hasMessageNotContaining("secret words");
  }

  @Test
  void nothing_is_signed_on_top_of_a_change() throws IOException {
    log.record(JOURNEYS);
    Kept before = log.publish();
    String origin = before.checkpoint().origin();
    LogIdentity identity = log.trees().identity(WitnessedLog.NAME);
    log.tamper("update interaction set leaf_hash = sha256('x')" + OF + 600);
    log.record(1);
    assertThatThrownBy(() -> log.make(identity, log.keys()))
        .isInstanceOf(LogBetrayed.class)
        .hasMessage("the first 600 of the log are not those that were signed");
    log.tamper("delete from interaction where sequence > 598");
    assertThatThrownBy(() -> log.make(identity, log.keys()))
        .isInstanceOf(LogBetrayed.class)
        .hasMessageContaining("599 to 600 are missing");
    assertThat(log.trees().last(origin)).contains(before);
  }

  @Test
  void the_application_cannot_change_what_it_signed() throws IOException {
    log.record(1);
    log.publish();
    for (String table : List.of("log_checkpoint", "log_node", "log_identity", "log_succession")) {
      for (String change : List.of("delete from " + table, "truncate " + table)) {
        assertThatThrownBy(
                () -> {
                  try (var connection = log.source.getConnection();
                      var statement = connection.createStatement()) {
                    statement.execute(change);
                  }
                })
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied");
      }
    }
  }
}
