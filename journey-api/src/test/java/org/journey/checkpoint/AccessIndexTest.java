package org.journey.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who takes a reading out of the access log by its columns, and not by its bytes, is found. */
class AccessIndexTest {

  private static final TestPostgres.Database DATABASE = TestPostgres.database();
  private static final HikariDataSource SOURCE = DATABASE.application().pool(2);

  /**
   * Of each kind: by journeys; from before persons were named, and with a glass broken; by a
   * person; of many; of many but not told yet; of many but refused; of a later release, of many and
   * not; about nobody.
   */
  private static final String ENTRIES =
      """
      select append_access(array['soar'], array['w-' || e.number], array[e.operation],
          array[convert_to('"organisation":"soar","actor":"w-' || e.number || '","operation":"' || e.operation || '",' || e.members || '}', 'UTF8')],
          array_fill(1, array[cardinality(e.places)]), e.places,
          array_fill(1, array[cardinality(e.glasses)]), e.glasses)
        from (values
          (1, 'JOURNEYS', '"journeys":["j-1","j-2"],"clients":[],"status":200,"breakGlass":false', array['j-1', 'j-2'], '{}'::text[]),
          (2, 'JOURNEY', '"journeys":["j-1"],"status":200,"breakGlass":true', array['j-1'], '{j-1}'),
          (3, 'ASK_ERASURE', '"journeys":["j-3"],"clients":["c-1","c-2"],"status":201', array['j-3', 'client:c-1', 'client:c-2'], '{}'),
          (4, 'SAMPLING_FRAME', '"journeys":[],"clients":[],"status":200', '{*}', '{}'),
          (5, 'SAMPLING_FRAME', '"journeys":[],"clients":[],"status":202', '{}', '{}'),
          (6, 'EXTRACT_FILE', '"journeys":[],"clients":[],"status":404', '{}', '{}'),
          (7, 'LATER', '"journeys":[],"clients":["c-1"],"status":200', '{*}', '{}'),
          (8, 'LATER', '"journeys":[],"clients":["c-1"],"status":200', '{client:c-1}', '{}'),
          (9, 'COMMAND_EXPORT', '"journeys":[],"status":200', '{*}', '{}'),
          (10, 'ACCESS_LOG', '"journeys":[],"clients":[],"status":200', '{}', '{}'))
          as e (number, operation, members, places, glasses)
        order by e.number;
      """;

  @AfterAll
  static void end() {
    SOURCE.close();
  }

  @BeforeEach
  void begin() {
    DATABASE.execute("truncate access_entry, access_journey, access_glass; " + ENTRIES);
  }

  private static RowCheck.Result look() {
    return new RowCheck(SOURCE, TreeLog.ACCESS).tile(0, 10);
  }

  @Test
  void what_was_written_is_as_it_says() {
    assertThat(look()).isEqualTo(new RowCheck.Result(10, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update access_entry set organisation = 'other' where number = 2 | 2
          update access_entry set actor = 'w-9' where number = 2 | 2
          update access_entry set operation = 'FEED' where number = 1 | 1
          update access_entry set at = at - interval '1 day' where number = 1 | 1
          delete from access_journey where journey = 'j-2' | 1
          update access_journey set journey = 'j-9' where number = 2 | 2
          update access_journey set organisation = 'other' where number = 2 | 2
          delete from access_glass | 2
          delete from access_journey where journey like 'client:%' or journey = '*' | 3
          delete from access_journey where journey = 'client:c-2' | 3
          update access_journey set journey = 'client:c-9' where journey = 'client:c-2' | 3
          delete from access_journey where journey = '*' | 4
          update access_journey set journey = 'j-1' where number = 4 | 4
          insert into access_journey values ('soar', '*', 5) | 5
          insert into access_journey values ('soar', '*', 6) | 6
          delete from access_journey where number = 7 | 7
          delete from access_journey where number = 8 | 8
          delete from access_journey where number = 9 | 9
          delete from access_journey where number = 1; insert into access_journey values ('soar', '*', 1) | 1
          insert into access_journey values ('soar', 'j-9', 2) | 2
          insert into access_journey values ('soar', 'client:c-9', 10) | 10
          insert into access_journey values ('other', 'j-1', 2) | 2
          """)
  void what_is_found_as_another_is_named(String sql, long number) {
    DATABASE.execute(sql);
    assertThat(look().bad()).isEqualTo(new RowCheck.Bad(number, "is indexed as what it is not"));
  }
}
