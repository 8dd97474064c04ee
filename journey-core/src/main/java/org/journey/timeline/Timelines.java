package org.journey.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Amendment;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Amendment.InteractionRedacted;
import org.journey.interaction.Amendment.InteractionRetracted;
import org.journey.interaction.Identity;

/**
 * Makes timelines of what is recorded (interactions.md, "The effective timeline of a journey").
 * Pure functions: no clock, nothing kept.
 */
public final class Timelines {

  private static final Comparator<Timeline.Entry> BY_TIME_THEN_SEQUENCE =
      Comparator.comparing(Timeline.Entry::time).thenComparingLong(Timeline.Entry::sequence);

  private static final Comparator<Standing> STANDING_BY_TIME_THEN_SEQUENCE =
      Comparator.comparing(Standing::time)
          .thenComparingLong(standing -> standing.interaction().sequence());

  private Timelines() {}

  /**
   * The effective timeline of a journey.
   *
   * @param inSequenceOrder everything recorded of one journey; it may go beyond {@code asKnown}
   * @param asAt what had happened by then, that instant included
   * @param asKnown what had been recorded by then, that instant included
   * @throws IllegalArgumentException if nothing at all is recorded: there is no such journey
   */
  public static Timeline of(List<Recorded> inSequenceOrder, Instant asAt, Instant asKnown) {
    if (inSequenceOrder.isEmpty()) {
      throw new IllegalArgumentException("a journey has at least its referral");
    }
    List<Timeline.Entry> entries = new ArrayList<>(inSequenceOrder.size());
    for (Amended each : amended(inSequenceOrder, asKnown)) {
      if (each.effectiveAt(asAt)) {
        entries.add(each.entry());
      }
    }
    entries.sort(BY_TIME_THEN_SEQUENCE);
    Recorded first = inSequenceOrder.getFirst();
    return new Timeline(
        first.organisation(),
        first.subject(),
        asAt,
        asKnown,
        lastSequence(inSequenceOrder, asKnown),
        entries);
  }

  /**
   * Every interaction of a journey that was known, amendments themselves aside: those that are not
   * effective too, each with what was said about it since. In order of effective time, then
   * sequence.
   *
   * @param inSequenceOrder everything recorded of one journey; it may go beyond {@code asKnown}
   * @param asAt what had happened by then, that instant included
   * @param asKnown what had been recorded by then, that instant included
   */
  public static List<Standing> history(
      List<Recorded> inSequenceOrder, Instant asAt, Instant asKnown) {
    List<Standing> history = new ArrayList<>(inSequenceOrder.size());
    for (Amended each : amended(inSequenceOrder, asKnown)) {
      history.add(each.standing(asAt));
    }
    history.sort(STANDING_BY_TIME_THEN_SEQUENCE);
    return List.copyOf(history);
  }

  private static long lastSequence(List<Recorded> inSequenceOrder, Instant asKnown) {
    long last = 0;
    for (Recorded each : inSequenceOrder) {
      if (isKnown(each, asKnown)) {
        last = each.sequence();
      }
    }
    return last;
  }

  private static boolean isKnown(Recorded recorded, Instant asKnown) {
    return !recorded.recordedTime().isAfter(asKnown);
  }

  /** What is known, without amendments, after they acted; in sequence order. */
  private static List<Amended> amended(List<Recorded> inSequenceOrder, Instant asKnown) {
    List<Amended> all = new ArrayList<>(inSequenceOrder.size());
    List<Recorded> amendments = new ArrayList<>();
    for (Recorded each : inSequenceOrder) {
      if (!isKnown(each, asKnown)) {
        continue;
      }
      if (each.type().amends()) {
        amendments.add(each);
      } else {
        all.add(new Amended(each));
      }
    }
    if (!amendments.isEmpty()) {
      amend(all, amendments);
    }
    return all;
  }

  /** An amendment is recorded behind its target, so all targets are there when the first acts. */
  private static void amend(List<Amended> all, List<Recorded> amendments) {
    Map<Identity, Amended> byIdentity = HashMap.newHashMap(all.size());
    for (Amended each : all) {
      byIdentity.put(each.interaction().identity(), each);
    }
    for (Recorded each : amendments) {
      if (each.data() instanceof Amendment amendment) {
        Amended target = byIdentity.get(amendment.target());
        if (target != null) {
          switch (amendment) {
            case InteractionCorrected correction -> target.correct(each, correction);
            case InteractionRetracted retraction -> target.retract(each, retraction);
            case InteractionRedacted _ -> {
              // What was personal is gone from the payload itself; nothing else changes.
            }
          }
        }
      }
    }
  }
}
