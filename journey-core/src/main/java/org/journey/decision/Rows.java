package org.journey.decision;

import java.time.Instant;
import java.util.Arrays;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;

/**
 * The interactions of a journey in the order of their versions, one a row, in three arrays: the
 * identity's key, the effective time, and one number for type, retraction and what it is about.
 */
final class Rows {

  /** Stands for no row, and for being about nothing. */
  static final int NONE = KeyTable.ABSENT;

  private static final int FIRST_CAPACITY = 8;
  private static final int TYPE_MASK = 0xFF;
  private static final int RETRACTED = 0x100;
  private static final int ABOUT_SHIFT = 9;

  private final KeyTable identities;
  private long[] times;

  /** The type's number, whether it is retracted, and the place of what it is about plus one. */
  private int[] kinds;

  Rows() {
    identities = new KeyTable(FIRST_CAPACITY);
    times = new long[FIRST_CAPACITY];
    kinds = new int[FIRST_CAPACITY];
  }

  private Rows(Rows other) {
    identities = other.identities.copy();
    times = other.times.clone();
    kinds = other.kinds.clone();
  }

  Rows copy() {
    return new Rows(this);
  }

  int size() {
    return identities.size();
  }

  int add(Identity identity, InteractionType type, Instant time) {
    int row = identities.add(Key.of(identity));
    if (row == times.length) {
      times = Arrays.copyOf(times, KeyTable.grown(row));
      kinds = Arrays.copyOf(kinds, KeyTable.grown(row));
    }
    times[row] = micros(time);
    kinds[row] = type.number();
    return row;
  }

  int find(Identity identity) {
    return identities.find(Key.of(identity));
  }

  boolean is(int row, Identity identity) {
    return identities.isAt(row, Key.of(identity));
  }

  InteractionType type(int row) {
    return InteractionType.ofNumber(kinds[row] & TYPE_MASK);
  }

  boolean retracted(int row) {
    return (kinds[row] & RETRACTED) != 0;
  }

  void retract(int row) {
    kinds[row] |= RETRACTED;
  }

  /** The place of what a row is about, in a table that its type tells. */
  int about(int row) {
    return (kinds[row] >>> ABOUT_SHIFT) - 1;
  }

  void setAbout(int row, int place) {
    kinds[row] |= (place + 1) << ABOUT_SHIFT;
  }

  /** Microseconds since 1970; negative before. */
  long micros(int row) {
    return times[row];
  }

  Instant time(int row) {
    return Instant.ofEpochSecond(
        Math.floorDiv(times[row], 1_000_000L), Math.floorMod(times[row], 1_000_000L) * 1_000L);
  }

  void setTime(int row, Instant time) {
    times[row] = micros(time);
  }

  /** Whether a row comes behind another in the order of time, then sequence. */
  boolean isBehind(int row, int other) {
    return times[row] > times[other] || (times[row] == times[other] && row > other);
  }

  /** Times of interactions are whole microseconds: of those nothing is lost. */
  static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
  }

  /** Bytes held, this object included. */
  long weight() {
    return Weights.object(3 * Weights.REFERENCE)
        + identities.weight()
        + Weights.array(times.length, Long.BYTES)
        + Weights.array(kinds.length, Integer.BYTES);
  }
}
