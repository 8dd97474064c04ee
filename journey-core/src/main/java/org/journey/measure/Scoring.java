package org.journey.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.journey.interaction.Measures.Better;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.Mycaw;
import org.journey.interaction.Measures.Ons4;
import org.journey.interaction.Measures.Scored;
import org.journey.interaction.Measures.Swemwbs;
import org.journey.interaction.Measures.Ucla3;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.jspecify.annotations.Nullable;

/** Scores a measurement. The emitter sends answers; only the platform scores. */
public final class Scoring {

  /** ONS4: overall, how satisfied with life. */
  public static final String SATISFACTION = "satisfaction";

  /** ONS4: how worthwhile the things done are. */
  public static final String WORTHWHILE = "worthwhile";

  /** ONS4: how happy yesterday. */
  public static final String HAPPY = "happy";

  /** ONS4: how anxious yesterday; the only one of the four where lower is better. */
  public static final String ANXIOUS = "anxious";

  /** SWEMWBS: the sum of the items, 7 to 35. */
  public static final String RAW = "raw";

  /** SWEMWBS by its table, UCLA3's sum, and what was scored elsewhere. */
  public static final String SCORE = "score";

  /** MYCAW: wellbeing. */
  public static final String WELLBEING = "wellbeing";

  /** MYCAW: before a concern's id; only the same concern is compared over time. */
  public static final String CONCERN_PREFIX = "concern:";

  /** Before the name of what was scored elsewhere, where an instrument is named. */
  public static final String SCORED_PREFIX = "SCORED:";

  /** The metric score of each raw SWEMWBS sum from 7 to 35. */
  private static final List<BigDecimal> SWEMWBS_SCORES =
      Arrays.stream(
              """
              7.00 9.51 11.25 12.40 13.33 14.08 14.75 15.32 15.84 16.36 16.88 17.43 17.98 18.59 \
              19.25 19.98 20.73 21.54 22.35 23.21 24.11 25.03 26.02 27.03 28.13 29.31 30.70 32.55 \
              35.00\
              """
                  .split(" "))
          .map(BigDecimal::new)
          .toList();

  private Scoring() {}

  /**
   * The instrument as stage models and the state of a journey name it: {@code SWEMWBS}, or {@code
   * SCORED:<name>}.
   */
  public static String instrument(WellbeingMeasured measured) {
    return measured.items() instanceof Scored scored
        ? SCORED_PREFIX + scored.name()
        : measured.instrument().name();
  }

  /** All scales of a measurement, in the contract's order of scales. */
  public static List<Score> scores(WellbeingMeasured measured) {
    return switch (measured.items()) {
      case Ons4 ons4 ->
          List.of(
              higher(SATISFACTION, ons4.satisfaction()),
              higher(WORTHWHILE, ons4.worthwhile()),
              higher(HAPPY, ons4.happy()),
              lower(ANXIOUS, ons4.anxious()));
      case Swemwbs swemwbs -> {
        int raw = raw(swemwbs);
        yield List.of(
            higher(RAW, raw), new Score(SCORE, SWEMWBS_SCORES.get(raw - 7), Better.HIGHER));
      }
      case Ucla3 ucla3 -> List.of(lower(SCORE, ucla3.i1() + ucla3.i2() + ucla3.i3()));
      case Mycaw mycaw -> mycaw(mycaw);
      case Scored scored -> List.of(new Score(SCORE, scored.score(), scored.better()));
    };
  }

  /** One scale of a measurement, or null if the measurement is without it. */
  public static @Nullable Score score(WellbeingMeasured measured, String scale) {
    for (Score score : scores(measured)) {
      if (score.scale().equals(scale)) {
        return score;
      }
    }
    return null;
  }

  /** Whether an instrument can have a scale of this name. */
  public static boolean hasScale(Instrument instrument, String scale) {
    return switch (instrument) {
      case ONS4 ->
          scale.equals(SATISFACTION)
              || scale.equals(WORTHWHILE)
              || scale.equals(HAPPY)
              || scale.equals(ANXIOUS);
      case SWEMWBS -> scale.equals(RAW) || scale.equals(SCORE);
      case UCLA3, SCORED -> scale.equals(SCORE);
      case MYCAW ->
          scale.equals(WELLBEING)
              || (scale.startsWith(CONCERN_PREFIX) && scale.length() > CONCERN_PREFIX.length());
    };
  }

  private static int raw(Swemwbs items) {
    return items.i1() + items.i2() + items.i3() + items.i4() + items.i5() + items.i6() + items.i7();
  }

  private static List<Score> mycaw(Mycaw items) {
    List<Score> scores = new ArrayList<>(3);
    scores.add(lower(WELLBEING, items.wellbeing()));
    scores.add(lower(CONCERN_PREFIX + items.concernId1(), items.concern1()));
    Integer second = items.concern2();
    String secondId = items.concernId2();
    if (second != null && secondId != null) {
      scores.add(lower(CONCERN_PREFIX + secondId, second));
    }
    return scores;
  }

  private static Score higher(String scale, int value) {
    return new Score(scale, BigDecimal.valueOf(value), Better.HIGHER);
  }

  private static Score lower(String scale, int value) {
    return new Score(scale, BigDecimal.valueOf(value), Better.LOWER);
  }
}
