package org.journey.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.journey.interaction.Measures.Instrument;
import org.journey.measure.Scoring;
import org.jspecify.annotations.Nullable;

/** Reads and checks {@code sustained}. */
final class SustainedReader {

  private static final Set<String> KEYS = Set.of("instrument", "scale", "improvement", "apartDays");
  private static final int MOST_DAYS = 36_500;

  private SustainedReader() {}

  /** The test; null (and told) if something is wrong with it. */
  static @Nullable SustainedTest read(Tree tree, String pointer, Errors errors) {
    Checked sustained = Checked.of(tree, pointer, errors, KEYS, Set.of());
    if (sustained == null) {
      return null;
    }
    String name = sustained.string("instrument");
    Instrument instrument = name == null ? null : instrument(name);
    if (name != null && instrument == null) {
      sustained.error(
          "instrument", "must be ONS4, SWEMWBS, UCLA3, MYCAW, or SCORED:<name of the score>");
    }
    String scale = sustained.string("scale");
    if (scale != null && instrument != null && !hasScale(instrument, scale)) {
      sustained.error("scale", "the instrument has no such scale");
    }
    BigDecimal improvement = improvement(sustained);
    Integer days = sustained.whole("apartDays", 0, MOST_DAYS);
    return name == null || scale == null || improvement == null || days == null
        ? null
        : new SustainedTest(name, scale, improvement, Duration.ofDays(days));
  }

  private static @Nullable Instrument instrument(String name) {
    if (name.startsWith(Scoring.SCORED_PREFIX)) {
      return isId(name.substring(Scoring.SCORED_PREFIX.length())) ? Instrument.SCORED : null;
    }
    return Arrays.stream(Instrument.values())
        .filter(instrument -> instrument != Instrument.SCORED && instrument.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static boolean hasScale(Instrument instrument, String scale) {
    return Scoring.hasScale(instrument, scale)
        && (!scale.startsWith(Scoring.CONCERN_PREFIX)
            || isId(scale.substring(Scoring.CONCERN_PREFIX.length())));
  }

  private static boolean isId(String text) {
    return Forms.ID.matcher(text).matches();
  }

  private static @Nullable BigDecimal improvement(Checked sustained) {
    Tree tree = sustained.get("improvement");
    if (tree == null) {
      return null;
    }
    if (tree instanceof Tree.Numeral number && number.value().signum() > 0) {
      return number.value();
    }
    sustained.error("improvement", "must be a number over 0");
    return null;
  }
}
