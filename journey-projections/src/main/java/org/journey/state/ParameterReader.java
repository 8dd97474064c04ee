package org.journey.state;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.journey.engagement.SaturationParameters;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.engagement.SaturationParameters.Unit;
import org.journey.model.StageModel;
import org.journey.problem.Problem;
import org.journey.stage.Dating;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a journey is to be read from the parameters of a request: {@code unit}, {@code level},
 * {@code runLength} (1 to 100), {@code baseSize} (1 to 100), {@code threshold} (0 to 1, at most 18
 * decimals), {@code periodDays} (1 to 3660), {@code asked}, {@code dating}.
 */
public final class ParameterReader {

  /** The parameters that are read here; others are the caller's to know or to refuse. */
  public static final Set<String> NAMES =
      Set.of(
          "unit", "level", "runLength", "baseSize", "threshold", "periodDays", "asked", "dating");

  private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,4}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9](\\.[0-9]{1,18})?");
  private static final int LONGEST_PERIOD = 3660;

  private final Map<String, String> query;
  private @Nullable Problem problem;

  private ParameterReader(Map<String, String> query) {
    this.query = query;
  }

  /**
   * Reads the parameters; an absent one has the contract's default.
   *
   * @param model the stage model that the request names, or the default one
   * @param query names and values; names not in {@link #NAMES} are passed over
   */
  public static ParameterReading read(StageModel model, Map<String, String> query) {
    ParameterReader reader = new ParameterReader(query);
    SaturationParameters fallback = SaturationParameters.DEFAULT;
    SaturationParameters saturation =
        new SaturationParameters(
            reader.code("unit", Unit.class, fallback.unit()),
            reader.code("level", Level.class, fallback.level()),
            reader.whole("runLength", 100, fallback.runLength()),
            reader.whole("baseSize", 100, fallback.baseSize()),
            reader.threshold(fallback.threshold()),
            reader.whole("periodDays", LONGEST_PERIOD, fallback.periodDays()),
            reader.flag("asked", fallback.asked()));
    Dating dating = reader.code("dating", Dating.class, Dating.SINCE);
    Problem refusal = reader.problem;
    return refusal == null
        ? new ParameterReading.Read(new JourneyStateParameters(model, dating, saturation))
        : new ParameterReading.Refused(refusal);
  }

  private <E extends Enum<E>> E code(String name, Class<E> type, E fallback) {
    String text = query.get(name);
    if (text == null) {
      return fallback;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    String codes =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    return refuse(name, "must be of " + codes, fallback);
  }

  private int whole(String name, int most, int fallback) {
    String text = query.get(name);
    if (text == null) {
      return fallback;
    }
    if (WHOLE.matcher(text).matches() && Integer.parseInt(text) <= most) {
      return Integer.parseInt(text);
    }
    return refuse(name, "must be a whole number from 1 to " + most, fallback);
  }

  private BigDecimal threshold(BigDecimal fallback) {
    String text = query.get("threshold");
    if (text == null) {
      return fallback;
    }
    if (DECIMAL.matcher(text).matches() && new BigDecimal(text).compareTo(BigDecimal.ONE) <= 0) {
      return new BigDecimal(text);
    }
    return refuse("threshold", "must be a decimal from 0 to 1, of at most 18 places", fallback);
  }

  private boolean flag(String name, boolean fallback) {
    return switch (query.get(name)) {
      case null -> fallback;
      case "true" -> true;
      case "false" -> false;
      default -> refuse(name, "must be true or false", fallback);
    };
  }

  /** Notes the first problem. */
  private <T> T refuse(String name, String reason, T fallback) {
    if (problem == null) {
      problem = Problem.parameter(name, reason);
    }
    return fallback;
  }
}
