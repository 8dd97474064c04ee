package org.journey.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody said as their purpose is never a formula in a spreadsheet. */
class AccessCsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
  void a_formula_is_text(String purpose) throws IOException {
    assertThat(line(purpose)).endsWith(",false,'" + purpose);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a review", "a = b", "<script>alert(1)</script>"})
  void text_stays_as_it_is(String purpose) throws IOException {
    assertThat(line(purpose)).endsWith(",false," + purpose);
  }

  private static String line(String purpose) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AccessCsv csv = new AccessCsv(out)) {
      csv.write(
          new AccessView(
              7,
              "2026-05-01T09:30:00Z",
              "w-1",
              List.of("STAFF"),
              "o",
              "JOURNEY",
              List.of("j-1", "j-2"),
              List.of(),
              "",
              "told",
              "200",
              false,
              purpose));
    }
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.getFirst()).startsWith("number,at,actor,roles,");
    assertThat(lines.getLast()).contains("w-1,STAFF,o,JOURNEY,j-1 j-2,");
    return lines.getLast();
  }
}
