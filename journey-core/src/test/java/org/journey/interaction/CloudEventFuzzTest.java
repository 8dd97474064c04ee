package org.journey.interaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.journey.problem.FieldError;
import org.journey.testing.Corpus;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever bytes an emitter sends are read or refused, soon, and never told back. An ordinary run
 * reads what lies in {@code CloudEventFuzzTestInputs}; {@code -Pfuzz} looks for more.
 */
class CloudEventFuzzTest {

  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  /** Of a processor, with all classes to be loaded and under Jazzer's instruments. */
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Stands for anything personal in what is sent. */
  private static final String CANARY = "CANARY";

  static Stream<Named<byte[]>> inputs() {
    return Corpus.of(CloudEventFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void what_was_found_once_is_read(byte[] input) {
    reads(input);
  }

  @FuzzTest(maxDuration = "10m")
  void reads(byte[] message) {
    long began = Corpus.processorNanos();
    check(CloudEventReader.read(message, NOW, key -> true));
    check(
        CloudEventReader.readBinary(
            Map.of("id", new String(message, UTF_8)), message, NOW, key -> false));
    assertThat(Duration.ofNanos(Corpus.processorNanos() - began)).isLessThan(SOON);
  }

  private static void check(Reading reading) {
    switch (reading) {
      case Reading.Unreadable(var problem) -> assertThat(problem.toString()).doesNotContain(CANARY);
      case Reading.Read read -> {
        assertThat(read.errors().isEmpty()).isEqualTo(read.emitted() != null);
        List<FieldError> told = read.errors().stream().map(FieldError::unnamed).toList();
        assertThat(told.toString()).doesNotContain(CANARY);
        if (read.emitted() != null) {
          byte[] written = JsonMapper.shared().writeValueAsBytes(read.event());
          Reading again = CloudEventReader.read(written, NOW, key -> true);
          assertThat(again)
              .isInstanceOfSatisfying(
                  Reading.Read.class,
                  second -> {
                    assertThat(second.errors()).isEmpty();
                    assertThat(second.emitted()).isEqualTo(read.emitted());
                  });
        }
      }
    }
  }
}
