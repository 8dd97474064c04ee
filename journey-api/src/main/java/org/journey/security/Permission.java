package org.journey.security;

import static org.journey.security.Extent.CONSENTING;
import static org.journey.security.Extent.CONTROLLED;
import static org.journey.security.Extent.NONE;
import static org.journey.security.Extent.OWN_WORDS;
import static org.journey.security.Extent.REFLECTION_CODED;
import static org.journey.security.Extent.WHOLE;
import static org.journey.security.Extent.WITHOUT_PERSONAL_DATA;
import static org.journey.security.Role.ADMIN;
import static org.journey.security.Role.ANALYST;
import static org.journey.security.Role.AUDITOR;
import static org.journey.security.Role.CODER;
import static org.journey.security.Role.COMMISSIONER;
import static org.journey.security.Role.IMPORT;
import static org.journey.security.Role.MANAGER;
import static org.journey.security.Role.RESEARCHER;
import static org.journey.security.Role.STAFF;

import java.util.Map;

/** The rows of the table of roles and calls, as far as their calls exist. */
public enum Permission {
  /** One interaction, a batch, a dry run. */
  WRITE_INTERACTIONS(Map.of(STAFF, WHOLE, MANAGER, WHOLE, IMPORT, WHOLE, CODER, REFLECTION_CODED)),
  /** A journey, a client's journeys, one interaction, timeline, evidence, feed, FHIR. */
  READ_JOURNEYS(
      Map.of(STAFF, WHOLE, MANAGER, WHOLE, CODER, OWN_WORDS, AUDITOR, WITHOUT_PERSONAL_DATA)),
  /** Merges of clients, and what is held on a person. */
  KEEP_PERSONS(Map.of(MANAGER, WHOLE)),
  /**
   * The work of coding: what there is to read, and how far coders agree. The table has no row for
   * it (docs/decisions/0006).
   */
  CODE(Map.of(MANAGER, WHOLE, CODER, OWN_WORDS, RESEARCHER, CONSENTING)),
  /** Proofs, bundles, the access log. */
  AUDIT(Map.of(AUDITOR, WHOLE)),
  /** Checkpoints, stage models, activities and schemas: every role. */
  READ_REGISTRY(
      Map.of(
          STAFF, WHOLE,
          MANAGER, WHOLE,
          IMPORT, WHOLE,
          ANALYST, WHOLE,
          RESEARCHER, WHOLE,
          CODER, WHOLE,
          COMMISSIONER, WHOLE,
          AUDITOR, WHOLE,
          ADMIN, WHOLE)),
  /** Registering a stage model. */
  WRITE_MODELS(Map.of(RESEARCHER, WHOLE, ADMIN, WHOLE)),
  /** Changing the directory of activities. */
  WRITE_ACTIVITIES(Map.of(MANAGER, WHOLE, ADMIN, WHOLE)),
  /** Service metrics. */
  READ_METRICS(
      Map.of(
          STAFF, WHOLE,
          MANAGER, WHOLE,
          ANALYST, CONTROLLED,
          RESEARCHER, CONTROLLED,
          COMMISSIONER, CONTROLLED,
          AUDITOR, WHOLE)),
  /** Who is behind a figure of the service. */
  OPEN_METRICS(Map.of(MANAGER, WHOLE)),
  /** Statistics of cohorts. */
  READ_COHORTS(Map.of(MANAGER, WHOLE, ANALYST, CONTROLLED, RESEARCHER, CONSENTING)),
  /** Choosing whom to invite to tell. */
  CHOOSE(Map.of(MANAGER, WHOLE, RESEARCHER, CONSENTING)),
  /** Replays, and what they tell of all journeys together. */
  REPLAY(Map.of(MANAGER, WHOLE, ANALYST, CONTROLLED, RESEARCHER, CONSENTING, AUDITOR, WHOLE)),
  /** What replays tell of each journey. */
  READ_REPLAYED_JOURNEYS(Map.of(MANAGER, WHOLE, RESEARCHER, CONSENTING, AUDITOR, WHOLE)),
  /** Research extracts. */
  EXTRACT(Map.of(RESEARCHER, CONSENTING)),
  /** Erasure and redaction, holds against them. */
  ERASE(Map.of(MANAGER, WHOLE)),
  /** Projections, parked journeys, refused records. */
  OPERATE(Map.of(ADMIN, WHOLE));

  private final Map<Role, Extent> extents;

  Permission(Map<Role, Extent> extents) {
    this.extents = extents;
  }

  /** How far it goes for one role. */
  public Extent extent(Role role) {
    return extents.getOrDefault(role, NONE);
  }
}
