package org.journey.registry;

import java.time.Instant;
import org.journey.interaction.Participation;
import org.jspecify.annotations.Nullable;

/**
 * An activity of the directory as it was told at one time.
 *
 * @param activityId the organisation's own id of it
 * @param name for people
 * @param category as sessions of it are recorded
 * @param provider who runs it, if told
 * @param place where, if told
 */
public record Activity(
    String activityId,
    String name,
    Participation.Category category,
    @Nullable String provider,
    @Nullable String place) {

  /**
   * An activity from the time it was told so.
   *
   * @param at when it was told, by the database's clock
   * @param by who told it
   */
  public record Change(Activity activity, Instant at, String by) {}
}
