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

  private static final String ENTRY =
      """
      select append_access(array['soar', 'soar'], array['w-1', 'w-2'], array['GET_JOURNEY', 'GET_JOURNEY'],
        array[
          convert_to('"organisation":"soar","actor":"w-1","operation":"GET_JOURNEY","journeys":["j-1","j-2"],"breakGlass":false}', 'UTF8'),
          convert_to('"organisation":"soar","actor":"w-2","operation":"GET_JOURNEY","journeys":["j-1"],"breakGlass":true}', 'UTF8')],
        array[1, 1, 2], array['j-1', 'j-2', 'j-1'], array[2], array['j-1']);
      """;

  @AfterAll
  static void end() {
    SOURCE.close();
  }

  @BeforeEach
  void begin() {
    DATABASE.execute("truncate access_entry, access_journey, access_glass; " + ENTRY);
  }

  private static RowCheck.Result look() {
    return new RowCheck(SOURCE, TreeLog.ACCESS).tile(0, 2);
  }

  @Test
  void what_was_written_is_as_it_says() {
    assertThat(look()).isEqualTo(new RowCheck.Result(2, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update access_entry set organisation = 'other' where number = 2 | 2
          update access_entry set actor = 'w-9' where number = 2 | 2
          update access_entry set operation = 'GET_FEED' where number = 1 | 1
          update access_entry set at = at - interval '1 day' where number = 1 | 1
          delete from access_journey where journey = 'j-2' | 1
          update access_journey set journey = 'j-9' where number = 2 | 2
          update access_journey set organisation = 'other' where number = 2 | 2
          delete from access_glass | 2
          """)
  void what_is_found_as_another_is_named(String sql, long number) {
    DATABASE.execute(sql);
    assertThat(look().bad()).isEqualTo(new RowCheck.Bad(number, "is indexed as what it is not"));
  }
}
