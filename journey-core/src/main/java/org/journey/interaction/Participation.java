package org.journey.interaction;

import org.journey.interaction.Rules.Id;
import org.journey.interaction.Rules.Range;
import org.journey.interaction.Rules.Text;
import org.jspecify.annotations.Nullable;

/** What the client takes part in. */
public sealed interface Participation extends Interaction {

  /** The study's categories of socially prescribed activity that sessions fall into. */
  enum Category {
    PHYSICAL,
    WELLBEING,
    SOCIAL,
    CREATIVE,
    VOLUNTEER
  }

  /** How attendance is known. */
  enum KnownBy {
    REGISTER,
    CLIENT,
    PROVIDER
  }

  /** Who did not come: {@link #PROVIDER} means it was called off. */
  enum MissedBy {
    CLIENT,
    PROVIDER
  }

  /** Why a session was missed. */
  enum MissedReason {
    ILLNESS,
    TRANSPORT,
    CARING,
    ANXIETY,
    FORGOT,
    OTHER,
    UNKNOWN
  }

  /** With whom a connection was made. */
  enum ConnectionWith {
    PEER,
    GROUP,
    COMMUNITY,
    FAMILY
  }

  /** What kind of skill was learned. */
  enum SkillArea {
    ART,
    SPORT,
    COOKING,
    IT,
    SUPPORT_WORK,
    COMMUNITY_DEVELOPMENT,
    OTHER
  }

  /** A session attended; {@code sessionId} names the meeting that others attended too. */
  record SessionAttended(
      @Id String activityId,
      Category category,
      @Id @Nullable String sessionId,
      @Range(min = 1, max = 600) @Nullable Integer minutes,
      @Nullable KnownBy knownBy,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Participation {}

  /** A session missed; {@code by} absent means CLIENT, {@code notified}: told beforehand. */
  record SessionMissed(
      @Id String activityId,
      Category category,
      @Id @Nullable String sessionId,
      @Nullable MissedBy by,
      @Nullable Boolean notified,
      @Nullable MissedReason reason,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Participation {}

  /** A connection with somebody. */
  record ConnectionMade(
      ConnectionWith with,
      @Id @Nullable String activityId,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Participation {}

  /** The client began to volunteer. */
  record VolunteeringStarted(
      @Text(max = 200) Personal<String> role,
      @Id @Nullable String activityId,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Participation {}

  /** The client learned a skill. */
  record SkillLearned(
      @Text(max = 200) Personal<String> skill,
      SkillArea area,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Participation {}
}
