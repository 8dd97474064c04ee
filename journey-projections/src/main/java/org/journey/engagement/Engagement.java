package org.journey.engagement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the client took part in. All days are 24 h.
 *
 * @param sessionsAttended sessions
 * @param sessionsMissed by the client, told beforehand or not
 * @param missedWithoutNotice those of which nobody was told beforehand
 * @param attendanceRate attended / (attended + missed by the client without notice), half up to 4
 *     places; null if there were none
 * @param activities distinct ids attended, sorted
 * @param categories in the study's order
 * @param firstContactAt first contact, if any
 * @param lastContactAt last contact, if any
 * @param firstSessionAt first session attended, if any
 * @param longestGapDays whole days between consecutive contacts; null with fewer than two
 * @param lengthDays whole days from first contact to last, to {@code asAt} while not CLOSED; null
 *     without a contact
 * @param bridging per activity with visits, sorted by activity
 */
public record Engagement(
    int sessionsAttended,
    int sessionsMissed,
    int missedWithoutNotice,
    @Nullable BigDecimal attendanceRate,
    List<String> activities,
    List<StudyCategory> categories,
    @Nullable Instant firstContactAt,
    @Nullable Instant lastContactAt,
    @Nullable Instant firstSessionAt,
    @Nullable Long longestGapDays,
    @Nullable Long lengthDays,
    List<Bridging> bridging) {

  /** Copies the lists. */
  public Engagement {
    activities = List.copyOf(activities);
    categories = List.copyOf(categories);
    bridging = List.copyOf(bridging);
  }

  /**
   * Going along to one activity.
   *
   * @param visits how often somebody went along
   * @param firstAloneAt the first session of it after the first visit with no visit of it on that
   *     UTC day, if any
   */
  public record Bridging(String activityId, int visits, @Nullable Instant firstAloneAt) {}
}
