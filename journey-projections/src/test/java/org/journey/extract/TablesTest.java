package org.journey.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.journey.extract.ColumnType.Label;
import org.journey.extract.ColumnType.Whole;
import org.journey.extract.Pseudonyms.Kind;
import org.journey.extract.parquet.ParquetColumn;
import org.journey.extract.parquet.ParquetColumn.Type;
import org.journey.extract.parquet.ParquetFile;
import org.journey.given.Given;
import org.journey.given.Told;
import org.journey.state.JourneyState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {

  @TempDir Path folder;

  @Test
  void a_small_cohort_reads_as_one_would_write_it_by_hand() {
    Cohort cohort =
        Cohort.of(
            Given.journey()
                .at("2026-01-20T14:00:00Z", Told.session("cafe"))
                .at(
                    "2026-02-03T15:00:00Z",
                    Told.reflection(Told.coded("self-and-others", "not-alone")))
                .at("2026-02-04T15:00:00Z", Told.satisfaction(4)));
    Path extract = cohort.extract(ExtractFormat.CSV, folder.resolve("x"));
    Pseudonyms names = Cohort.pseudonyms();
    String journey = names.of(Kind.JOURNEY, "soar", "j-1");
    Map<String, String> row = Csv.named(extract, "journeys.csv").getFirst();
    assertThat(row)
        .containsEntry("journey", journey)
        .containsEntry("client", names.of(Kind.CLIENT, "soar", "c-1"))
        .containsEntry("source", "GP")
        .containsEntry("reasons", "ISOLATION")
        .containsEntry("age_band", "")
        .containsEntry("opened_at", "2026-01-05T09:00:00.000000Z")
        .containsEntry("status", "OPEN")
        .containsEntry("reached", "2-3")
        .containsEntry("highest", "3")
        .containsEntry("skipped", "1")
        .containsEntry("stage_2_entered_at", "2026-01-20T14:00:00.000000Z")
        .containsEntry("sessions_attended", "1")
        .containsEntry("attendance_rate", "1.0000")
        .containsEntry("categories", "SOCIAL")
        .containsEntry("saturation_state", "NOT_ASSESSABLE")
        .containsEntry("saturation_why", "TOO_FEW_UNITS")
        .containsEntry("interactions", "4");
    assertThat(Csv.named(extract, "interactions.csv").get(1))
        .containsEntry("journey", journey)
        .containsEntry("position", "2")
        .containsEntry("type", "session-attended")
        .containsEntry("activity", names.of(Kind.ACTIVITY, "soar", "cafe"))
        .containsEntry("contact", "true")
        .containsEntry("stages_entered", "2")
        .containsEntry("session", "");
    assertThat(Cohort.text(extract, "findings.csv"))
        .isEqualTo(
            "journey,event,number,time,coder,target,counts,sub_theme,stage,tense,code,since\n"
                + journey
                + ","
                + names.of(Kind.EVENT, "soar", "/apps/cafe", "e-3")
                + ",1,2026-02-03T15:00:00.000000Z,"
                + names.of(Kind.WORKER, "soar", "w-1")
                + ",,true,self-and-others,3,EXPERIENCED,not-alone,\n");
    assertThat(Csv.rows(extract, "measures.csv")).hasSize(5);
    assertThat(Csv.rows(extract, "measures.csv").get(1)).contains("satisfaction", "4", "HIGHER");
  }

  @Test
  void journeys_are_as_their_states() {
    Cohort cohort = Cohort.random(2, 20, 60);
    List<Map<String, String>> rows =
        Csv.named(cohort.extract(ExtractFormat.CSV, folder.resolve("x")), "journeys.csv");
    assertThat(rows).hasSameSizeAs(cohort.journeys());
    for (int i = 0; i < rows.size(); i++) {
      JourneyState state = cohort.leaving().get(i).state();
      assertThat(rows.get(i))
          .containsEntry("reached", state.stageProgress().reached())
          .containsEntry("status", state.status().name())
          .containsEntry("goals", String.valueOf(state.goals().size()))
          .containsEntry("saturation_state", state.saturation().state().name())
          .containsEntry(
              "length_days",
              state.engagement().lengthDays() == null
                  ? ""
                  : String.valueOf(state.engagement().lengthDays()));
    }
  }

  @Test
  void what_a_spreadsheet_takes_for_a_formula_is_disarmed_and_numbers_are_left()
      throws IOException {
    Table table =
        new Table(
            "t",
            "",
            List.of(
                new Column("a", new Label(), false, ""),
                new Column("b", new Whole(-9, 9), false, ""),
                new Column("c", new ColumnType.Number(), false, "")),
            List.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvFile file = new CsvFile(out, table)) {
      for (String text : List.of("=1+1", "+1", "-x", "@x", "a,\"b\"\n", "plain")) {
        file.text(0, text);
        file.whole(1, -5);
        file.number(2, new BigDecimal("-0.50"));
        file.endRow();
      }
      file.finish();
    }
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            a,b,c
            '=1+1,-5,-0.50
            '+1,-5,-0.50
            '-x,-5,-0.50
            '@x,-5,-0.50
            "a,""b""
            ",-5,-0.50
            plain,-5,-0.50
            """);
  }

  /** DuckDB reads both, and finds them equal. */
  @ParameterizedTest
  @ValueSource(strings = {"journeys", "interactions", "findings", "measures"})
  void parquet_and_csv_tell_the_same(String table) throws SQLException {
    Cohort cohort = Cohort.random(12, 30, 60);
    Path csv = cohort.extract(ExtractFormat.CSV, folder.resolve("csv")).resolve(table + ".csv");
    Path parquet =
        cohort.extract(ExtractFormat.PARQUET, folder.resolve("p")).resolve(table + ".parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      List<String> columns = new ArrayList<>();
      for (List<String> row : query(duck, "DESCRIBE SELECT * FROM '" + parquet + "'")) {
        String name = row.get(0);
        columns.add(
            switch (row.get(1)) {
              case "TIMESTAMP WITH TIME ZONE" ->
                  "strftime(" + name + " AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ')";
              default -> "CAST(\"" + name + "\" AS VARCHAR)";
            });
      }
      List<List<String>> ofParquet =
          query(duck, "SELECT " + String.join(", ", columns) + " FROM '" + parquet + "'");
      List<List<String>> ofCsv =
          query(duck, "SELECT * FROM read_csv('" + csv + "', all_varchar = true)");
      assertThat(ofParquet).isEqualTo(ofCsv).isNotEmpty();
    }
  }

  @Test
  void parquet_has_types() throws SQLException {
    Path parquet = Cohort.of().extract(ExtractFormat.PARQUET, folder.resolve("p"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      List<List<String>> types =
          query(duck, "DESCRIBE SELECT * FROM '" + parquet.resolve("journeys.parquet") + "'");
      assertThat(types.stream().map(row -> row.get(0) + " " + row.get(1)))
          .contains(
              "journey VARCHAR",
              "opened_at TIMESTAMP WITH TIME ZONE",
              "highest INTEGER",
              "in_order BOOLEAN",
              "attendance_rate DECIMAL(18,4)");
    }
  }

  /**
   * Row groups, runs, packed groups, absent values and all types, at random; held against lists.
   */
  @Test
  void many_rows_come_back_from_parquet() throws IOException, SQLException {
    List<ParquetColumn> columns =
        List.of(
            new ParquetColumn("id", new Type.Int64(), true),
            new ParquetColumn("code", new Type.Text(true), false),
            new ParquetColumn("name", new Type.Text(false), false),
            new ParquetColumn("flag", new Type.Flag(), false),
            new ParquetColumn("day", new Type.Day(), false),
            new ParquetColumn("none", new Type.Text(true), false),
            new ParquetColumn("one", new Type.Text(true), true));
    int rows = ParquetFile.GROUP_ROWS + 7_077;
    Random random = new Random(5);
    List<String> expected = new ArrayList<>(rows);
    Path path = folder.resolve("many.parquet");
    String code = "c0";
    try (ParquetFile file = new ParquetFile(Files.newOutputStream(path), columns)) {
      for (int i = 0; i < rows; i++) {
        code = random.nextInt(12) == 0 || i % 1000 < 30 ? "c" + random.nextInt(300) : code;
        @Nullable String told = random.nextInt(9) == 0 ? null : code;
        @Nullable String name = random.nextInt(3) == 0 ? null : "é" + random.nextInt(1000);
        @Nullable Boolean flag = random.nextInt(5) == 0 ? null : random.nextBoolean();
        @Nullable LocalDate day =
            i % 500 < 400 ? null : LocalDate.of(1990, 1, 1).plusDays(random.nextInt(20000));
        file.int64(0, i - 5L);
        if (told != null) {
          file.text(1, told);
        }
        if (name != null) {
          file.text(2, name);
        }
        if (flag != null) {
          file.flag(3, flag);
        }
        if (day != null) {
          file.int32(4, (int) day.toEpochDay());
        }
        file.text(6, "1");
        file.endRow();
        expected.add((i - 5) + "|" + told + "|" + name + "|" + flag + "|" + day + "|null|1");
      }
      file.finish();
    }
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      List<String> read = new ArrayList<>();
      query(duck, "SELECT * FROM '" + path + "'").forEach(row -> read.add(String.join("|", row)));
      assertThat(read).hasSize(rows);
      for (int i = 0; i < rows; i++) {
        if (!read.get(i).equals(expected.get(i))) {
          assertThat(read.get(i)).as("row %d", i).isEqualTo(expected.get(i));
        }
      }
    }
  }

  private static List<List<String>> query(Connection duck, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet found = duck.createStatement().executeQuery(sql)) {
      int count = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
