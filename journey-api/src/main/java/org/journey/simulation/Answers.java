package org.journey.simulation;

import org.journey.interaction.Measures.Better;
import org.journey.interaction.Measures.Instrument;

/** The items of a measurement, made so that they give the planned value. */
final class Answers {

  private Answers() {}

  static void write(Json json, int detail, Draws draws) {
    Instrument instrument = Detail.instrument(detail);
    int value = Detail.value(detail);
    json.put("instrument", instrument).begin("items");
    switch (instrument) {
      case UCLA3 -> spread(json, 3, 1, 3, value, draws);
      case SWEMWBS -> spread(json, 7, 1, 5, value, draws);
      case ONS4 ->
          json.put("satisfaction", value)
              .put("worthwhile", near(value, draws))
              .put("happy", near(value, draws))
              .put("anxious", near(10 - value, draws));
      case MYCAW ->
          json.put("concern1", Math.clamp(value + draws.between(-1, 1), 0, 6))
              .put("wellbeing", value)
              .put("concernId1", "concern-own-1");
      case SCORED -> json.put("name", "PAM").put("score", value).put("better", Better.HIGHER);
    }
    json.end();
  }

  private static int near(int value, Draws draws) {
    return Math.clamp(value + draws.between(-1, 1), 0, 10);
  }

  /** Items {@code i1} and so on, each within bounds, that add up to a sum. */
  private static void spread(Json json, int count, int least, int most, int sum, Draws draws) {
    int left = sum;
    for (int i = 1; i <= count; i++) {
      int after = count - i;
      int low = Math.max(least, left - after * most);
      int high = Math.min(most, left - after * least);
      int item = draws.between(low, high);
      json.put("i" + i, item);
      left -= item;
    }
  }
}
