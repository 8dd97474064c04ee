package org.journey.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.journey.interaction.Amendment;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.timeline.Recorded;

/** A journey as it might have been delivered otherwise, or with more. */
public final class Deliveries {

  /** After all that random histories record. */
  public static final Instant EVER = RandomHistories.NOW.plus(Duration.ofDays(1));

  private Deliveries() {}

  /** In another order; only an amendment still comes behind its target and earlier amendments. */
  public static List<Recorded> shuffled(Random random, List<Recorded> journey) {
    return shuffled(random, journey, _ -> Set.of());
  }

  /**
   * The same, but interactions that share a mark keep their order among one another: such as those
   * of one instant, of which the first delivered is the first.
   */
  public static List<Recorded> shuffled(
      Random random, List<Recorded> journey, Function<Recorded, Set<?>> marks) {
    List<Recorded> first =
        new ArrayList<>(journey.stream().filter(each -> !each.type().amends()).toList());
    List<Recorded> shuffled = new ArrayList<>(first);
    Collections.shuffle(shuffled, random);
    for (Set<Recorded> tied : tied(first, marks)) {
      keepOrder(first, shuffled, tied);
    }
    int earliest = 0;
    for (Recorded each : journey) {
      if (each.data() instanceof Amendment amendment) {
        earliest = Math.max(earliest, indexOf(shuffled, amendment.target()) + 1);
        earliest = random.nextInt(earliest, shuffled.size() + 1);
        shuffled.add(earliest, each);
        earliest++;
      }
    }
    List<Recorded> delivered = new ArrayList<>();
    for (Recorded each : shuffled) {
      delivered.add(again(each, delivered.size() + 1));
    }
    return delivered;
  }

  /** Groups of those that share a mark with one another, be it through a third. */
  private static List<Set<Recorded>> tied(
      List<Recorded> journey, Function<Recorded, Set<?>> marks) {
    record Group(Set<Recorded> members, Set<Object> marks) {}
    List<Group> groups = new ArrayList<>();
    for (Recorded each : journey) {
      Group own = new Group(new HashSet<>(Set.of(each)), new HashSet<>(marks.apply(each)));
      for (Group other : List.copyOf(groups)) {
        if (!Collections.disjoint(own.marks(), other.marks())) {
          own.members().addAll(other.members());
          own.marks().addAll(other.marks());
          groups.remove(other);
        }
      }
      groups.add(own);
    }
    return groups.stream().map(Group::members).toList();
  }

  private static void keepOrder(List<Recorded> order, List<Recorded> shuffled, Set<Recorded> tied) {
    List<Recorded> members = order.stream().filter(tied::contains).toList();
    int next = 0;
    for (int i = 0; i < shuffled.size(); i++) {
      if (tied.contains(shuffled.get(i))) {
        shuffled.set(i, members.get(next++));
      }
    }
  }

  private static Recorded again(Recorded each, long sequence) {
    return new Recorded(
        sequence,
        (int) sequence - 1,
        EVER,
        each.organisation(),
        each.subject(),
        each.identity(),
        each.recordedBy(),
        each.type(),
        each.time(),
        each.data());
  }

  /** With more behind it, of and from after all else. */
  public static List<Recorded> with(List<Recorded> journey, Interaction... more) {
    List<Recorded> longer = new ArrayList<>(journey);
    for (Interaction data : more) {
      longer.add(
          new Recorded(
              1_000_000 + longer.size(),
              longer.size(),
              EVER,
              "soar",
              "j-1",
              new Identity("/more", "more-" + longer.size()),
              "w-1",
              InteractionType.of(data),
              EVER,
              data));
    }
    return longer;
  }

  /** As if one, and so what amends it, had never been sent. */
  public static List<Recorded> without(List<Recorded> journey, Recorded unsent) {
    return journey.stream()
        .filter(each -> !each.equals(unsent))
        .filter(
            each ->
                !(each.data() instanceof Amendment amendment
                    && amendment.target().equals(unsent.identity())))
        .toList();
  }

  /** Where one lies. */
  public static int indexOf(List<Recorded> all, Identity identity) {
    int at = 0;
    while (!all.get(at).identity().equals(identity)) {
      at++;
    }
    return at;
  }
}
