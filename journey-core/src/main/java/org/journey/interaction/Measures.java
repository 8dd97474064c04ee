package org.journey.interaction;

import java.math.BigDecimal;
import org.journey.interaction.Rules.Id;
import org.journey.interaction.Rules.Range;
import org.journey.interaction.Rules.Text;
import org.jspecify.annotations.Nullable;

/** Wellbeing measures as answered; the platform scores them. Rules: measures.md of the contract. */
public sealed interface Measures extends Interaction {

  /** The instruments the platform can score. */
  enum Instrument {
    ONS4,
    SWEMWBS,
    UCLA3,
    MYCAW,
    SCORED
  }

  /** Which way is better. */
  enum Better {
    HIGHER,
    LOWER
  }

  /** Why a measure is missing. */
  enum NotTakenReason {
    NOT_ASKED,
    DECLINED,
    NOT_APPLICABLE
  }

  /** The answers; which kind is told by the instrument. */
  sealed interface Items {}

  /** The four ONS personal wellbeing questions, each 0 to 10. */
  record Ons4(
      @Range(min = 0, max = 10) int satisfaction,
      @Range(min = 0, max = 10) int worthwhile,
      @Range(min = 0, max = 10) int happy,
      @Range(min = 0, max = 10) int anxious)
      implements Items {}

  /** The seven items of the short Warwick-Edinburgh scale, each 1 to 5. */
  record Swemwbs(
      @Range(min = 1, max = 5) int i1,
      @Range(min = 1, max = 5) int i2,
      @Range(min = 1, max = 5) int i3,
      @Range(min = 1, max = 5) int i4,
      @Range(min = 1, max = 5) int i5,
      @Range(min = 1, max = 5) int i6,
      @Range(min = 1, max = 5) int i7)
      implements Items {}

  /** The three items of the UCLA loneliness scale, each 1 to 3. */
  record Ucla3(
      @Range(min = 1, max = 3) int i1,
      @Range(min = 1, max = 3) int i2,
      @Range(min = 1, max = 3) int i3)
      implements Items {}

  /**
   * One or two concerns of the client's own, and wellbeing, each 0 to 6; the second concern and its
   * id come together.
   */
  record Mycaw(
      @Range(min = 0, max = 6) int concern1,
      @Range(min = 0, max = 6) int wellbeing,
      @Range(min = 0, max = 6) @Nullable Integer concern2,
      @Id String concernId1,
      @Id @Nullable String concernId2)
      implements Items {}

  /** A figure scored elsewhere, under a name of its own. */
  record Scored(@Id String name, BigDecimal score, Better better) implements Items {}

  /** A measure taken. */
  record WellbeingMeasured(
      Instrument instrument, Items items, @Text(max = 4000) @Nullable Personal<String> note)
      implements Measures {}

  /** A measure that was not taken, and why: missing is shown as missing. */
  record MeasureNotTaken(
      Instrument instrument,
      NotTakenReason reason,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Measures {}
}
