package org.journey.model;

import java.util.List;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.Tense;

/**
 * Which findings are evidence of their own sub-theme.
 *
 * @param tense EXPERIENCED, or PASSING in a laxer model
 * @param only the sub-themes looked at; empty: all
 * @param except sub-themes not looked at
 * @param coders whose reading counts, for a reflection-recorded its recorder's; empty: everybody's
 */
public record FindingsTest(
    Tense tense, List<String> only, List<String> except, List<String> coders) {

  /** Copies the lists. */
  public FindingsTest {
    only = List.copyOf(only);
    except = List.copyOf(except);
    coders = List.copyOf(coders);
  }

  /** Whether a finding is evidence, its coder and the model's sub-themes aside. */
  public boolean holds(Finding finding) {
    return finding.tense() == tense
        && (only.isEmpty() || only.contains(finding.subTheme()))
        && !except.contains(finding.subTheme());
  }

  /** Whether a coder's reading counts. */
  public boolean counts(String coder) {
    return coders.isEmpty() || coders.contains(coder);
  }
}
