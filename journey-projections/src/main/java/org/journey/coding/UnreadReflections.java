package org.journey.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.journey.coding.UnreadReflection.LastCoding;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.stage.Codings;
import org.journey.state.JourneyReading;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reflections that a coder has not read for a code since it first appeared. Given the
 * journeys of an organisation one after the other, in any order, as they stand now.
 *
 * <p>A code first appears with the first reflection or coding, in the order of sequences, that has
 * a finding with it; retracted ones and what is told of people without the consents needed are left
 * out. A reflection is read for it by a coder whose latest coding (by time, then sequence) of the
 * reflection was recorded with or after that. Who recorded the reflection has read it then. Keeps a
 * few numbers for each reflection, and what the coder found in it last.
 */
public final class UnreadReflections implements Consumer<JourneyReading> {

  private final UnreadQuestion question;
  private final Set<ConsentScope> needed;
  private final List<Candidate> candidates = new ArrayList<>();
  private @Nullable Long firstAppeared;

  /**
   * Begins.
   *
   * @param needed the scopes of consent that must be in force, all of them
   */
  public UnreadReflections(UnreadQuestion question, Set<ConsentScope> needed) {
    this.question = question;
    this.needed = Set.copyOf(needed);
  }

  /**
   * A reflection, with when it was read last.
   *
   * @param readAt the sequence of the coder's latest reading; 0: never
   */
  private record Candidate(UnreadReflection reflection, long readAt) {}

  /** Takes in a journey; each once. */
  @Override
  public void accept(JourneyReading journey) {
    if (!journey.consents().given().containsAll(needed)) {
      return;
    }
    List<Entry> entries = journey.timeline().entries();
    Codings codings = journey.evidence().codings();
    Map<Integer, LastCoding> latest = new HashMap<>();
    for (int place = 0; place < entries.size(); place++) {
      Entry entry = entries.get(place);
      if (entry.data() instanceof ReflectionCoded coded) {
        appears(entry, question.isUsedIn(coded.findings()));
        if (codings.counts(place) && coded.coder().equals(question.coder())) {
          latest.put(
              codings.target(place),
              new LastCoding(entry.time(), entry.sequence(), coded.findings()));
        }
      } else if (entry.data() instanceof ReflectionRecorded told) {
        appears(entry, question.isUsedIn(told.findings()));
      }
    }
    for (int place = 0; place < entries.size(); place++) {
      Entry entry = entries.get(place);
      if (entry.data() instanceof ReflectionRecorded) {
        candidates.add(candidate(journey, entry, latest.get(place)));
      }
    }
  }

  private void appears(Entry entry, boolean uses) {
    Long first = firstAppeared;
    if (uses && (first == null || entry.sequence() < first)) {
      firstAppeared = entry.sequence();
    }
  }

  private Candidate candidate(JourneyReading journey, Entry entry, @Nullable LastCoding coding) {
    long recorded = entry.recordedBy().equals(question.coder()) ? entry.sequence() : 0;
    return new Candidate(
        new UnreadReflection(
            journey.timeline().journeyId(),
            entry.identity(),
            entry.sequence(),
            entry.time(),
            coding),
        coding == null ? recorded : Math.max(recorded, coding.sequence()));
  }

  /** What was found in the journeys taken in so far. */
  public UnreadAnswer answer() {
    return new UnreadAnswer(
        question,
        firstAppeared,
        candidates.size(),
        candidates.stream()
            .filter(this::isUnread)
            .map(Candidate::reflection)
            .sorted(Comparator.comparingLong(UnreadReflection::sequence))
            .toList());
  }

  private boolean isUnread(Candidate candidate) {
    if (question.subTheme() == null) {
      return candidate.readAt() == 0;
    }
    Long first = firstAppeared;
    return first != null && candidate.readAt() < first;
  }
}
