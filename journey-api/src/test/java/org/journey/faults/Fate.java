package org.journey.faults;

/** What a writer knows of an interaction it sent. */
sealed interface Fate {

  /**
   * The platform said it is durable.
   *
   * @param sequence the place it was given
   */
  record Acknowledged(long sequence) implements Fate {}

  /**
   * The platform said no: nothing of it may be stored.
   *
   * @param status of HTTP
   * @param type the problem
   */
  record Refused(int status, String type) implements Fate {}

  /**
   * No answer, or one that says neither: it may be stored or not.
   *
   * @param why for the one who reads a failure
   */
  record Unknown(String why) implements Fate {}
}
