package org.journey.axon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.log.PostgresInteractionLog;
import org.journey.log.Stored;
import org.journey.log.SubjectId;
import org.journey.sealing.ClientId;
import org.journey.sealing.PersonKeys;
import org.journey.timeline.Recorded;

/**
 * Loads in bulk what the commands of a chunk would otherwise load one by one: the entities that are
 * not in the cache, and the keys of their persons.
 */
final class WarmUp {

  /** Subjects a query: the rows of a few hundred fit well into memory. */
  private static final int PART = 250;

  private final PostgresInteractionLog log;
  private final EntityCache cache;
  private final PersonKeys keys;

  WarmUp(PostgresInteractionLog log, EntityCache cache, PersonKeys keys) {
    this.log = log;
    this.cache = cache;
    this.keys = keys;
  }

  /** Before the commands of a chunk are sent. */
  void before(Map<SubjectId, List<Proposal>> chunk) {
    load(chunk.keySet());
    Set<ClientId> clients = new LinkedHashSet<>();
    chunk.forEach(
        (subject, proposals) -> {
          if (cache.get(subject.toString()) instanceof JourneyEntity journey) {
            String client = journey.client();
            if (client != null) {
              clients.add(new ClientId(subject.organisation(), client));
            } else if (proposals.getFirst().emitted().data() instanceof ReferralReceived referral) {
              // It opens a journey: nearly certain to be accepted, and then the key is needed.
              clients.add(new ClientId(subject.organisation(), referral.clientId()));
            }
          }
        });
    if (!clients.isEmpty()) {
      keys.obtain(clients);
    }
  }

  private void load(Collection<SubjectId> subjects) {
    List<SubjectId> missing = new ArrayList<>();
    for (SubjectId subject : subjects) {
      if (!cache.contains(subject.toString())) {
        missing.add(subject);
      }
    }
    for (int from = 0; from < missing.size(); from += PART) {
      read(missing.subList(from, Math.min(from + PART, missing.size())));
    }
  }

  private void read(List<SubjectId> missing) {
    Map<SubjectId, List<Stored>> found = log.subjects(missing);
    for (SubjectId subject : missing) {
      SubjectEntity entity =
          subject.aboutClient() ? new ClientEntity(subject) : new JourneyEntity(subject);
      for (Stored stored : found.getOrDefault(subject, List.of())) {
        entity.replay(Recorded.parse(stored.event()));
      }
      entity.committed();
      cache.offer(entity);
    }
  }
}
