package org.journey.engagement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.Tense;
import org.journey.stage.Piece;
import org.journey.stage.StageEvidence;
import org.journey.stage.StageProgresses;
import org.jspecify.annotations.Nullable;

/**
 * A finding (or a category), at the place of the interaction that first brought it.
 *
 * @param name {@code sub-theme:<key>}, {@code code:<sub-theme>/<code>}, or a category
 * @param entry place in the timeline
 * @param piece the evidence that brought it, at the level of sub-themes
 */
public record Found(String name, int entry, @Nullable Piece piece) {

  /** All findings of a journey, in the order of their places. */
  public static List<Found> findings(StageEvidence evidence, Level level) {
    return switch (level) {
      case SUB_THEME -> subThemes(evidence);
      case CODE -> codes(evidence);
    };
  }

  /** The first appearance of each category, in the order of their places. */
  public static List<Found> categories(StageEvidence evidence) {
    Set<StudyCategory> seen = EnumSet.noneOf(StudyCategory.class);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < evidence.entries().size(); i++) {
      StudyCategory category = StudyCategory.of(evidence.entries().get(i).data());
      if (category != null && seen.add(category)) {
        found.add(new Found(category.name(), i, null));
      }
    }
    return found;
  }

  private static List<Found> subThemes(StageEvidence evidence) {
    boolean[] seen = new boolean[evidence.model().subThemes().size()];
    List<Found> found = new ArrayList<>();
    for (Piece piece : evidence.pieces()) {
      if (!seen[piece.subTheme()]) {
        seen[piece.subTheme()] = true;
        String key = evidence.model().subThemes().get(piece.subTheme());
        found.add(new Found("sub-theme:" + key, piece.entry(), piece));
      }
    }
    return found;
  }

  private static List<Found> codes(StageEvidence evidence) {
    Set<String> seen = new HashSet<>();
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < evidence.entries().size(); i++) {
      for (Finding finding : StageProgresses.told(evidence, i)) {
        if (finding.tense() == Tense.EXPERIENCED) {
          String code = finding.code() == null ? "-" : finding.code();
          String name = "code:" + finding.subTheme() + "/" + code;
          if (seen.add(name)) {
            found.add(new Found(name, i, null));
          }
        }
      }
    }
    return found;
  }
}
