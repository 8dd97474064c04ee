package org.journey.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.interaction.Identity;
import org.journey.log.LogReads;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are replaced while the platform serves, and nothing that is stored changes. */
class KeyRotationTest {

  private static TestPostgres.Database database;
  private static TestNode node;
  private static TestNode other;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    database = TestPostgres.database();
    node = new TestNode(database.application());
    other = new TestNode(database.application());
  }

  @AfterAll
  static void stop() {
    node.close();
    other.close();
  }

  private static void record(Submission submission) {
    assertThat(node.recorder().record(submission)).isInstanceOf(Outcome.Accepted.class);
  }

  private static String texts(TestNode any, String organisation, String journey) {
    return any.opener().open(any.log().journey(organisation, journey, null)).toString();
  }

  private static PersonKeyRotation rotation() {
    return new PersonKeyRotation(
        node.bean(DataSource.class), node.bean(MasterKey.class), node.keys());
  }

  private static List<String> column(String sql) {
    try (Connection connection = database.superuser().getConnection();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        byte[] bytes = rows.getBytes(1);
        column.add(bytes == null ? "none" : HexFormat.of().formatHex(bytes));
      }
      return column;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_persons_new_key_opens_all_and_tells_repeats_and_the_old_one_opens_nothing()
      throws Exception {
    record(Messages.referral("p", "j-1"));
    record(Messages.session("p", "j-1", "s-1"));
    String keys =
        "select k.wrapped from interaction_key k join interaction i using (sequence) where"
            + " i.organisation = 'p' order by k.sequence";
    String log = "select event || content from interaction order by sequence";
    List<String> wrapped = column(keys);
    List<String> stored = column(log);
    ClientId client = new ClientId("p", "c-j-1");
    PersonKey before = node.keys().find(client);
    Words words = new Words(node.keys());
    byte[] reason = words.seal(client, "a place", "why it was asked");

    for (int i = 0; i < 2; i++) {
      assertThat(rotation().rotate(client)).isTrue();
    }

    assertThat(column(log)).isEqualTo(stored);
    assertThat(column(keys)).doesNotContainAnyElementsOf(wrapped).hasSameSizeAs(wrapped);
    assertThat(texts(node, "p", "j-1")).contains("stick", "ukasz");
    assertThat(words.open(client, "a place", reason)).isEqualTo("why it was asked");
    byte[] now = HexFormat.of().parseHex(column(keys).getFirst());
    assertThat(before).isInstanceOf(PersonKey.Present.class);
    if (before instanceof PersonKey.Present old) {
      Identity identity = new Identity("/apps/test", "j-1-referral");
      assertThatThrownBy(() -> old.unwrap(now, "p", identity))
          .isInstanceOf(GeneralSecurityException.class);
    }
    // The other node still has the old one, and stores nothing sealed with it.
    assertThat(other.recorder().record(Messages.session("p", "j-1", "s-1")))
        .isInstanceOf(Outcome.Duplicate.class);
    assertThat(other.recorder().record(Messages.session("p", "j-1", "s-2")))
        .isInstanceOf(Outcome.Accepted.class);
    assertThat(node.recorder().record(Messages.session("p", "j-1", "s-1")))
        .isInstanceOf(Outcome.Duplicate.class);
    assertThat(node.recorder().record(Messages.session("p", "j-1", "s-1", "2026-02-04T14:00:00Z")))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(texts(node, "p", "j-1").split("ukasz", -1)).hasSize(3);
    assertThat(texts(other, "p", "j-1").split("ukasz", -1)).hasSize(3);
  }

  @Test
  void who_has_no_key_or_none_any_more_gets_none() {
    record(Messages.referral("q", "j-1"));
    assertThat(rotation().rotate(new ClientId("q", "nobody"))).isFalse();
    database.execute(
        "update person_key set wrapped = null, destroyed = now() where organisation = 'q'");
    assertThat(rotation().rotate(new ClientId("q", "c-j-1"))).isFalse();
    assertThat(column("select wrapped from person_key where organisation = 'q'"))
        .containsExactly("none");
  }

  @Test
  void the_application_cannot_bring_a_destroyed_key_back() {
    record(Messages.referral("t", "j-1"));
    database.execute(
        "update person_key set wrapped = null, destroyed = now() where organisation = 't'");
    assertThatThrownBy(
            () ->
                LogReads.with(
                    node.bean(DataSource.class),
                    connection ->
                        connection
                            .prepareStatement(
                                "update person_key set wrapped = '\\x01', destroyed = null where"
                                    + " organisation = 't'")
                            .executeUpdate()))
        .hasMessageContaining("42501");
  }

  @Test
  void all_is_wrapped_by_a_new_master_key_and_the_old_one_can_be_dropped() throws Exception {
    TestPostgres.Database own = TestPostgres.database();
    try (var pool = own.application().pool(2)) {
      Path file = folder.resolve("master.key");
      MasterKey master = FileMasterKey.openOrCreate(file);
      PersonKeys keys = new PersonKeys(pool, master);
      DailyKeys days = new DailyKeys(pool, master);
      List<ClientId> clients = new ArrayList<>();
      for (int i = 0; i < 1_200; i++) {
        clients.add(new ClientId("o", "c-" + i));
      }
      keys.obtain(clients);
      byte[] content = content(keys, clients.get(7));
      YearMonth month = YearMonth.of(2026, 11);
      byte[] purpose = new PurposeKeys(pool, master).seal(month, new byte[] {4, 5}, "an entry");
      byte[] sealed = days.seal(LocalDate.of(2026, 11, 1), new byte[] {1, 2, 3}, "a place");
      new PersonKeyRotation(pool, master, keys).rotate(clients.get(8));
      own.execute("update person_key set wrapped = null, destroyed = now() where client = 'c-9'");

      FileMasterKey.prepare(file);
      assertThat(master.refresh()).isTrue();
      assertThat(master.hasOlder()).as("prepared").isTrue();
      byte[] mark = master.mark();
      FileMasterKey.rotate(file);
      assertThat(master.refresh()).isTrue();
      assertThat(master.mark()).isNotEqualTo(mark);
      try (MasterKeyRotation rotation = new MasterKeyRotation(pool, master)) {
        assertThat(rotation.rewrap()).isZero();
      }
      FileMasterKey.dropOlder(file);

      MasterKey alone = FileMasterKey.open(file);
      assertThat(alone.hasOlder()).isFalse();
      PersonKeys again = new PersonKeys(pool, alone);
      assertThat(again.find(clients).values())
          .hasSize(1_200)
          .noneMatch(PersonKey.Unreadable.class::isInstance)
          .filteredOn(PersonKey.Destroyed.class::isInstance)
          .hasSize(1);
      assertThat(content(again, clients.get(7))).isEqualTo(content);
      assertThat(new DailyKeys(pool, alone).open(LocalDate.of(2026, 11, 1), sealed, "a place"))
          .isEqualTo(new byte[] {1, 2, 3});
      assertThat(new PurposeKeys(pool, alone).open(month, purpose, "an entry"))
          .isEqualTo(new byte[] {4, 5});
    }
  }

  @Test
  void a_node_opens_what_a_newer_key_wrapped_as_soon_as_its_file_has_it() throws Exception {
    Path file = folder.resolve("master.key");
    MasterKey running = FileMasterKey.openOrCreate(file);
    byte[] place = {1};
    byte[] old = running.wrap(new byte[] {7}, place);
    FileMasterKey.rotate(file);
    byte[] anew = FileMasterKey.open(file).wrap(new byte[] {8}, place);

    assertThat(running.unwrap(anew, place)).isEqualTo(new byte[] {8});
    assertThat(running.unwrap(old, place)).isEqualTo(new byte[] {7});
    FileMasterKey.dropOlder(file);
    assertThatThrownBy(() -> FileMasterKey.open(file).unwrap(old, place))
        .isInstanceOf(GeneralSecurityException.class);
  }

  private static byte[] content(PersonKeys keys, ClientId client) {
    return keys.find(client) instanceof PersonKey.Present present
        ? present.contentHash(new byte[] {1})
        : new byte[0];
  }
}
