package org.journey.research;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.journey.registry.SyntheticOrganisations;
import org.journey.security.Actor;
import org.journey.security.Extent;
import org.journey.security.Permission;
import org.journey.web.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Finds replays for those who may see them, and tells them. */
@Component
class ReplayAnswers {

  private final Jobs jobs;
  private final SyntheticOrganisations synthetic;
  private final ConsentSince consents;

  ReplayAnswers(Jobs jobs, SyntheticOrganisations synthetic, ConsentSince consents) {
    this.jobs = jobs;
    this.synthetic = synthetic;
    this.consents = consents;
  }

  /**
   * A replay.
   *
   * @throws Refusal {@code not-found} if there is none, or none that they may see
   */
  Job find(Actor actor, String id, String organisation) {
    UUID uuid = JobId.of(id);
    Set<Extent> extents = actor.extents(Permission.REPLAY);
    return jobs.find(Job.Kind.REPLAY, organisation, uuid)
        .filter(
            replay ->
                AskedOrganisation.sees(extents, replay.scope(), synthetic.isMarked(organisation)))
        .orElseThrow(Refusal::notFound);
  }

  /** As it is answered. */
  ObjectNode json(Job replay) {
    return telling(replay.organisation()).apply(replay);
  }

  /** How those of an organisation are answered now. */
  Function<Job, ObjectNode> telling(String organisation) {
    boolean madeUp = synthetic.isMarked(organisation);
    long consentEnded = consents.last(organisation);
    return replay -> ReplayTelling.json(replay, madeUp, consentEnded);
  }
}
