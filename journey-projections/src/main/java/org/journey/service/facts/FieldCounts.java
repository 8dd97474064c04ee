package org.journey.service.facts;

import org.journey.interaction.InteractionType;
import org.journey.interaction.Measures.Instrument;

/** How many fields an entry of a type has in facts of version 1. */
final class FieldCounts {

  /** How many depend on the first of them, which is the instrument. */
  static final int BY_INSTRUMENT = -1;

  private static final int HIGHEST = 64;

  private FieldCounts() {}

  /** The counts by the types' stable numbers. */
  static int[] byType() {
    int[] counts = new int[HIGHEST];
    for (InteractionType type : InteractionType.values()) {
      counts[type.number()] = of(type);
    }
    return counts;
  }

  private static int of(InteractionType type) {
    return switch (type) {
      case SESSION_ATTENDED, GOAL_SET -> 3;
      case ACTIVITY_LINKED,
          ACTIVITY_LINK_ENDED,
          BRIDGING_VISIT_MADE,
          SESSION_MISSED,
          MEASURE_NOT_TAKEN ->
          2;
      case WORKER_ASSIGNED, TRIAGE_COMPLETED, GOAL_ACHIEVED, GOAL_SET_ASIDE, JOURNEY_CLOSED -> 1;
      case WELLBEING_MEASURED -> BY_INSTRUMENT;
      case REFERRAL_RECEIVED,
          CONTACT_ATTEMPTED,
          CONSENT_GIVEN,
          CONSENT_WITHDRAWN,
          SUPPORT_GIVEN,
          CONNECTION_MADE,
          VOLUNTEERING_STARTED,
          REFLECTION_RECORDED,
          REFLECTION_CODED,
          SKILL_LEARNED,
          GOAL_PROGRESSED,
          BARRIER_IDENTIFIED,
          BARRIER_RESOLVED,
          CONCERN_RAISED,
          CONCERN_CLOSED,
          JOURNEY_PAUSED,
          JOURNEY_RESUMED,
          JOURNEY_REOPENED,
          INTERACTION_CORRECTED,
          INTERACTION_RETRACTED,
          CLIENT_MERGED,
          CLIENT_UNMERGED,
          CLIENT_ERASED,
          INTERACTION_REDACTED ->
          0;
    };
  }

  /** The counts, the instrument itself aside, by the instruments' stable numbers. */
  static int[] byInstrument() {
    int[] counts = new int[Codes.INSTRUMENTS.all().size() + 1];
    for (Instrument instrument : Codes.INSTRUMENTS.all()) {
      counts[Codes.INSTRUMENTS.number(instrument)] =
          switch (instrument) {
            case ONS4 -> 4;
            case SWEMWBS -> 2;
            case UCLA3 -> 1;
            case MYCAW -> 5;
            case SCORED -> 3;
          };
    }
    return counts;
  }
}
