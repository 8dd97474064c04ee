package org.journey.service;

import java.math.BigDecimal;
import java.util.List;
import org.journey.interaction.Measures.Better;
import org.journey.interaction.Measures.Instrument;
import org.journey.measure.Scoring;
import org.journey.service.facts.Codes;
import org.journey.service.facts.FactsCursor;

/** The first and the last measurement of one scale in one journey. */
final class MeasuredScale {

  /** All of a client's own concerns together, each compared with itself alone. */
  private static final String CONCERN = "concern";

  private static final int HIGHER = Codes.BETTER.number(Better.HIGHER);

  final String instrument;
  final String scale;
  final boolean higherIsBetter;
  final int firstPlace;
  final BigDecimal first;

  /** Of a client's own concern: which, of those of the journey; else 0. */
  private final int concern;

  int lastPlace;
  BigDecimal last;

  private MeasuredScale(
      String instrument, String scale, int concern, boolean higher, int place, BigDecimal value) {
    this.instrument = instrument;
    this.scale = scale;
    this.concern = concern;
    this.higherIsBetter = higher;
    this.firstPlace = place;
    this.first = value;
    this.lastPlace = place;
    this.last = value;
  }

  /** The scales of an instrument, in the contract's order; of what has a name of its own none. */
  static List<String> names(Instrument instrument) {
    return switch (instrument) {
      case ONS4 ->
          List.of(Scoring.SATISFACTION, Scoring.WORTHWHILE, Scoring.HAPPY, Scoring.ANXIOUS);
      case SWEMWBS -> List.of(Scoring.RAW, Scoring.SCORE);
      case UCLA3 -> List.of(Scoring.SCORE);
      case MYCAW -> List.of(Scoring.WELLBEING, CONCERN);
      case SCORED -> List.of();
    };
  }

  /** Adds the measurement at a place to what was measured before. */
  static void measured(FactsCursor facts, int place, List<MeasuredScale> all) {
    Instrument instrument = Codes.INSTRUMENTS.all().get(facts.field(place, 0) - 1);
    switch (instrument) {
      case ONS4 -> {
        add(all, "ONS4", Scoring.SATISFACTION, 0, true, place, whole(facts, place, 1));
        add(all, "ONS4", Scoring.WORTHWHILE, 0, true, place, whole(facts, place, 2));
        add(all, "ONS4", Scoring.HAPPY, 0, true, place, whole(facts, place, 3));
        add(all, "ONS4", Scoring.ANXIOUS, 0, false, place, whole(facts, place, 4));
      }
      case SWEMWBS -> {
        add(all, "SWEMWBS", Scoring.RAW, 0, true, place, hundredths(facts, place, 1));
        add(all, "SWEMWBS", Scoring.SCORE, 0, true, place, hundredths(facts, place, 2));
      }
      case UCLA3 -> add(all, "UCLA3", Scoring.SCORE, 0, false, place, whole(facts, place, 1));
      case MYCAW -> {
        add(all, "MYCAW", Scoring.WELLBEING, 0, false, place, whole(facts, place, 1));
        for (int i = 2; i <= 4; i += 2) {
          int concern = facts.field(place, i);
          if (concern != 0) {
            add(all, "MYCAW", CONCERN, concern, false, place, whole(facts, place, i + 1));
          }
        }
      }
      case SCORED -> {
        String name = Scoring.SCORED_PREFIX + facts.name(facts.field(place, 1));
        BigDecimal score = new BigDecimal(facts.name(facts.field(place, 2)));
        add(all, name, Scoring.SCORE, 0, facts.field(place, 3) == HIGHER, place, score);
      }
    }
  }

  private static BigDecimal whole(FactsCursor facts, int place, int field) {
    return BigDecimal.valueOf(facts.field(place, field));
  }

  private static BigDecimal hundredths(FactsCursor facts, int place, int field) {
    return BigDecimal.valueOf(facts.field(place, field), 2);
  }

  private static void add(
      List<MeasuredScale> all,
      String instrument,
      String scale,
      int concern,
      boolean higher,
      int place,
      BigDecimal value) {
    for (int i = 0; i < all.size(); i++) {
      MeasuredScale known = all.get(i);
      if (known.concern == concern
          && known.scale.equals(scale)
          && known.instrument.equals(instrument)) {
        known.lastPlace = place;
        known.last = value;
        return;
      }
    }
    all.add(new MeasuredScale(instrument, scale, concern, higher, place, value));
  }
}
