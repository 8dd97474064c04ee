package org.journey.query;

import java.time.Instant;
import java.util.List;

/**
 * Whose record is made.
 *
 * @param clientId as it was asked for
 * @param at when
 * @param ids every id of the person
 * @param journeys all of theirs, the one recorded first first
 */
record ClientRecord(
    String clientId, String organisation, Instant at, List<String> ids, List<String> journeys) {

  /**
   * What is kept in one place.
   *
   * @param what it is
   * @param where it is
   * @param howLong it stays
   */
  record Kept(String what, String where, String howLong) {}

  /** Where all of it is kept, and for how long. */
  static final List<Kept> KEPT =
      List.of(
          new Kept(
              "What was recorded: the interactions below",
              "In the log of the platform's database. What is personal in them (names, contact"
                  + " data, notes, texts, reasons, skills, roles) is sealed with a key of this"
                  + " person",
              "The interactions for as long as the record is kept; what is personal in them until"
                  + " it is erased, by destroying the key"),
          new Kept(
              "What is derived from it: the states below, lists and figures",
              "Worked out when asked for, and in tables and an archive of the platform, with ids,"
                  + " codes and times, and nothing that is sealed in the log",
              "For as long as the interactions, from which it can be made again at any time"),
          new Kept(
              "What programs sent and what was refused of it",
              "In topics of Kafka, where the platform runs with Kafka; what was refused is sealed",
              "What was sent for 7 days, what was refused for 14 days after its day"),
          new Kept(
              "What was asked about erasing it, and what stood against that: the requests and holds"
                  + " below",
              "In tables of the platform's database. The reasons are sealed with a key of this"
                  + " person",
              "For as long as the interactions; the reasons until they are erased"),
          new Kept(
              "Who looked: the entries below",
              "In the access log of the platform's database; the purposes are sealed",
              "For as long as the interactions"),
          new Kept(
              "What was taken out for research, if the person consents to it",
              "In files without names and free text, under pseudonyms",
              "On the platform until it is deleted; what was handed out is out of its reach"));
}
