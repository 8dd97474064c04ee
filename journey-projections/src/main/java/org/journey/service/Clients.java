package org.journey.service;

import java.util.BitSet;
import org.journey.interaction.InteractionType;
import org.journey.service.Part.Form;
import org.journey.service.facts.Longs;

/** {@code people}. */
final class Clients implements Figure {

  private final int people;
  private final int attendance;
  private final int othersMet;
  private final Meetings meetings = new Meetings();

  /** Whose journeys are of the period, by their numbers in the meetings. */
  private final BitSet ofPeriod = new BitSet();

  Clients(Parts parts) {
    people =
        parts.figure(
            "people",
            Form.COUNT,
            "Distinct clients of the journeys of the period, merged ones as one; of the sessions of"
                + " the period that have a session id, how many distinct clients attended each on"
                + " average, to 4 places half up, and with how many others each of these clients"
                + " shared 3 or more of them: the median (the mean of the middle two) and"
                + " quartiles (nearest rank).");
    int sessions = parts.part(people, "sessions", Form.GROUP);
    attendance = parts.part(sessions, "meanAttendance", Form.RATIO);
    othersMet = parts.part(people, "othersMet", Form.SAMPLE);
    parts.part(othersMet, "median", Form.quantile(50, othersMet));
    parts.part(othersMet, "p25", Form.quantile(25, othersMet));
    parts.part(othersMet, "p75", Form.quantile(75, othersMet));
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    int number = Reading.NONE;
    if (journey.ofPeriod) {
      number = meetings.person(journey.person());
      ofPeriod.set(number);
      to.distinct(people, journey.person(), journey.sequence(journey.referral));
    }
    for (int i = journey.begin; i < journey.size; i++) {
      if (journey.facts.type(i) == InteractionType.SESSION_ATTENDED
          && journey.facts.field(i, 2) != 0) {
        number = number == Reading.NONE ? meetings.person(journey.person()) : number;
        meetings.attended(journey.facts, journey.facts.field(i, 2), number);
        to.add(attendance, journey.sequence(i));
        to.add(othersMet, journey.sequence(i));
      }
    }
  }

  /** Counts of distinct clients replace those of interactions. */
  @Override
  public void finish(Ledger to) {
    long distinct = ofPeriod.cardinality();
    to.set(people, distinct, distinct, 0, 0);
    meetings.settle();
    Longs met = meetings.othersMet();
    long clients = met.size();
    to.set(attendance, meetings.attendances(), clients, meetings.sessions(), clients);
    to.set(othersMet, met);
  }

  @Override
  public void merge(Figure other) {
    if (other instanceof Clients clients) {
      int[] here = meetings.merge(clients.meetings);
      clients.ofPeriod.stream().forEach(person -> ofPeriod.set(here[person]));
    }
  }
}
