package org.journey.erasure;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.journey.derived.ClientLog;
import org.journey.log.LockedLog;
import org.journey.log.LogUnavailable;
import org.journey.person.Persons;
import org.journey.problem.ProblemType;
import org.journey.sealing.ClientId;
import org.journey.sealing.PersonKey;
import org.journey.sealing.PersonKeys;
import org.journey.sealing.Words;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;

/** What managers ask about erasure: who may be forgotten, and what is done when two agree. */
final class ErasureDesk {

  /** Merges that come between finding a person's ids and destroying their keys: none as a rule. */
  private static final int ROUNDS = 5;

  private final DataSource source;
  private final Clients persons;
  private final Erasures erasures;
  private final Holds holds;
  private final Words words;
  private final PersonKeys keys;
  private final ErasureList list;

  ErasureDesk(
      DataSource source,
      ClientLog clients,
      Erasures erasures,
      Holds holds,
      Words words,
      PersonKeys keys,
      ErasureList list) {
    this.source = source;
    this.persons = new Clients(source, clients);
    this.erasures = erasures;
    this.holds = holds;
    this.words = words;
    this.keys = keys;
    this.list = list;
  }

  /**
   * Asks for the erasure of a person.
   *
   * @return the request that is open now: an earlier one, if there is
   * @throws Refusal {@code not-found}, {@code client-erased}, {@code held}
   */
  Erasure askErasure(String organisation, String client, String by, String reason) {
    checkKnown(organisation, client);
    checkNotErased(organisation, client);
    return ask(organisation, client, null, by, reason);
  }

  /**
   * Asks for the redaction of an interaction of a journey.
   *
   * @return the request that is open now: an earlier one, if there is
   * @throws Refusal {@code not-found}, {@code client-erased}, {@code held}
   */
  Erasure askRedaction(String organisation, long sequence, String by, String reason) {
    Destruction.Target target =
        persons.target(organisation, sequence).orElseThrow(Refusal::notFound);
    checkNotErased(organisation, target.client());
    return ask(organisation, target.client(), sequence, by, reason);
  }

  private Erasure ask(
      String organisation, String client, @Nullable Long redacts, String by, String reason) {
    List<String> ids = idsOf(organisation, client);
    if (persons.isHeld(organisation, ids)) {
      throw held();
    }
    UUID id = UUID.randomUUID();
    byte[] sealed = words.seal(new ClientId(organisation, client), Erasure.reasonPlace(id), reason);
    if (sealed == null) {
      throw erased();
    }
    return erasures.ask(id, organisation, client, ids, redacts, by, sealed);
  }

  /** All ids of the person that a client is. */
  List<String> idsOf(String organisation, String client) {
    return persons.idsOf(organisation, client, persons.head());
  }

  void checkKnown(String organisation, String client) {
    if (!persons.isKnown(organisation, client)) {
      throw Refusal.notFound();
    }
  }

  void checkNotErased(String organisation, String client) {
    if (keys.find(new ClientId(organisation, client)) instanceof PersonKey.Destroyed) {
      throw erased();
    }
  }

  /**
   * A request in a list.
   *
   * @param held whether a hold stands against it
   */
  record Shown(Erasure erasure, boolean held) {}

  /** Some of an organisation's: the open ones first, then the last. */
  List<Shown> page(String organisation, @Nullable ErasurePlace after, int limit) {
    return shown(organisation, erasures.page(organisation, after, limit));
  }

  /** All about a person, the first one first. */
  List<Shown> of(String organisation, List<String> ids) {
    return shown(organisation, erasures.of(organisation, ids));
  }

  private List<Shown> shown(String organisation, List<Erasure> all) {
    if (all.stream().anyMatch(each -> each.decision() instanceof Erasure.Done)) {
      list.catchUp();
    }
    Set<String> held = holds.standing(organisation);
    Persons standing = held.isEmpty() ? null : persons.all(organisation);
    return all.stream()
        .map(
            each ->
                new Shown(
                    each,
                    each.decision() == null
                        && standing != null
                        && standing.idsOf(each.client()).stream().anyMatch(held::contains)))
        .toList();
  }

  /**
   * One. Told as done it is in the list outside the database.
   *
   * @throws Refusal {@code not-found}
   */
  Erasure find(String organisation, UUID id) {
    Erasure erasure = erasures.find(organisation, id).orElseThrow(Refusal::notFound);
    if (erasure.decision() instanceof Erasure.Done) {
      list.catchUp();
    }
    return erasure;
  }

