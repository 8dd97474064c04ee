package org.journey.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.journey.problem.FieldError;
import org.journey.testing.BadInput;
import org.journey.testing.GoldenFiles;
import org.journey.testing.PassingText;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NullMarked
class BadInputTest {

  static List<BadInput> badInput() {
    return BadInput.all();
  }

  static List<PassingText> passingText() {
    return PassingText.all();
  }

  @ParameterizedTest
  @MethodSource("badInput")
  void bad_input_is_refused_at_its_place_without_the_value(BadInput bad) {
    Reading reading = CloudEventReader.read(bad.bytes(), GoldenFiles.NOW, GoldenFiles.SUB_THEMES);
    switch (reading) {
      case Reading.Unreadable(var problem) -> {
        assertThat(problem.type().slug()).isEqualTo(bad.slug());
        assertThat(bad.pointer()).isNull();
        assertThat(bad.heldBy(problem.detail())).isEmpty();
      }
      case Reading.Read read -> {
        assertThat(bad.slug()).isEqualTo("invalid-interaction");
        assertThat(read.emitted()).isNull();
        assertThat(read.errors()).extracting(FieldError::pointer).containsExactly(bad.pointer());
        assertThat(bad.heldBy(read.errors().toString())).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("passingText")
  void text_that_must_pass_passes_unchanged(PassingText passing) {
    byte[] message = GoldenFiles.bytes(passing.referral("j-9", "c-9"));
    Reading.Read read =
        (Reading.Read) CloudEventReader.read(message, GoldenFiles.NOW, GoldenFiles.SUB_THEMES);
    assertThat(read.errors()).isEmpty();
    Emitted emitted = Objects.requireNonNull(read.emitted());
    assertThat(emitted.data().note()).isEqualTo(new Personal.Clear<>(passing.text()));

    byte[] tail = StoredEvents.tail(0, emitted, "soar", "w-7", emitted.json());
    byte[] stored = StoredEvents.compose(1, GoldenFiles.NOW, tail);
    assertThat(Recorded.parse(stored).data()).isEqualTo(emitted.data());
    assertThat(GoldenFiles.MAPPER.readTree(new String(stored, StandardCharsets.UTF_8)).at("/data"))
        .isEqualTo(emitted.json());
  }
}
