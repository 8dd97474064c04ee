package org.journey.simulation;

import java.time.LocalDate;
import java.util.List;
import org.journey.interaction.Telling.Tense;
import org.journey.model.Codebook;
import org.journey.model.Stage;
import org.journey.model.StageModels;

/** What a client told, in the sub-themes of the built-in model and the codes of its codebook. */
final class Findings {

  /** For a later reading: nothing is said of when it began. */
  static final long UNDATED = Long.MIN_VALUE;

  /** Those told beside, which enter no stage. */
  private static final List<String> BESIDE = List.of("bridging-support", "background-support");

  private static final List<Stage> STAGES = StageModels.defaultModel().stages();
  private static final Codebook CODES = Codebook.builtIn();

  private static final Choice<Tense> OTHER_TENSE =
      Choice.of(
          Choice.share(Tense.ASPIRED, 0.6),
          Choice.share(Tense.PASSING, 0.25),
          Choice.share(Tense.NOT_SO, 0.15));

  private Findings() {}

  /**
   * Writes them: something experienced of a stage first, then up to two more, of which none is
   * evidence of a later stage.
   *
   * @param told when it was told, seconds since 1970, or {@link #UNDATED}
   */
  static void write(Json json, int stage, long told, Draws draws) {
    json.beginList("findings");
    one(json, stage, Tense.EXPERIENCED, told, draws);
    int more = draws.between(0, 2);
    for (int i = 0; i < more; i++) {
      if (draws.chance(0.6)) {
        one(json, draws.between(1, stage), Tense.EXPERIENCED, told, draws);
      } else {
        one(json, draws.between(1, STAGES.size()), OTHER_TENSE.draw(draws), told, draws);
      }
    }
    json.endList();
  }

  private static void one(Json json, int stage, Tense tense, long told, Draws draws) {
    List<String> subThemes =
        STAGES.get(stage - 1).subThemes().stream().filter(key -> !BESIDE.contains(key)).toList();
    String subTheme = subThemes.get(draws.below(subThemes.size()));
    json.beginItem().put("subTheme", subTheme).put("tense", tense);
    List<String> codes = CODES.codes().get(subTheme);
    if (codes != null && draws.chance(0.6)) {
      json.put("code", codes.get(draws.below(codes.size())));
    }
    if (told != UNDATED && tense == Tense.EXPERIENCED && draws.chance(0.1)) {
      LocalDate began = LocalDate.ofEpochDay(Days.dayOf(told) - draws.between(1, 30));
      json.put("since", began.toString());
    }
    json.end();
  }
}
