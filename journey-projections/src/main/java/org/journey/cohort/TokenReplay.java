package org.journey.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.journey.cohort.PetriNet.Transition;
import org.jspecify.annotations.Nullable;

/**
 * Replays what happened on a net (Rozinat and van der Aalst 2008): where an activity could not
 * happen by the net, the tokens that it lacks are added and counted as missing; those left at the
 * end are remaining. Unseen transitions happen, by the shortest way, where they let an activity
 * happen or lead to the proper end.
 */
final class TokenReplay {

  /** A net with unseen loops has no end of markings; ways longer than these are not looked for. */
  private static final int MOST_MARKINGS = 1_000;

  private TokenReplay() {}

  /**
   * What a replay used up.
   *
   * @param produced tokens put into places, the initial ones among them
   * @param consumed tokens taken, those of the proper end among them
   * @param missing tokens that had to be added
   * @param remaining tokens that were left
   */
  record Tokens(long produced, long consumed, long missing, long remaining) {

    static final Tokens NONE = new Tokens(0, 0, 0, 0);

    Tokens plus(Tokens other, long times) {
      return new Tokens(
          produced + times * other.produced,
          consumed + times * other.consumed,
          missing + times * other.missing,
          remaining + times * other.remaining);
    }

    /** ½ (1 − missing / consumed) + ½ (1 − remaining / produced), to a number of places half up. */
    @Nullable BigDecimal fitness(int places) {
      if (produced == 0 || consumed == 0) {
        return null;
      }
      BigDecimal p = BigDecimal.valueOf(produced);
      BigDecimal c = BigDecimal.valueOf(consumed);
      BigDecimal kept =
          BigDecimal.valueOf(consumed - missing)
              .multiply(p)
              .add(BigDecimal.valueOf(produced - remaining).multiply(c));
      return kept.divide(p.multiply(c).multiply(BigDecimal.TWO), places, RoundingMode.HALF_UP);
    }
  }

  /** Replays the labels of what happened; one that the net lacks is passed over. */
  static Tokens of(PetriNet net, List<String> trace) {
    Run run = new Run(net);
    for (String label : trace) {
      for (Transition transition : net.transitions()) {
        if (label.equals(transition.label())) {
          run.happen(transition);
          break;
        }
      }
    }
    return run.end();
  }

  /** One replay. */
  private static final class Run {
    private final PetriNet net;
    private List<Integer> marking;
    private long produced;
    private long consumed;
    private long missing;

    Run(PetriNet net) {
      this.net = net;
      marking = net.initial();
      produced = sum(marking);
    }

    void happen(Transition transition) {
      goUnseen(at -> enabled(transition, at));
      fire(transition);
    }

    Tokens end() {
      goUnseen(at -> covers(at, net.end()));
      List<Integer> left = new ArrayList<>(marking);
      for (int place = 0; place < left.size(); place++) {
        int needed = net.end().get(place);
        int lacking = Math.max(0, needed - left.get(place));
        missing += lacking;
        consumed += needed;
        left.set(place, left.get(place) + lacking - needed);
      }
      return new Tokens(produced, consumed, missing, sum(left));
    }

    private void fire(Transition transition) {
      for (int place : transition.from()) {
        missing += marking.get(place) == 0 ? 1 : 0;
        consumed++;
      }
      marking = after(transition, marking);
      produced += transition.to().size();
    }

    /** Lets unseen transitions happen that lead to such a marking, if any do. */
    private void goUnseen(Predicate<List<Integer>> wanted) {
      record Way(List<Integer> marking, List<Transition> by) {}
      Queue<Way> ways = new ArrayDeque<>();
      Set<List<Integer>> seen = new HashSet<>();
      ways.add(new Way(marking, List.of()));
      while (!ways.isEmpty() && seen.size() < MOST_MARKINGS) {
        Way way = ways.remove();
        if (wanted.test(way.marking())) {
          way.by().forEach(this::fire);
          return;
        }
        for (Transition transition : net.transitions()) {
          if (transition.label() == null && enabled(transition, way.marking())) {
            List<Integer> next = after(transition, way.marking());
            if (seen.add(next)) {
              List<Transition> by = new ArrayList<>(way.by());
              by.add(transition);
              ways.add(new Way(next, by));
            }
          }
        }
      }
    }

    private static boolean enabled(Transition transition, List<Integer> marking) {
      return transition.from().stream().allMatch(place -> marking.get(place) > 0);
    }

    private static boolean covers(List<Integer> marking, List<Integer> needed) {
      for (int place = 0; place < marking.size(); place++) {
        if (marking.get(place) < needed.get(place)) {
          return false;
        }
      }
      return true;
    }

    /** Tokens that are lacking are added. */
    private static List<Integer> after(Transition transition, List<Integer> marking) {
      List<Integer> next = new ArrayList<>(marking);
      for (int place : transition.from()) {
        next.set(place, Math.max(0, next.get(place) - 1));
      }
      for (int place : transition.to()) {
        next.set(place, next.get(place) + 1);
      }
      return List.copyOf(next);
    }

    private static long sum(List<Integer> marking) {
      return marking.stream().mapToLong(Integer::longValue).sum();
    }
  }
}
