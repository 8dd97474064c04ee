package org.journey.service;

import org.journey.interaction.InteractionType;
import org.journey.service.Part.Form;

/** {@code people}. */
final class Clients implements Figure {

  private final int people;
  private final int attendance;
  private final int othersMet;
  private final Meetings meetings = new Meetings();

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
    String person = journey.person();
    if (journey.ofPeriod) {
      to.distinct(people, person, journey.sequence(journey.referral));
    }
    int number = -1;
    for (int i = journey.begin; i < journey.size; i++) {
      if (journey.facts.type(i) == InteractionType.SESSION_ATTENDED
          && journey.facts.field(i, 2) != 0) {
        number = number < 0 ? meetings.person(person) : number;
        meetings.attended(journey.facts, journey.facts.field(i, 2), number);
        to.add(attendance, journey.sequence(i));
        to.add(othersMet, journey.sequence(i));
      }
    }
  }

  /** Counts of distinct clients replace those of interactions. */
  @Override
  public void finish(Ledger to) {
    meetings.settle();
    long clients = meetings.people();
    to.set(attendance, meetings.attendances(), clients, meetings.sessions(), clients);
    to.set(othersMet, meetings.othersMet());
  }

  @Override
  public void merge(Figure other) {
    if (other instanceof Clients clients) {
      meetings.merge(clients.meetings);
    }
  }
}
