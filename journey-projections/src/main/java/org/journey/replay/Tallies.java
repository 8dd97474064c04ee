package org.journey.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.journey.service.Kind;
import org.journey.service.Node;

/**
 * Journeys counted by name in several groups, with how many people are behind each count: what
 * disclosure control needs to know.
 */
final class Tallies {

  /** The name of the count of all. */
  static final String JOURNEYS = "journeys";

  private final UnaryOperator<String> personOf;
  private final SortedMap<String, SortedMap<String, Tally>> groups = new TreeMap<>();
  private final Tally all = new Tally();

  /**
   * None yet.
   *
   * @param personOf who a client is: one who has several journeys is one person
   */
  Tallies(UnaryOperator<String> personOf) {
    this.personOf = personOf;
  }

  private static final class Tally {
    private long count;
    private final SortedSet<String> people = new TreeSet<>();

    void add(String person) {
      count++;
      people.add(person);
    }

    void add(Tally other) {
      count += other.count;
      people.addAll(other.people);
    }

    Node node(String name) {
      return Node.count(name, count, people.size(), List.of());
    }
  }

  /** Counts a journey. */
  void add(String clientId) {
    all.add(personOf.apply(clientId));
  }

  /** Counts a journey in a group. */
  void add(String group, String name, String clientId) {
    groups
        .computeIfAbsent(group, any -> new TreeMap<>())
        .computeIfAbsent(name, any -> new Tally())
        .add(personOf.apply(clientId));
  }

  /** Takes others in. */
  void add(Tallies others) {
    all.add(others.all);
    others.groups.forEach(
        (group, tallies) ->
            tallies.forEach(
                (name, tally) ->
                    groups
                        .computeIfAbsent(group, any -> new TreeMap<>())
                        .computeIfAbsent(name, any -> new Tally())
                        .add(tally)));
  }

  /**
   * All of them.
   *
   * @param names the groups, which are there though nobody be in them
   */
  Node node(List<String> names) {
    List<Node> children = new ArrayList<>();
    children.add(all.node(JOURNEYS));
    for (String name : names) {
      SortedMap<String, Tally> group = groups.getOrDefault(name, new TreeMap<>());
      List<Node> parts = new ArrayList<>();
      SortedSet<String> people = new TreeSet<>();
      for (Map.Entry<String, Tally> part : group.entrySet()) {
        parts.add(part.getValue().node(part.getKey()));
        people.addAll(part.getValue().people);
      }
      children.add(group(name, Kind.VARIANTS, people.size(), parts));
    }
    return group("", Kind.GROUP, 0, children);
  }

  private static Node group(String name, Kind kind, long people, List<Node> parts) {
    return new Node(name, kind, null, null, null, null, null, null, 0, people, parts);
  }
}
