package org.journey.person;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.journey.interaction.Identity;
import org.journey.interaction.People;
import org.journey.interaction.People.ClientErased;
import org.journey.interaction.People.ClientMerged;
import org.journey.interaction.People.ClientUnmerged;
import org.journey.timeline.Recorded;

/**
 * The clients of an organisation as persons: merged ids are one, whichever was merged into which,
 * as long as the merge was not undone. Both ids go on resolving.
 */
public final class Persons {

  private static final Comparator<Identity> BY_SOURCE_AND_ID =
      Comparator.comparing(Identity::source).thenComparing(Identity::id);

  /** Per id that was merged: the ids of the person, itself included, in order. */
  private final Map<String, List<String>> groups;

  private Persons(Map<String, List<String>> groups) {
    // Only ever asked by id: for each journey of a service, each time.
    this.groups = Map.copyOf(groups);
  }

  /**
   * Folds what is recorded about clients.
   *
   * @param inSequenceOrder everything recorded about clients of one organisation, as far as it is
   *     to be known
   */
  public static Persons of(List<Recorded> inSequenceOrder) {
    Set<Identity> undone = new TreeSet<>(BY_SOURCE_AND_ID);
    for (Recorded recorded : inSequenceOrder) {
      if (recorded.data() instanceof ClientUnmerged unmerged) {
        undone.add(unmerged.target());
      }
    }
    Map<String, String> parents = new TreeMap<>();
    Set<String> ids = new TreeSet<>();
    for (Recorded recorded : inSequenceOrder) {
      switch ((People) recorded.data()) {
        case ClientMerged merged when !undone.contains(recorded.identity()) -> {
          ids.add(recorded.subject());
          ids.add(merged.into());
          union(parents, recorded.subject(), merged.into());
        }
        case ClientMerged _, ClientUnmerged _, ClientErased _ -> {
          // Undone, or says nothing of who is who.
        }
      }
    }
    Map<String, List<String>> byRoot = new TreeMap<>();
    for (String id : ids) {
      byRoot.computeIfAbsent(root(parents, id), any -> new ArrayList<>()).add(id);
    }
    Map<String, List<String>> groups = new TreeMap<>();
    byRoot.forEach((root, members) -> members.forEach(id -> groups.put(id, members)));
    return new Persons(groups);
  }

  private static String root(Map<String, String> parents, String id) {
    String at = id;
    for (String parent = parents.get(at); parent != null; parent = parents.get(at)) {
      at = parent;
    }
    return at;
  }

  /** The smaller id stands for both, so that the order of merges does not matter. */
  private static void union(Map<String, String> parents, String one, String other) {
    String a = root(parents, one);
    String b = root(parents, other);
    int order = a.compareTo(b);
    if (order < 0) {
      parents.put(b, a);
    } else if (order > 0) {
      parents.put(a, b);
    }
  }

  /** All ids of the person that an id is of, in order: at least itself. */
  public List<String> idsOf(String clientId) {
    return groups.getOrDefault(clientId, List.of(clientId));
  }

  /** The one id that stands for the person: the first of theirs. */
  public String personOf(String clientId) {
    return idsOf(clientId).getFirst();
  }
}
