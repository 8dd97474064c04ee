package org.journey.console.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.journey.console.Times;
import org.journey.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A journey in a list, in words. */
class CaseloadRowTest {

  private static final Times LONDON = new Times(ZoneId.of("Europe/London"));
  private static final Instant NOW = Instant.parse("2026-07-02T08:00:00Z");

  private static CaseloadRow row(String json) {
    return CaseloadRow.of(Json.MAPPER.readTree("{\"journeys\":[" + json + "]}"), LONDON, NOW)
        .getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2026-07-02T07:00:00Z, today
          2026-07-01T23:30:00Z, today
          2026-07-01T22:30:00Z, yesterday
          2026-06-02T12:00:00Z, 30 days ago
          2018-04-30T12:00:00Z, '2,985 days ago'
          """)
  void days_since_the_last_contact_are_those_of_the_zone(String last, String ago) {
    assertThat(row("{\"lastContactAt\":\"" + last + "\"}").ago()).isEqualTo(ago);
  }

  @Test
  void stages_are_told_in_words() {
    assertThat(row("{\"reached\":\"1, 3-5\"}").stages()).isEqualTo("1, 3 to 5");
    assertThat(row("{\"reached\":\"\"}").stages()).isEqualTo("None entered");
  }

  @Test
  void one_that_is_parked_says_so() {
    assertThat(row("{\"complete\":false}").complete()).isFalse();
    assertThat(row("{\"complete\":true}").complete()).isTrue();
  }

  @Test
  void what_is_not_there_is_empty() {
    CaseloadRow row = row("{\"lastContactAt\":null,\"worker\":null,\"closedAt\":null}");
    assertThat(row.lastContact()).isEmpty();
    assertThat(row.ago()).isEmpty();
    assertThat(row.worker()).isEmpty();
    assertThat(row.closed()).isEmpty();
  }
}
