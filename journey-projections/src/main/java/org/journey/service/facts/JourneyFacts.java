package org.journey.service.facts;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.journey.model.StageModel;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a service need of one journey, for every instant at once: the timeline's
 * codes and times, how far the journey had come under a stage model at each place of it, and when
 * it was corrected. No personal data.
 *
 * <p>A figure at {@code to} reads what lies before {@code to}. What was known is decided by what is
 * given to {@link #of}: facts know no other axis.
 *
 * <p>The bytes are canonical: of the same journey under the same model they are the same on every
 * machine. {@link FactsCursor} reads them.
 */
public final class JourneyFacts {

  /** The first byte: the form of all the others. */
  static final int VERSION = 1;

  private final byte[] bytes;

  private JourneyFacts(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The facts of a journey.
   *
   * @param inSequenceOrder everything recorded of it that is to be known, at least its referral
   * @param model by which stages, sub-themes and saturation are told
   * @throws IllegalArgumentException if the referral is missing
   */
  public static JourneyFacts of(List<Recorded> inSequenceOrder, StageModel model) {
    return new JourneyFacts(FactsWriter.write(inSequenceOrder, model));
  }

  /**
   * The facts of a journey as they were known at an instant.
   *
   * @return null if nothing was known of it
   */
  public static @Nullable JourneyFacts known(
      List<Recorded> inSequenceOrder, StageModel model, Instant asKnown) {
    List<Recorded> known =
        inSequenceOrder.stream().filter(each -> !each.recordedTime().isAfter(asKnown)).toList();
    return known.isEmpty() ? null : of(known, model);
  }

  /** The facts as bytes. */
  public byte[] encode() {
    return bytes.clone();
  }

  /**
   * Facts from their bytes, which are trusted to be what {@link #encode} gave. They are not copied
   * (a service has a hundred megabytes of them) and may not be changed any more.
   *
   * @throws IllegalArgumentException if they are of a form that this release does not know
   */
  public static JourneyFacts decode(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw new IllegalArgumentException("not facts of version " + VERSION);
    }
    return new JourneyFacts(bytes);
  }

  /** The journey's id. */
  public String journeyId() {
    FactsCursor cursor = new FactsCursor();
    cursor.read(this);
    return cursor.journeyId();
  }

  /** The bytes themselves. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JourneyFacts facts && Arrays.equals(bytes, facts.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Never the content. */
  @Override
  public String toString() {
    return "JourneyFacts[" + bytes.length + " bytes]";
  }
}
