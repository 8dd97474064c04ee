package org.journey.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.journey.log.LogReads;
import org.journey.log.TestPostgres;
import org.journey.proof.Checkpoint;
import org.journey.proof.Hash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Of a log of more than 65,536 a root is made of the hashes two levels above the leaves, and says
 * nothing of those between: whoever changes a row and these alone is found all the same.
 */
class TallTreeTest {

  private static final TestPostgres.Database DATABASE = TestPostgres.database();
  private static final HikariDataSource SOURCE = DATABASE.application().pool(2);

  /** One hash of the second level, two more of the first, and some that have none yet. */
  private static final int LEAVES = 65_536 + 600;

  /** About nobody, so that it is found under nothing else. */
  private static final String FILL =
      """
      insert into access_entry
        select n, '2026-11-29T12:00:00Z', 'soar', 'w-1', 'ACCESS_LOG', sha256('\\x00'::bytea || e), e
          from (select n, convert_to('{"number":"' || lpad(n::text, 19, '0') || '","at":"2026-11-29T12:00:00Z",'
                    || '"organisation":"soar","actor":"w-1","operation":"ACCESS_LOG","status":200}', 'UTF8') as e
                  from generate_series(1, %d) as n offset 0) a;
      """
          .formatted(LEAVES);

  /** A row changed with its column and its hash: by itself it is whole. */
  private static final String ROW =
      """
      update access_entry set actor = 'w-2', entry = convert_to(replace(convert_from(entry, 'UTF8'), 'w-1', 'w-2'), 'UTF8')
        where number = 77;
      update access_entry set leaf_hash = sha256('\\x00'::bytea || entry) where number = 77;
      """;

  private static final String SAVED =
      """
      create table saved_entry as select * from access_entry where number = 77;
      create table saved_node as select * from log_node;
      """;

  private static final String AS_IT_WAS =
      """
      delete from access_entry where number = 77;
      insert into access_entry select * from saved_entry;
      truncate log_node;
      insert into log_node select * from saved_node;
      """;

  private static final Trees TREES = new Trees(SOURCE, TreeLog.ACCESS);

  private static @TempDir @SuppressWarnings("NullAway.Init") Path directory;
  private static @SuppressWarnings("NullAway.Init") SigningKeys keys;
  private static @SuppressWarnings("NullAway.Init") Checkpoint signed;

  @BeforeAll
  static void begin() throws IOException {
    Path file = directory.resolve("one.key");
    SigningKeys.create(file);
    keys = SigningKeys.open(WitnessedLog.NAME, List.of(file));
    DATABASE.execute(FILL);
    LogIdentity identity = TREES.identity(WitnessedLog.NAME);
    signed = TREES.make(identity, keys, List.of()).checkpoint();
    DATABASE.execute(SAVED);
  }

  @AfterAll
  static void end() {
    SOURCE.close();
  }

  @AfterEach
  void asItWas() {
    DATABASE.execute(AS_IT_WAS);
  }

  private static RowCheck.Result tileUpTo(long sequence) {
    return new RowCheck(SOURCE, TreeLog.ACCESS).tile(sequence - 256, LEAVES);
  }

  /** The hash over the first 256 rows as they are now, in the place of the one that was kept. */
  private static void makeFirstNodeAnew() {
    Hash made =
        LogReads.with(SOURCE, connection -> new TreeStore(connection, TreeLog.ACCESS).made(1, 0));
    DATABASE.execute("update log_node set hash = '\\x" + made + "' where level = 1 and place = 0");
  }

  @Test
  void a_row_that_was_changed_with_the_hash_above_it_is_found_by_the_one_above_that() {
    DATABASE.execute(ROW);
    assertThat(tileUpTo(256).bad())
        .isEqualTo(
            new RowCheck.Bad(1, "or one of the 255 behind it is not the one that is in the tree"));
    makeFirstNodeAnew();

    assertThat(TREES.root(LEAVES)).contains(signed.root());
    assertThat(tileUpTo(256)).isEqualTo(new RowCheck.Result(256, null));
    assertThat(tileUpTo(65_536).bad())
        .isEqualTo(
            new RowCheck.Bad(
                1, "or one of the 65535 behind it is not the one that is in the tree"));
    assertThat(tileUpTo(65_792)).isEqualTo(new RowCheck.Result(65_792, null));
  }

  @ParameterizedTest
  @CsvSource({
    "delete from log_node where level = 1 and place = 0, 256, 1, 255",
    "delete from log_node where level = 1 and place < 257, 256, 1, 255",
    "delete from log_node where level = 1 and place = 256, 65792, 65537, 255",
    "delete from log_node where level = 1, 65536, 65281, 255",
    "update log_node set hash = '' where level = 1 and place = 3, 1024, 769, 255",
    "update log_node set place = 1 where level = 2, 65536, 1, 65535"
  })
  void a_hash_that_is_not_there_any_more_is_told(String sql, long upTo, long first, int behind) {
    DATABASE.execute(sql);
    assertThat(tileUpTo(upTo).bad())
        .isEqualTo(
            new RowCheck.Bad(first, "and the " + behind + " behind it have no hash in the tree"));
  }

  @Test
  void a_hash_that_was_not_made_yet_is_nothing() {
    DATABASE.execute("delete from log_node where level = 2 or place >= 255");
    assertThat(tileUpTo(65_536)).isEqualTo(new RowCheck.Result(65_536, null));
    DATABASE.execute("delete from log_node");
    assertThat(tileUpTo(256)).isEqualTo(new RowCheck.Result(256, null));
  }

  @Test
  void a_changed_row_is_not_accepted_with_a_loss_though_the_hash_above_it_is_made_anew() {
    DATABASE.execute(ROW + "delete from log_node where level = 1");
    Checkpoint longer = new Checkpoint(signed.origin(), LEAVES + 10, signed.root());
    Published lost = new Published("node", keys.sign(longer.text()).toString());
    assertThatThrownBy(
            () ->
                new LogWitness(SOURCE, TreeLog.ACCESS, keys, WitnessedLog.NAME)
                    .look(List.of(lost), List.of(), LEAVES + 1L))
        .isInstanceOf(LogBetrayed.class)
        .hasMessage(
            "the access log was changed: 1 or one of the 65535 behind it is not the one that is in"
                + " the tree");
    assertThat(TREES.identities()).hasSize(1);
  }
}
