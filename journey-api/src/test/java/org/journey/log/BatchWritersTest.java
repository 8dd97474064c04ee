package org.journey.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.journey.timeline.Recorded;
import org.junit.jupiter.api.Test;

/** The two ways into the table are one: the same bytes but for the moment. */
class BatchWritersTest {

  private static final List<Append> ROWS =
      IntStream.range(0, 12)
          .mapToObj(
              v ->
                  Appends.row(
                      "north", "j-1", v, "e-" + v, "O'Neil \\ \t 名 🌱 " + "x".repeat(v * 500)))
          .toList();

  private static List<String> stored(BatchWriter.Maker maker) throws SQLException {
    TestPostgres.Database database = TestPostgres.database();
    try (Connection connection = database.application().appender();
        BatchWriter writer = maker.over(connection)) {
      writer.write(ROWS.subList(0, 3));
      writer.write(ROWS.subList(3, 12));
    }
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select sequence, organisation, about_client, subject, version, type, occurred,"
                    + " identity, source, id, recorder, client, content, substring(event from 80),"
                    + " octet_length(event), leaf_hash = sha256('\\x00' || event),"
                    + " convert_from(substring(event from 1 for 79), 'UTF8') = '{\"sequence\":\"'"
                    + " || lpad(sequence::text, 19, '0') || '\",\"recordedtime\":\"' ||"
                    + " to_char(recorded at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                    + " || '\",', (select wrapped from interaction_key k where k.sequence ="
                    + " i.sequence) from interaction i order by sequence")) {
      while (row.next()) {
        StringBuilder line = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          line.append(row.getString(column)).append('|');
        }
        rows.add(line.toString());
      }
    }
    return rows;
  }

  @Test
  void both_ways_store_the_same_bytes() throws SQLException {
    List<String> small = stored(SmallBatchWriter::new);
    assertThat(small).hasSize(12).allMatch(line -> line.contains("|t|t|"));
    assertThat(stored(CopyBatchWriter::new)).isEqualTo(small);
  }

  @Test
  void the_time_of_a_row_is_never_before_that_of_the_row_before_it() throws SQLException {
    for (BatchWriter.Maker maker :
        List.<BatchWriter.Maker>of(SmallBatchWriter::new, CopyBatchWriter::new)) {
      TestPostgres.Database database = TestPostgres.database();
      try (Connection connection = database.application().appender();
          BatchWriter writer = maker.over(connection)) {
        writer.write(ROWS.subList(0, 1));
        database.execute("update interaction set recorded = '2099-01-01T00:00:00.000001Z'");
        AppendResult.Appended second = writer.write(ROWS.subList(1, 3));
        assertThat(second.recordedTime()).isEqualTo("2099-01-01T00:00:00.000001Z");
        assertThat(second.firstSequence()).isEqualTo(2);
      }
    }
  }

  @Test
  void a_leaf_parses_to_its_row() throws SQLException {
    TestPostgres.Database database = TestPostgres.database();
    try (Connection connection = database.application().appender();
        BatchWriter writer = new CopyBatchWriter(connection);
        var pool = database.application().pool(1)) {
      writer.write(ROWS);
      for (Stored stored : new PostgresInteractionLog(pool).after(0, null, 100)) {
        var recorded = Recorded.parse(stored.event());
        assertThat(recorded.time()).isEqualTo(Appends.OCCURRED);
        assertThat(recorded.recordedTime()).isEqualTo(stored.recordedTime());
      }
    }
  }

  @Test
  void the_application_may_neither_change_nor_remove_what_is_stored() throws SQLException {
    TestPostgres.Database database = TestPostgres.database();
    try (Connection connection = database.application().appender();
        BatchWriter writer = new SmallBatchWriter(connection)) {
      writer.write(ROWS.subList(0, 1));
    }
    for (String attempt :
        List.of(
            "update interaction set version = 7",
            "delete from interaction",
            "truncate interaction",
            "drop table interaction",
            "alter table interaction disable trigger all",
            "update interaction_key set wrapped = ''",
            "create table mine (x int)",
            "set role journey_owner")) {
      try (Connection connection = database.application().appender();
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute(attempt))
            .as(attempt)
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
      }
    }
  }
}
