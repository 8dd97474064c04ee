package org.journey.engine;

/** What came of folding one journey. */
public sealed interface Folded {

  /**
   * A row.
   *
   * @param row what is to be written
   * @param version the place in the journey of the last interaction it rests on
   */
  record Done(Row row, int version) implements Folded {}

  /**
   * Nothing: the journey is to be parked.
   *
   * @param key the journey
   * @param sequence the interaction that could not be read, or else the last one
   * @param version its place in the journey
   * @param read the last interaction that was read of it: who has read more knows better
   * @param error what went wrong and where in the code: never what the interaction says
   */
  record Failed(JourneyKey key, long sequence, int version, long read, String error)
      implements Folded {}
}
