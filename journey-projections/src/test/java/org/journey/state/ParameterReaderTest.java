package org.journey.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.journey.engagement.SaturationParameters;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.engagement.SaturationParameters.Unit;
import org.journey.model.StageModels;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.stage.Dating;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterReaderTest {

  @Test
  void what_is_not_asked_for_has_the_contracts_default() {
    assertThat(read(Map.of("asAt", "not read here")))
        .isEqualTo(
            new JourneyStateParameters(
                StageModels.defaultModel(), Dating.SINCE, SaturationParameters.DEFAULT));
  }

  @Test
  void every_parameter_is_read() {
    JourneyStateParameters parameters =
        read(
            Map.of(
                "unit",
                "PERIOD",
                "level",
                "CODE",
                "runLength",
                "3",
                "baseSize",
                "5",
                "threshold",
                "0.050",
                "periodDays",
                "7",
                "asked",
                "false",
                "dating",
                "TOLD"));
    assertThat(parameters.dating()).isEqualTo(Dating.TOLD);
    assertThat(parameters.saturation())
        .isEqualTo(
            new SaturationParameters(
                Unit.PERIOD, Level.CODE, 3, 5, new BigDecimal("0.050"), 7, false));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "unit, reflection",
    "unit, ''",
    "level, THEMES",
    "runLength, 0",
    "runLength, -1",
    "runLength, 101",
    "runLength, 2.0",
    "runLength, ' 2'",
    "runLength, 99999999999999999999",
    "runLength, ٣",
    "baseSize, 0",
    "baseSize, 1e1",
    "periodDays, 0",
    "periodDays, 3661",
    "threshold, -0.1",
    "threshold, 1.01",
    "threshold, 5%",
    "threshold, .5",
    "threshold, 1e-2",
    "threshold, NaN",
    "threshold, 0.0000000000000000001",
    "asked, yes",
    "asked, TRUE",
    "dating, told"
  })
  void what_a_parameter_cannot_be_is_refused_by_name(String name, String value) {
    Problem problem =
        switch (ParameterReader.read(StageModels.defaultModel(), Map.of(name, value))) {
          case ParameterReading.Read read -> throw new AssertionError(read);
          case ParameterReading.Refused refused -> refused.problem();
        };
    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
    assertThat(problem.parameter()).isEqualTo(name);
    if (value.length() > 2) {
      assertThat(problem.detail()).doesNotContain(value);
    }
  }

  private static JourneyStateParameters read(Map<String, String> query) {
    return switch (ParameterReader.read(StageModels.defaultModel(), query)) {
      case ParameterReading.Read read -> read.parameters();
      case ParameterReading.Refused refused -> throw new AssertionError(refused.problem());
    };
  }
}
