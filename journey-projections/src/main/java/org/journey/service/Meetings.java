package org.journey.service;

import org.journey.service.facts.FactsCursor;
import org.journey.service.facts.Longs;
import org.journey.service.facts.NameNumbers;

/** Who attended which session together, and numbers for whoever might have. */
final class Meetings {

  /** From how many sessions together on somebody counts as met. */
  private static final int OFTEN = 3;

  private final NameNumbers sessions = new NameNumbers();
  private final NameNumbers people = new NameNumbers();

  /** Session and person of each attendance, in one number. */
  private final Longs attendances = new Longs();

  /** The number of a person. */
  int person(String name) {
    return people.of(name);
  }

  /** Somebody attended the session of this name. */
  void attended(FactsCursor facts, int session, int person) {
    attendances.add((long) facts.number(session, sessions) << 32 | person);
  }

  /** Takes in those of another; the number here of each of its people. */
  int[] merge(Meetings other) {
    int[] sessionsHere = sessions.addAll(other.sessions);
    int[] peopleHere = people.addAll(other.people);
    for (int i = 0; i < other.attendances.size(); i++) {
      long theirs = other.attendances.get(i);
      attendances.add((long) sessionsHere[upper(theirs)] << 32 | peopleHere[lower(theirs)]);
    }
    return peopleHere;
  }

  /** Sorts what was attended, each person at each session once: before anything is asked. */
  void settle() {
    attendances.sort();
    attendances.distinct();
  }

  long attendances() {
    return attendances.size();
  }

  long sessions() {
    return sessions.size();
  }

  /** For each person who attended any the number of others at 3 or more of the same sessions. */
  Longs othersMet() {
    int[] starts = new int[sessions.size() + 1];
    Longs byPerson = new Longs();
    for (int i = 0; i < attendances.size(); i++) {
      long each = attendances.get(i);
      starts[upper(each) + 1] = i + 1;
      byPerson.add((long) lower(each) << 32 | upper(each));
    }
    byPerson.sort();
    int[] together = new int[people.size()];
    int[] touched = new int[together.length];
    Longs met = new Longs();
    int i = 0;
    while (i < byPerson.size()) {
      int self = upper(byPerson.get(i));
      int others = 0;
      for (; i < byPerson.size() && upper(byPerson.get(i)) == self; i++) {
        int session = lower(byPerson.get(i));
        for (int j = starts[session]; j < starts[session + 1]; j++) {
          int other = lower(attendances.get(j));
          if (together[other]++ == 0) {
            touched[others++] = other;
          }
        }
      }
      int often = 0;
      for (int j = 0; j < others; j++) {
        often += together[touched[j]] >= OFTEN && touched[j] != self ? 1 : 0;
        together[touched[j]] = 0;
      }
      met.add(often);
    }
    return met;
  }

  private static int upper(long both) {
    return (int) (both >>> 32);
  }

  private static int lower(long both) {
    return (int) both;
  }
}
