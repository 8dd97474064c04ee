package org.journey.faults;

/**
 * One interaction a writer sent, and what it knows of it.
 *
 * @param sent what was sent
 * @param sentAt when it was first sent, on the ledger's own clock (a counter)
 * @param answeredAt when its fate was known, on the same clock
 * @param fate what the writer knows
 */
record Observation(Sent sent, long sentAt, long answeredAt, Fate fate) {

  /**
   * What was sent.
   *
   * @param writer who sent it
   * @param number the writer's own count, from 0
   * @param journey the journey it belongs to
   * @param source of its identity
   * @param id of its identity
   * @param body the CloudEvent
   * @param wrong whether it is one that must be refused
   */
  record Sent(
      String writer,
      int number,
      String journey,
      String source,
      String id,
      String body,
      boolean wrong) {

    /** One that must be taken. */
    Sent(String writer, int number, String journey, String source, String id, String body) {
      this(writer, number, journey, source, id, body, false);
    }
  }
}
