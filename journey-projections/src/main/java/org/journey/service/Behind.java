package org.journey.service;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.journey.service.facts.Longs;

/** Keeps who is behind one part: of each journey by itself, in as little as it can be kept in. */
final class Behind implements Contributions {

  private final Parts parts;
  private final List<One> journeys = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Longs sequences = new Longs();
  private String journey = "";
  private long count;

  /** Of the part that these watch for. */
  Behind(Parts parts) {
    this.parts = parts;
  }

  /**
   * A journey behind the part.
   *
   * @param journeyId which
   * @param sequences of its interactions, {@link Packed}
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared: kept for a list to be read from.
  record One(String journeyId, byte[] sequences) {}

  /** What comes next is that journey's; each comes once. */
  void begin(String journeyId) {
    end();
    journey = journeyId;
  }

  private void end() {
    if (sequences.size() > 0) {
      journeys.add(new One(journey, Packed.of(sequences)));
      sequences.clear();
    }
  }

  private boolean is(int part) {
    return part == parts.watchedSource();
  }

  @Override
  public void add(int part, long sequence) {
    if (is(part)) {
      count++;
      sequences.add(sequence);
    }
  }

  @Override
  public void also(int part, long sequence) {
    if (is(part)) {
      sequences.add(sequence);
    }
  }

  @Override
  public void whole(int part, int more) {
    // Behind a rate is what it counts.
  }

  @Override
  public void value(int sample, long value, long sequence) {
    add(sample, sequence);
  }

  @Override
  public void change(int sample, BigDecimal change, long first, long last) {
    add(sample, first, last);
  }

  @Override
  public void distinct(int part, String key, long sequence) {
    if (is(part)) {
      count += keys.add(key) ? 1 : 0;
      sequences.add(sequence);
    }
  }

  long count() {
    return count;
  }

  /** All of them, by id. */
  List<One> journeys() {
    end();
    journeys.sort(Comparator.comparing(One::journeyId));
    return journeys;
  }
}
