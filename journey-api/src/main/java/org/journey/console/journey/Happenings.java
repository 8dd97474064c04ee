package org.journey.console.journey;

import org.journey.interaction.InteractionType;

/**
 * What happened, in plain words: those of the forms that record it (the console's capture part).
 */
public final class Happenings {

  private Happenings() {}

  /** A type by its CloudEvents name; one that this release does not know shows as it is. */
  public static String of(String type) {
    return InteractionType.ofType(type).map(Happenings::of).orElse(type);
  }

  /** A type in words. */
  public static String of(InteractionType type) {
    return switch (type) {
      case REFERRAL_RECEIVED -> "Referral received";
      case CONTACT_ATTEMPTED -> "Contact attempted";
      case WORKER_ASSIGNED -> "Worker assigned";
      case TRIAGE_COMPLETED -> "Triage completed";
      case CONSENT_GIVEN -> "Consent given";
      case CONSENT_WITHDRAWN -> "Consent withdrawn";
      case SUPPORT_GIVEN -> "Support given";
      case ACTIVITY_LINKED -> "Linked to an activity";
      case ACTIVITY_LINK_ENDED -> "Link to an activity ended";
      case BRIDGING_VISIT_MADE -> "Bridging visit";
      case SESSION_ATTENDED -> "Session attended";
      case SESSION_MISSED -> "Session missed";
      case CONNECTION_MADE -> "Connection made";
      case VOLUNTEERING_STARTED -> "Volunteering started";
      case REFLECTION_RECORDED -> "Reflection";
      case REFLECTION_CODED -> "Reflection, read again by a coder";
      case SKILL_LEARNED -> "Skill learned";
      case GOAL_SET -> "Goal set";
      case GOAL_PROGRESSED -> "Step towards a goal";
      case GOAL_ACHIEVED -> "Goal achieved";
      case GOAL_SET_ASIDE -> "Goal set aside";
      case WELLBEING_MEASURED -> "Wellbeing measured";
      case MEASURE_NOT_TAKEN -> "Measure not taken";
      case BARRIER_IDENTIFIED -> "Barrier identified";
      case BARRIER_RESOLVED -> "Barrier resolved";
      case CONCERN_RAISED -> "Concern raised";
      case CONCERN_CLOSED -> "Concern closed";
      case JOURNEY_PAUSED -> "Journey paused";
      case JOURNEY_RESUMED -> "Journey resumed";
      case JOURNEY_CLOSED -> "Journey closed";
      case JOURNEY_REOPENED -> "Journey reopened";
      case INTERACTION_CORRECTED -> "Entry corrected";
      case INTERACTION_RETRACTED -> "Entry retracted";
      case CLIENT_MERGED -> "Found to be the same person as another";
      case CLIENT_UNMERGED -> "Found not to be the same person as another";
      case CLIENT_ERASED -> "Personal data erased";
      case INTERACTION_REDACTED -> "Personal words of an entry erased";
    };
  }
}
