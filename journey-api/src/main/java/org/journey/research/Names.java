package org.journey.research;

import org.journey.engine.JourneyKey;
import org.journey.extract.Pseudonyms;
import org.journey.extract.Pseudonyms.Kind;
import org.journey.interaction.Identity;
import org.jspecify.annotations.Nullable;

/** What journeys and interactions are called in an answer. */
final class Names {

  /** As they are called in the log. */
  static final Names AS_RECORDED = new Names(null);

  private final @Nullable Pseudonyms pseudonyms;

  private Names(@Nullable Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /** By pseudonyms. */
  static Names by(Pseudonyms pseudonyms) {
    return new Names(pseudonyms);
  }

  /** Whether ids are told as they are. */
  boolean asRecorded() {
    return pseudonyms == null;
  }

  /** A journey's. */
  String journey(JourneyKey key) {
    return pseudonyms == null
        ? key.journeyId()
        : pseudonyms.of(Kind.JOURNEY, key.organisation(), key.journeyId());
  }

  /** An interaction's; without a source where it has another name. */
  Identity interaction(String organisation, Identity identity) {
    return pseudonyms == null
        ? identity
        : new Identity(
            "pseudonym", pseudonyms.of(Kind.EVENT, organisation, identity.source(), identity.id()));
  }
}
