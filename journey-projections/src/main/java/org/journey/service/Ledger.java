package org.journey.service;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.journey.service.facts.Longs;
import org.jspecify.annotations.Nullable;

/** Adds contributions up, by part. */
final class Ledger implements Contributions {

  private static final Longs NOTHING = new Longs();
  private static final Moments NO_MOMENTS = new Moments();

  private long[] counts = new long[256];
  private long[] people = new long[256];
  private int[] last = new int[256];
  private long[] wholes = new long[256];
  private long[] peopleOfWhole = new long[256];
  private int[] lastOfWhole = new int[256];
  private @Nullable Longs[] samples = new @Nullable Longs[256];
  private @Nullable Moments[] moments = new @Nullable Moments[256];
  private final Map<Integer, Set<String>> returning = new HashMap<>();
  private final Map<Integer, Set<String>> returningOfWhole = new HashMap<>();
  private int journey;
  private @Nullable String person;

  /**
   * What comes next is another journey's.
   *
   * @param several the person, if there may be further journeys of theirs; else null
   */
  void begin(@Nullable String several) {
    journey++;
    person = several;
  }

  /** Whether the journey's person is behind the part for the first time. */
  private boolean isNew(Map<Integer, Set<String>> seen, int part) {
    return person == null || seen.computeIfAbsent(part, any -> new HashSet<>()).add(person);
  }

  @Override
  public void add(int part, long sequence) {
    if (part >= counts.length) {
      grow(part);
    }
    counts[part]++;
    if (last[part] != journey) {
      last[part] = journey;
      if (isNew(returning, part)) {
        people[part]++;
      }
    }
  }

  @Override
  public void also(int part, long sequence) {
    // A sum does not know what it is of.
  }

  @Override
  public void whole(int part, int more) {
    if (part >= counts.length) {
      grow(part);
    }
    wholes[part] += more;
    if (more > 0 && lastOfWhole[part] != journey) {
      lastOfWhole[part] = journey;
      if (isNew(returningOfWhole, part)) {
        peopleOfWhole[part]++;
      }
    }
  }

  @Override
  public void value(int sample, long value, long sequence) {
    add(sample, sequence);
    Longs values = samples[sample];
    if (values == null) {
      values = new Longs();
      samples[sample] = values;
    }
    values.add(value);
  }

  @Override
  public void change(int sample, BigDecimal change, long first, long last) {
    add(sample, first);
    moments(sample).add(change);
  }

  private Moments moments(int part) {
    Moments of = moments[part];
    if (of == null) {
      of = new Moments();
      moments[part] = of;
    }
    return of;
  }

  @Override
  public void distinct(int part, String key, long sequence) {
    // The figure knows how many there are, and sets it.
  }

  /** Sets a count that was worked out elsewhere, and how many people are behind it. */
  void set(int part, long count, long behind, long whole, long behindWhole) {
    grow(part);
    counts[part] = count;
    people[part] = behind;
    wholes[part] = whole;
    peopleOfWhole[part] = behindWhole;
  }

  /** Sets a sample that was worked out elsewhere, each value of another person. */
  void set(int sample, Longs values) {
    grow(sample);
    counts[sample] = values.size();
    people[sample] = values.size();
    samples[sample] = values;
  }

  long count(int part) {
    return part < counts.length ? counts[part] : 0;
  }

  long people(int part) {
    return part < people.length ? people[part] : 0;
  }

  long wholeOf(int part) {
    return part < wholes.length ? wholes[part] : 0;
  }

  long peopleOfWhole(int part) {
    return part < peopleOfWhole.length ? peopleOfWhole[part] : 0;
  }

  Longs sample(int part) {
    Longs sample = part < samples.length ? samples[part] : null;
    return sample == null ? NOTHING : sample;
  }

  Moments changes(int part) {
    Moments of = part < moments.length ? moments[part] : null;
    return of == null ? NO_MOMENTS : of;
  }

  /** Adds what another has of other journeys; its parts have these numbers here. */
  void merge(Ledger other, int[] here) {
    for (int id = 0; id < here.length && id < other.counts.length; id++) {
      int own = here[id];
      grow(own);
      wholes[own] += other.wholes[id];
      peopleOfWhole[own] +=
          other.peopleOfWhole[id] - both(returningOfWhole, own, other.returningOfWhole.get(id));
      counts[own] += other.counts[id];
      people[own] += other.people[id] - both(returning, own, other.returning.get(id));
      Longs sample = other.samples[id];
      if (sample != null) {
        Longs values = samples[own];
        if (values == null) {
          values = new Longs();
          samples[own] = values;
        }
        values.addAll(sample);
      }
      Moments changes = other.moments[id];
      if (changes != null) {
        moments(own).add(changes);
      }
    }
  }

  /** Takes in people of another; how many of them were here already. */
  private static int both(Map<Integer, Set<String>> ours, int part, @Nullable Set<String> theirs) {
    if (theirs == null) {
      return 0;
    }
    Set<String> own = ours.computeIfAbsent(part, any -> new HashSet<>());
    int before = own.size();
    own.addAll(theirs);
    return before + theirs.size() - own.size();
  }

  private void grow(int part) {
    if (part < counts.length) {
      return;
    }
    int length = 2 * part;
    counts = Arrays.copyOf(counts, length);
    people = Arrays.copyOf(people, length);
    last = Arrays.copyOf(last, length);
    wholes = Arrays.copyOf(wholes, length);
    peopleOfWhole = Arrays.copyOf(peopleOfWhole, length);
    lastOfWhole = Arrays.copyOf(lastOfWhole, length);
    samples = Arrays.copyOf(samples, length);
    moments = Arrays.copyOf(moments, length);
  }
}
