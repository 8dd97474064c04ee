package org.journey.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.slf4j.LoggerFactory;

/** Keys are replaced while the platform serves, and nothing that is stored changes. */
class KeyRotationTest {

  private static TestPostgres.Database database;
  private static TestNode node;
  private static TestNode other;

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
  void who_reads_while_a_key_is_replaced_is_told_all_of_it() throws Exception {
    record(Messages.referral("u", "j-1"));
    record(Messages.session("u", "j-1", "s-1"));
    ListAppender<ILoggingEvent> told = new ListAppender<>();
    Logger damage = (Logger) LoggerFactory.getLogger(Damage.class);
    told.start();
    damage.addAppender(told);
    AtomicBoolean replaced = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Set<String>>> readers = new ArrayList<>();
      for (TestNode each : List.of(node, other, node, other)) {
        readers.add(
            threads.submit(
                () -> {
                  Set<String> read = new HashSet<>();
                  while (!replaced.get()) {
                    read.add(texts(each, "u", "j-1"));
                  }
                  return read;
                }));
      }
      try {
        for (int i = 0; i < 15; i++) {
          assertThat(rotation().rotate(new ClientId("u", "c-j-1"))).isTrue();
        }
      } finally {
        replaced.set(true);
      }
      for (Future<Set<String>> reader : readers) {
        assertThat(reader.get())
            .singleElement()
            .asString()
            .contains("stick", "ukasz")
            .doesNotContain("erased");
      }
    } finally {
      damage.detachAppender(told);
    }
    assertThat(told.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
  }

  @Test
  void one_key_that_is_damaged_keeps_nobodys_key_from_being_replaced() {
    record(Messages.referral("v", "j-1"));
    record(Messages.session("v", "j-1", "s-1"));
    database.execute(
        "update interaction_key set wrapped = set_byte(wrapped, 20, 255 - get_byte(wrapped, 20))"
            + " where sequence = (select sequence from interaction where organisation = 'v' and id"
            + " = 's-1')");

    assertThat(rotation().rotate(new ClientId("v", "c-j-1"))).isTrue();

    assertThat(texts(other, "v", "j-1")).contains("stick", "erased").doesNotContain("ukasz");
  }
}
