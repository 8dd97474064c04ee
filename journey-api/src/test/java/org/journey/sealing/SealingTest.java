package org.journey.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.interaction.Identity;
import org.journey.log.Stored;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Personal data from the emitter into the log and back, and how it is lost for ever. */
class SealingTest {

  private static TestPostgres.Database database;
  private static TestNode node;

  @BeforeAll
  static void start() {
    database = TestPostgres.database();
    node = new TestNode(database.application());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Stored record(Submission submission) {
    return ((Outcome.Accepted) node.recorder().record(submission)).stored();
  }

  private static String data(Stored stored, String pointer) {
    ObjectNode opened = node.opener().open(stored);
    return opened.at("/data" + pointer).toString();
  }

  @Test
  void a_reader_sees_what_the_emitter_wrote() {
    Stored referral = record(Messages.referral("a", "j-1"));
    assertThat(data(referral, "/person")).isEqualTo("{\"name\":\"Siân O'Neil\"}");
    assertThat(data(referral, "/note")).isEqualTo("\"walks with a stick\"");
    assertThat(data(referral, "/clientId")).isEqualTo("\"c-j-1\"");
    assertThat(new String(referral.event(), UTF_8)).doesNotContain("Neil").doesNotContain("stick");
  }

  @Test
  void the_corrected_data_of_a_correction_is_sealed_as_its_targets() {
    record(Messages.referral("b", "j-1"));
    Stored session = record(Messages.session("b", "j-1", "s-1"));
    Stored correction =
        record(
            Messages.message(
                "b",
                "interaction-corrected",
                "j-1",
                "k-1",
                "2026-02-05T09:00:00Z",
                """
                {"target":{"source":"/apps/test","id":"s-1"},"reason":"wrong words","data":
                {"activityId":"social-cafe","category":"SOCIAL","note":"an older secret"}}\
                """));
    assertThat(new String(correction.event(), UTF_8))
        .doesNotContain("secret")
        .doesNotContain("words");
    assertThat(data(correction, "/data/note")).isEqualTo("\"an older secret\"");
    assertThat(data(correction, "/reason")).isEqualTo("\"wrong words\"");
    assertThat(node.opener().open(List.of(session, correction))).hasSize(2);
  }

  @Test
  void nothing_personal_is_in_the_bytes_of_any_table() throws Exception {
    Stored referral = record(Messages.referral("c", "j-1"));
    record(Messages.session("c", "j-1", "s-1"));
    node.recorder().record(Messages.session("c", "j-1", "s-1", "2026-02-06T09:00:00Z"));
    assertThat(data(referral, "/note")).contains("stick");
    List<String> dump = new ArrayList<>();
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              "select relname from pg_class where relkind in ('r', 'i') and relnamespace ="
                  + " 'public'::regnamespace and relname not like 'flyway%'")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      assertThat(tables).contains("interaction", "person_key", "interaction_identity");
      statement.execute("checkpoint");
      for (String table : tables) {
        try (ResultSet row =
            statement.executeQuery(
                "select encode(pg_read_binary_file(pg_relation_filepath('"
                    + table
                    + "')), 'escape')")) {
          row.next();
          dump.add(row.getString(1));
        }
      }
    }
    String all = String.join("\n", dump);
    assertThat(all).contains("social-cafe");
    for (String personal : List.of("Neil", "stick", "ukasz", "first time", "talked")) {
      assertThat(all.contains(personal)).as(personal).isFalse();
    }
  }

  @Test
  void without_its_key_an_interaction_is_erased_and_the_others_are_not() {
    record(Messages.referral("d", "j-1"));
    Stored first = record(Messages.session("d", "j-1", "s-1"));
    Stored second = record(Messages.session("d", "j-1", "s-2"));
    database.execute("delete from interaction_key where sequence = " + first.sequence());
    assertThat(data(first, "/note")).isEqualTo("{\"erased\":true}");
    assertThat(data(first, "/minutes")).isEqualTo("90");
    assertThat(data(second, "/note")).contains("ukasz");
  }

  @Test
  void without_the_persons_key_everything_of_the_person_is_erased() {
    for (String how :
        List.of(
            "delete from person_key where organisation = '%s'",
            "update person_key set wrapped = null, destroyed = now() where organisation = '%s'")) {
      String organisation = how.startsWith("delete") ? "e1" : "e2";
      Stored referral = record(Messages.referral(organisation, "j-1"));
      Stored session = record(Messages.session(organisation, "j-1", "s-1"));
      Stored other = record(Messages.referral(organisation + "x", "j-2"));
      database.execute(how.formatted(organisation));
      tellOfKeys(organisation, "c-j-1");
      assertThat(data(referral, "/person")).isEqualTo("{\"erased\":true}");
      assertThat(data(referral, "/note")).isEqualTo("{\"erased\":true}");
      assertThat(data(session, "/note")).isEqualTo("{\"erased\":true}");
      assertThat(data(other, "/note")).contains("stick");
    }
  }

  /** As an erasure has every node hear of it. */
  private static void tellOfKeys(String organisation, String client) {
    database.execute(
        "insert into key_change (number, organisation, clients) select coalesce(max(number), 0) +"
            + " 1, '%s', '{%s}' from key_change".formatted(organisation, client));
    node.keys().catchUp();
  }

  @Test
  void a_sealed_field_cannot_be_moved_to_another_place() throws Exception {
    Gcm cipher = new Gcm(new byte[32]);
    Randomness randomness = new Randomness();
    Identity identity = new Identity("/apps/test", "s-1");
    byte[] sealed =
        cipher.encrypt(randomness, "\"x\"".getBytes(UTF_8), Places.field("a", identity, "/note"));
    assertThat(cipher.decrypt(sealed, Places.field("a", identity, "/note")))
        .isEqualTo("\"x\"".getBytes(UTF_8));
    for (byte[] elsewhere :
        List.of(
            Places.field("b", identity, "/note"),
            Places.field("a", identity, "/data/note"),
            Places.field("a", new Identity("/apps/test", "s-2"), "/note"),
            Places.interactionKey("a", identity))) {
      assertThatThrownBy(() -> cipher.decrypt(sealed, elsewhere))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  @Test
  void what_is_sealed_here_is_read_by_tinks_own_aes_gcm_and_the_reverse() throws Exception {
    Randomness randomness = new Randomness();
    byte[] key = randomness.bytes(32);
    byte[] place = Places.field("a", new Identity("/s", "i"), "/note");
    byte[] sealed = new Gcm(key).encrypt(randomness, "words".getBytes(UTF_8), place);
    assertThat(new AesGcmJce(key).decrypt(sealed, place)).isEqualTo("words".getBytes(UTF_8));
    byte[] tinks = new AesGcmJce(key).encrypt("words".getBytes(UTF_8), place);
    assertThat(new Gcm(key).decrypt(tinks, place)).isEqualTo("words".getBytes(UTF_8));
  }

  @Test
  void places_are_what_the_decision_says() {
    Identity identity = new Identity("/apps/café", "s-1");
    assertThat(Places.field("a", identity, "/note"))
        .isEqualTo("journey:field:v1\0a\0/apps/café\0s-1\0/note".getBytes(UTF_8));
    assertThat(Places.interactionKey("a", identity))
        .isEqualTo("journey:interaction-key:v1\0a\0/apps/café\0s-1".getBytes(UTF_8));
    assertThat(Places.personKey(new ClientId("a", "c-1")))
        .isEqualTo("journey:person-key:v1\0a\0c-1".getBytes(UTF_8));
  }

  @Test
  void random_bytes_do_not_repeat_across_threads() throws Exception {
    Randomness randomness = new Randomness();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    List<Thread> threads = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 2_000; i++) {
                      seen.add(java.util.HexFormat.of().formatHex(randomness.bytes(12)));
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(seen).hasSize(16_000);
    assertThat(new HashSet<>(seen)).noneMatch(hex -> hex.equals("0".repeat(24)));
  }

  @Test
  void a_master_key_is_made_only_when_told_so_and_only_its_owner_may_read_it(
      @TempDir Path directory) throws Exception {
    Path file = directory.resolve("keys/master.key");
    assertThatThrownBy(() -> FileMasterKey.open(file)).isInstanceOf(NoSuchFileException.class);
    FileMasterKey made = FileMasterKey.openOrCreate(file);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    byte[] wrapped = made.wrap(new byte[32], new byte[] {1});
    assertThat(FileMasterKey.openOrCreate(file).unwrap(wrapped, new byte[] {1}))
        .isEqualTo(new byte[32]);
    assertThatThrownBy(() -> FileMasterKey.open(file).unwrap(wrapped, new byte[] {2}))
        .isInstanceOf(GeneralSecurityException.class);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> FileMasterKey.open(file)).hasMessageContaining("owner alone");
  }
}
