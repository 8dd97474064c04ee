package org.journey.extract;

import org.journey.extract.Pseudonyms.Kind;
import org.journey.interaction.Identity;
import org.journey.timeline.Timeline;

/** The pseudonyms of one journey. */
final class JourneyNames {

  private final Pseudonyms pseudonyms;
  private final SharedNames shared;
  private final String organisation;
  private final String journeyId;
  private final String journey;

  JourneyNames(Pseudonyms pseudonyms, SharedNames shared, Timeline timeline) {
    this.pseudonyms = pseudonyms;
    this.shared = shared;
    organisation = timeline.organisation();
    journeyId = timeline.journeyId();
    journey = pseudonyms.of(Kind.JOURNEY, organisation, journeyId);
  }

  /** The journey. */
  String journey() {
    return journey;
  }

  /** An interaction. */
  String event(Identity identity) {
    return pseudonyms.of(Kind.EVENT, organisation, identity.source(), identity.id());
  }

  /** Anything else that the journey names. Only the thread that writes asks for it. */
  String of(Kind kind, String id) {
    return switch (kind) {
      case GOAL, BARRIER, CONCERN, OWN_CONCERN -> pseudonyms.of(kind, organisation, journeyId, id);
      case CLIENT -> pseudonyms.of(kind, organisation, shared.person(id));
      case WORKER, ACTIVITY, SESSION -> shared.of(kind, organisation, id);
      case JOURNEY, EVENT -> throw new IllegalArgumentException("named otherwise: " + kind);
    };
  }
}
