package org.journey.interaction;

import java.util.List;
import org.journey.interaction.Rules.CodeLabel;
import org.journey.interaction.Rules.Id;
import org.journey.interaction.Rules.ModelReference;
import org.journey.interaction.Rules.Size;
import org.journey.interaction.Rules.SubTheme;
import org.journey.interaction.Rules.Text;
import org.jspecify.annotations.Nullable;

/** What the client told, and later readings of it. */
public sealed interface Telling extends Interaction {

  /**
   * {@link #ASPIRED} (a hope for later) and {@link #NOT_SO} (the opposite is said) are never
   * evidence.
   */
  enum Tense {
    EXPERIENCED,
    PASSING,
    ASPIRED,
    NOT_SO
  }

  /** On what occasion it was told. */
  enum Setting {
    INTERVIEW,
    REVIEW,
    CONVERSATION
  }

  /** Who was present. */
  enum Present {
    ALONE,
    CLIENT,
    FAMILY,
    STAFF
  }

  /** One thing found in what was told; {@code since}: when it began. */
  record Finding(
      @SubTheme String subTheme,
      Tense tense,
      @CodeLabel @Nullable String code,
      @Nullable Since since) {}

  /** What was told. No findings: asked, nothing new. */
  record ReflectionRecorded(
      @Size(min = 0, max = 20, repeats = true) List<Finding> findings,
      @Nullable Setting setting,
      @Nullable Present present,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Telling {}

  /**
   * A later reading of an earlier reflection by a coder; the coder's latest one replaces their
   * earlier.
   */
  record ReflectionCoded(
      Identity target,
      @Id String coder,
      @ModelReference @Nullable String codebook,
      @Size(min = 0, max = 20, repeats = true) List<Finding> findings,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Telling {}
}
