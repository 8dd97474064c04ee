package org.journey.cohort;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.journey.model.StageModel;

/** What each of some journeys evidences: a bit for each finding, so many words a journey. */
final class Findings {

  private final List<String> names;
  private final int words;
  private final int units;
  private final long[] bits;

  private Findings(List<String> names, int units) {
    this.names = names;
    this.units = units;
    words = Math.max(1, (names.size() + Long.SIZE - 1) / Long.SIZE);
    bits = new long[Math.multiplyExact(units, words)];
  }

  static Findings ofSubThemes(List<Member> units, StageModel model) {
    Findings findings =
        new Findings(
            model.subThemes().stream().map(key -> "sub-theme:" + key).toList(), units.size());
    for (int i = 0; i < units.size(); i++) {
      long[] shown = units.get(i).shown;
      System.arraycopy(shown, 0, findings.bits, i * findings.words, shown.length);
    }
    return findings;
  }

  static Findings ofCodes(List<Member> units) {
    TreeSet<String> codes = new TreeSet<>();
    units.forEach(member -> codes.addAll(member.codes));
    List<String> names = List.copyOf(codes);
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      numbers.put(names.get(i), i);
    }
    Findings findings = new Findings(names, units.size());
    for (int i = 0; i < units.size(); i++) {
      for (String code : units.get(i).codes) {
        Integer number = numbers.get(code);
        if (number != null) {
          findings.bits[i * findings.words + number / Long.SIZE] |= 1L << number;
        }
      }
    }
    return findings;
  }

  /** Their names, in the model's order or sorted. */
  List<String> names() {
    return names;
  }

  int units() {
    return units;
  }

  boolean isEmpty() {
    return units == 0;
  }

  boolean has(int unit, int finding) {
    return (bits[unit * words + finding / Long.SIZE] & 1L << finding) != 0;
  }

  /** Findings of a journey that are not among some, which then has them. */
  int addNew(int unit, long[] seen) {
    int found = 0;
    int at = unit * words;
    for (int word = 0; word < words; word++) {
      long more = bits[at + word] & ~seen[word];
      if (more != 0) {
        found += Long.bitCount(more);
        seen[word] |= more;
      }
    }
    return found;
  }

  /** Notes a number for each finding of a journey, where it is less than what was noted before. */
  void least(int unit, long number, long[] noted) {
    for (int word = 0; word < words; word++) {
      for (long rest = bits[unit * words + word]; rest != 0; rest &= rest - 1) {
        int finding = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
        noted[finding] = Math.min(noted[finding], number);
      }
    }
  }

  /** By finding, the journeys that evidence it. */
  int[][] holders() {
    int[][] holders = new int[names.size()][4];
    int[] counts = new int[holders.length];
    for (int at = 0; at < bits.length; at++) {
      for (long rest = bits[at]; rest != 0; rest &= rest - 1) {
        int finding = at % words * Long.SIZE + Long.numberOfTrailingZeros(rest);
        if (counts[finding] == holders[finding].length) {
          holders[finding] = Arrays.copyOf(holders[finding], 2 * counts[finding]);
        }
        holders[finding][counts[finding]++] = at / words;
      }
    }
    for (int finding = 0; finding < holders.length; finding++) {
      holders[finding] = Arrays.copyOf(holders[finding], counts[finding]);
    }
    return holders;
  }

  /** None of them. */
  long[] none() {
    return new long[words];
  }

  /** How many there are after each journey, in order. */
  int[] cumulative() {
    int[] cumulative = new int[units];
    long[] seen = none();
    int all = 0;
    for (int i = 0; i < units; i++) {
      all += addNew(i, seen);
      cumulative[i] = all;
    }
    return cumulative;
  }
}