  /** Whether a hold stands against an open request. */
  boolean isHeld(Erasure erasure) {
    return erasure.decision() == null
        && persons.isHeld(erasure.organisation(), idsOf(erasure.organisation(), erasure.client()));
  }

  /**
   * Approves, and does it.
   *
   * @throws Refusal {@code not-found}; {@code forbidden} for who asked; {@code held}; {@code
   *     already-decided} if it was refused; {@code client-erased} for a redaction that comes too
   *     late
   */
  Erasure approve(String organisation, UUID id, String by) {
    Erasure erasure = find(organisation, id);
    if (erasure.requestedBy().equals(by)) {
      throw Refusal.of(
          ProblemType.FORBIDDEN, "A second manager approves it: not the one who asked.");
    }
    checkNotRefused(erasure);
    for (int round = 0; erasure.decision() == null; round++) {
      if (round == ROUNDS) {
        throw new LogUnavailable("clients are being merged", null);
      }
      attempt(erasure, by);
      erasure = find(organisation, id);
      checkNotRefused(erasure);
    }
    keys.catchUp();
    return erasure;
  }

  /** To redact what was said of a person who is erased comes too late: those are closed by that. */
  private void checkNotRefused(Erasure erasure) {
    if (erasure.decision() instanceof Erasure.Refused) {
      throw erasure.redacts() != null && persons.isErased(erasure.organisation(), erasure.client())
          ? erased()
          : decided();
    }
  }

  private void attempt(Erasure erasure, String by) {
    long head = persons.head();
    List<String> ids = persons.idsOf(erasure.organisation(), erasure.client(), head);
    LockedLog.with(
        source,
        log -> {
          if (!Clients.isOpen(log.connection(), erasure.id())
              || Clients.mergedSince(log.connection(), erasure.organisation(), head)) {
            return false;
          }
          if (Holds.any(log.connection(), erasure.organisation(), ids)) {
            throw held();
          }
          Destruction destruction = new Destruction(log, erasure.organisation(), by, null);
          Long redacts = erasure.redacts();
          if (redacts == null) {
            destruction.close(erasure, destruction.person(erasure.id(), ids));
          } else if (Clients.isErased(log.connection(), erasure.organisation(), erasure.client())) {
            // It was asked while that was done.
            destruction.closeRedactions(List.of(erasure.client()));
          } else {
            destruction.close(
                erasure,
                destruction.interaction(
                    erasure.id(),
                    Clients.target(log.connection(), erasure.organisation(), redacts)
                        .orElseThrow(Refusal::notFound)));
          }
          return true;
        });
  }

  /**
   * Refuses, or takes back.
   *
   * @throws Refusal {@code not-found}; {@code already-decided} if it is done
   */
  Erasure refuse(String organisation, UUID id, String by, String reason) {
    Erasure erasure = find(organisation, id);
    if (erasure.decision() == null) {
      erasures.refuse(
          id,
          by,
          words.seal(new ClientId(organisation, erasure.client()), erasure.refusalPlace(), reason));
      erasure = find(organisation, id);
    }
    if (erasure.decision() instanceof Erasure.Done) {
      throw decided();
    }
    return erasure;
  }

  /**
   * Whose keys it destroys or has destroyed, so that whoever approves it sees that: all that merges
   * join with the one it names. Of a redaction nobody's.
   */
  List<String> clients(Erasure erasure) {
    if (erasure.redacts() != null) {
      return List.of();
    }
    return erasure.decision() instanceof Erasure.Done done
        ? done.clients()
        : idsOf(erasure.organisation(), erasure.client());
  }

  /**
   * The words of a request as far as they can still be read.
   *
   * @param reason why it was asked; null: gone
   * @param refusal why it was refused; null: it was not, or gone
   */
  record Said(@Nullable String reason, @Nullable String refusal) {}

  /** Its words. */
  Said said(Erasure erasure) {
    Erasures.Sealed sealed = erasures.words(erasure.id());
    ClientId client = new ClientId(erasure.organisation(), erasure.client());
    return new Said(
        words.open(client, Erasure.reasonPlace(erasure.id()), sealed.reason()),
        words.open(client, erasure.refusalPlace(), sealed.refusal()));
  }

  static Refusal held() {
    return Refusal.of(ProblemType.HELD, "A hold stands for this person: it must be lifted first.");
  }

  private static Refusal decided() {
    return Refusal.of(ProblemType.ALREADY_DECIDED, "Somebody decided on it before, otherwise.");
  }

  static Refusal erased() {
    return Refusal.of(ProblemType.CLIENT_ERASED, "The client is erased.");
  }
}
