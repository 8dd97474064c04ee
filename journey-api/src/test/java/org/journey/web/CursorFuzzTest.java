package org.journey.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.journey.testing.Corpus;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A cursor that was not made here is none, whatever is sent; one that was is read as it was made.
 * An ordinary run reads what lies in {@code CursorFuzzTestInputs}; {@code -Pfuzz} looks for more.
 */
class CursorFuzzTest {

  private static final Cursors CURSORS = new Cursors(new byte[32], "log-1");
  private static final List<String> BOUND = List.of("journeys", "w-1", "soar");

  static Stream<Named<byte[]>> inputs() {
    return Corpus.of(CursorFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void what_was_found_once_is_read(byte[] input) {
    reads(input);
  }

  @FuzzTest(maxDuration = "10m")
  void reads(byte[] sent) {
    String text = new String(sent, UTF_8);
    checkSent(text);
    checkSent(new String(sent, ISO_8859_1));
    if (!text.isEmpty()) {
      String cursor = CURSORS.make(BOUND, text);
      assertThat(CURSORS.read(BOUND, cursor)).isEqualTo(text);
      assertThat(CURSORS.read(List.of("journeys", "w-1", text), cursor))
          .isEqualTo(text.equals("soar") ? text : null);
      assertThat(CURSORS.read(BOUND, cursor + "=")).isNull();
      assertThat(
              CURSORS.read(
                  BOUND,
                  "A".equals(cursor.substring(0, 1))
                      ? "B" + cursor.substring(1)
                      : "A" + cursor.substring(1)))
          .isNull();
    }
  }

  /** Jazzer sees what signatures are compared with, and so makes one: then it is as we make it. */
  private static void checkSent(String cursor) {
    String place = CURSORS.read(BOUND, cursor);
    if (place != null) {
      assertThat(CURSORS.make(BOUND, place)).isEqualTo(cursor);
    }
  }
}
