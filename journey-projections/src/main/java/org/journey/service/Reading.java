package org.journey.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.journey.interaction.InteractionType;
import org.journey.model.StageModel;
import org.journey.service.facts.FactsCursor;
import org.journey.service.facts.JourneyFacts;
import org.journey.service.facts.Outcome;

/** A journey as a period shows it: what lies before {@code to}, and how it stood then. */
final class Reading {

  /** No entry. */
  static final int NONE = -1;

  /** How a journey stands. */
  enum Status {
    OPEN,
    PAUSED,
    CLOSED
  }

  final FactsCursor facts = new FactsCursor();
  final Outcome outcome;
  final long from;
  final long to;

  private final byte[] model;
  private final People people;

  /** How many entries lie before {@code to}. */
  int size;

  /** The first entry of the period. */
  int begin;

  /** Whether the referral lies in the period. */
  boolean ofPeriod;

  /** Places of entries, or {@link #NONE}. */
  int referral;

  int firstTriage;
  int firstContact;
  int firstSession;

  /** The last entry by which it stands as it does. */
  int turn;

  Status status = Status.OPEN;

  Reading(Period period, StageModel model, People people) {
    from = period.fromMicros();
    to = period.toMicros();
    this.model = model.reference().getBytes(UTF_8);
    this.people = people;
    outcome = new Outcome(model);
  }

  /**
   * Reads a journey; whether there is one before {@code to}: without its referral there is none.
   *
   * @throws IllegalArgumentException if its facts are of another model
   */
  boolean read(JourneyFacts journey) {
    facts.read(journey);
    if (!facts.isOf(model)) {
      throw new IllegalArgumentException(
          "facts of " + facts.model() + ", not of " + new String(model, UTF_8));
    }
    size = facts.before(to);
    referral = NONE;
    firstTriage = NONE;
    firstContact = NONE;
    firstSession = NONE;
    for (int i = 0; i < size; i++) {
      look(i);
    }
    if (referral == NONE) {
      return false;
    }
    begin = facts.before(from);
    ofPeriod = referral >= begin;
    facts.outcome(size, outcome);
    return true;
  }

  private void look(int place) {
    InteractionType type = facts.type(place);
    if (firstContact == NONE && facts.isContact(place)) {
      firstContact = place;
    }
    if (type == InteractionType.SESSION_ATTENDED) {
      firstSession = firstSession == NONE ? place : firstSession;
    } else if (type == InteractionType.TRIAGE_COMPLETED) {
      firstTriage = firstTriage == NONE ? place : firstTriage;
    } else if (type == InteractionType.REFERRAL_RECEIVED) {
      referral = place;
      turn(place, Status.OPEN);
    } else if (type == InteractionType.JOURNEY_RESUMED
        || type == InteractionType.JOURNEY_REOPENED) {
      turn(place, Status.OPEN);
    } else if (type == InteractionType.JOURNEY_PAUSED) {
      turn(place, Status.PAUSED);
    } else if (type == InteractionType.JOURNEY_CLOSED) {
      turn(place, Status.CLOSED);
    }
  }

  private void turn(int place, Status to) {
    turn = place;
    status = to;
  }

  /** The person whose journey it is. */
  String person() {
    return people.personOf(facts.clientId());
  }

  /** Time from the referral to an entry, in microseconds. */
  long sinceReferral(int place) {
    return facts.time(place) - facts.time(referral);
  }

  long sequence(int place) {
    return facts.sequence(place);
  }

  /** The next entry of a type behind a place, with a name as its first field; else NONE. */
  int next(int place, InteractionType type, int name) {
    for (int i = place + 1; i < size; i++) {
      if (facts.type(i) == type && facts.field(i, 0) == name) {
        return i;
      }
    }
    return NONE;
  }
}
