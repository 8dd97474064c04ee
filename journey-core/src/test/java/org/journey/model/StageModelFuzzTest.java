package org.journey.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.stream.Stream;
import org.journey.testing.Corpus;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent for a model is read or refused, soon. An ordinary run reads what lies in {@code
 * StageModelFuzzTestInputs}; {@code -Pfuzz} looks for more.
 */
class StageModelFuzzTest {

  /** Of a processor, with all classes to be loaded and under Jazzer's instruments. */
  private static final Duration SOON = Duration.ofSeconds(20);

  static Stream<Named<byte[]>> inputs() {
    return Corpus.of(StageModelFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void what_was_found_once_is_read(byte[] input) {
    reads(input);
  }

  @FuzzTest(maxDuration = "10m")
  void reads(byte[] text) {
    long began = Corpus.processorNanos();
    check(StageModelReader.read(text));
    check(StageModelReader.readJson(text));
    assertThat(Duration.ofNanos(Corpus.processorNanos() - began)).isLessThan(SOON);
  }

  private static void check(ModelReading reading) {
    switch (reading) {
      case ModelReading.Refused(var problem) ->
          assertThat(problem.detail().isEmpty() && problem.errors().isEmpty()).isFalse();
      case ModelReading.Read(StageModel model) -> {
        byte[] written = JsonMapper.shared().writeValueAsBytes(model.json());
        assertThat(StageModelReader.readJson(written)).isEqualTo(new ModelReading.Read(model));
      }
    }
  }
}
