package org.journey.coding;

import java.util.List;
import org.journey.interaction.Telling.Finding;
import org.jspecify.annotations.Nullable;

/**
 * For what, and by whom, reflections are not read yet.
 *
 * @param coder the id of the coder
 * @param subTheme read for this sub-theme; null: read at all
 * @param code read for this finer label of it; null: for the sub-theme whatever the label
 */
public record UnreadQuestion(String coder, @Nullable String subTheme, @Nullable String code) {

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if there is a code without a sub-theme: a label means
   *     something under its sub-theme alone
   */
  public UnreadQuestion {
    if (code != null && subTheme == null) {
      throw new IllegalArgumentException("a code without its sub-theme");
    }
  }

  /** Whether one of these findings uses what is asked for, in whatever tense. */
  boolean isUsedIn(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.subTheme().equals(subTheme) && (code == null || code.equals(finding.code()))) {
        return true;
      }
    }
    return false;
  }
}
