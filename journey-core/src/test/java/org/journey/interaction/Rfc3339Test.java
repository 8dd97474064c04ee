package org.journey.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class Rfc3339Test {

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T09:00:00Z,2026-01-05T09:00:00Z",
    "2026-01-05T09:00:00.000000Z,2026-01-05T09:00:00Z",
    "2026-01-05T09:00:00.120Z,2026-01-05T09:00:00.12Z",
    "2026-01-05T09:00:00.000001Z,2026-01-05T09:00:00.000001Z",
    "2026-01-05T00:30:00+01:00,2026-01-04T23:30:00Z",
    "2026-01-05T09:00:00-00:00,2026-01-05T09:00:00Z",
    "1901-06-01T00:00:00.5Z,1901-06-01T00:00:00.5Z"
  })
  void a_time_is_written_in_utc_without_needless_zeros(String told, String written) {
    assertThat(Rfc3339.format(parsed(told))).isEqualTo(written);
  }

  @Test
  void what_javas_own_calendar_writes_is_read_as_it_means() {
    long seed = Long.getLong("journey.seed", 3339L);
    Random random = new Random(seed);
    DateTimeFormatter form =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX", Locale.ROOT);
    for (int i = 0; i < 100_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(-2_208_900_000L, 4_102_444_800L), random.nextInt(1_000_000) * 1000L);
      int offset = random.nextInt(-18 * 60, 18 * 60 + 1) * 60;
      String text =
          OffsetDateTime.ofInstant(instant, ZoneOffset.ofTotalSeconds(offset)).format(form);
      assertThat(Rfc3339.parse(text)).as("seed %d: %s", seed, text).isEqualTo(instant);
      assertThat(Rfc3339.parse(Rfc3339.format(instant))).isEqualTo(instant);
      assertThat(Instant.parse(Rfc3339.formatFull(instant))).isEqualTo(instant);
      assertThat(Rfc3339.formatFull(instant)).hasSize(27);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00+00:01",
        "0000-01-01T09:59:59.999999+10:00",
        "9999-12-31T23:59:59-00:01",
        "9999-12-31T14:00:00-10:00"
      })
  void a_time_that_cannot_be_told_in_utc_is_none(String told) {
    assertThat(Rfc3339.parse(told)).isNull();
    assertThat(Rfc3339.reasonAgainst(told)).isEqualTo("must be a real date and time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59Z"})
  void the_first_and_the_last_that_can_are_written_as_they_are_told(String told) {
    assertThat(Rfc3339.format(parsed(told))).isEqualTo(told);
  }

  private static Instant parsed(String text) {
    assertThat(Rfc3339.reasonAgainst(text)).isNull();
    Instant time = Rfc3339.parse(text);
    assertThat(time).isNotNull();
    return time == null ? Instant.EPOCH : time;
  }
}
