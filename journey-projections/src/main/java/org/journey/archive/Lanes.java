package org.journey.archive;

/**
 * How work is spread over the processors.
 *
 * @param count threads, 1 or more
 * @param turns when one of them may go on
 */
public record Lanes(int count, Turns turns) {

  /** So many, none of which waits for anybody. */
  public static Lanes free(int count) {
    return new Lanes(count, Turns.FREE);
  }
}
