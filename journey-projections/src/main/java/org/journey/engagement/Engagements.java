package org.journey.engagement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.journey.engagement.Engagement.Bridging;
import org.journey.interaction.Participation.MissedBy;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Participation.SessionMissed;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/** Folds a timeline into engagement (engagement.md, "Engagement"). */
public final class Engagements {

  private static final int RATE_PLACES = 4;

  private Engagements() {}

  /**
   * The engagement of a timeline.
   *
   * @param contacts as {@link Contacts#of} gives them
   * @param closed whether the journey is CLOSED at {@code asAt}
   */
  public static Engagement fold(
      List<Entry> entries, List<Integer> contacts, Instant asAt, boolean closed) {
    int attended = 0;
    int missed = 0;
    int unannounced = 0;
    Instant firstSession = null;
    Set<String> activities = new TreeSet<>();
    Set<StudyCategory> categories = EnumSet.noneOf(StudyCategory.class);
    for (Entry entry : entries) {
      if (entry.data() instanceof SessionAttended session) {
        attended++;
        activities.add(session.activityId());
        firstSession = firstSession == null ? entry.time() : firstSession;
      } else if (entry.data() instanceof SessionMissed session && isByClient(session)) {
        missed++;
        unannounced += isUnannounced(session) ? 1 : 0;
      }
      StudyCategory category = StudyCategory.of(entry.data());
      if (category != null) {
        categories.add(category);
      }
    }
    Instant first = contacts.isEmpty() ? null : entries.get(contacts.getFirst()).time();
    Instant last = contacts.isEmpty() ? null : entries.get(contacts.getLast()).time();
    Gap gap = longestGap(entries, contacts);
    return new Engagement(
        attended,
        missed,
        unannounced,
        rate(attended, attended + unannounced),
        List.copyOf(activities),
        List.copyOf(categories),
        first,
        last,
        firstSession,
        gap == null ? null : gap.days(),
        first == null || last == null
            ? null
            : Duration.between(first, closed ? last : asAt).toDays(),
        BridgingRead.of(entries).stream().map(bridging -> bridging(entries, bridging)).toList());
  }

  /** Whether the client missed it; nobody named means the client. */
  public static boolean isByClient(SessionMissed session) {
    return session.by() == null || session.by() == MissedBy.CLIENT;
  }

  /** Whether nobody was told beforehand. */
  public static boolean isUnannounced(SessionMissed session) {
    return session.notified() == null || !session.notified();
  }

  /**
   * The longest time between consecutive contacts.
   *
   * @param days whole days of 24 h
   * @param from place of the contact before it
   * @param to place of the contact after it
   */
  public record Gap(long days, int from, int to) {}

  /** The first of the longest gaps; null with fewer than two contacts. */
  public static @Nullable Gap longestGap(List<Entry> entries, List<Integer> contacts) {
    Gap longest = null;
    for (int i = 1; i < contacts.size(); i++) {
      int from = contacts.get(i - 1);
      int to = contacts.get(i);
      long days = Duration.between(entries.get(from).time(), entries.get(to).time()).toDays();
      if (longest == null || days > longest.days()) {
        longest = new Gap(days, from, to);
      }
    }
    return longest;
  }

  private static @Nullable BigDecimal rate(int part, int whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(whole), RATE_PLACES, RoundingMode.HALF_UP);
  }

  private static Bridging bridging(List<Entry> entries, BridgingRead read) {
    Integer alone = read.firstAlone();
    return new Bridging(
        read.activityId(), read.visits().size(), alone == null ? null : entries.get(alone).time());
  }
}
