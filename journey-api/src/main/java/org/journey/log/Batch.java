package org.journey.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What goes into one transaction, and what must wait for it: of two groups of one journey, or with
 * the same identity, only the first can be stored, and that must not be told by the other's
 * failure.
 *
 * @param together nothing in it is in another's way
 * @param later in their order
 */
record Batch(List<AppendGroup> together, List<AppendGroup> later) {

  /** Splits; groups that nobody waits for any more are dropped. */
  static Batch of(List<AppendGroup> groups, long now) {
    List<AppendGroup> together = new ArrayList<>(groups.size());
    List<AppendGroup> later = new ArrayList<>(0);
    Set<SubjectId> subjects = new HashSet<>();
    Set<UUID> digests = new HashSet<>();
    for (AppendGroup group : groups) {
      if (group.awaited(now)) {
        boolean apart = subjects.add(subject(group)) && apart(group, digests);
        (apart ? together : later).add(group);
      }
    }
    return new Batch(together, later);
  }

  private static SubjectId subject(AppendGroup group) {
    Append first = group.first();
    return new SubjectId(first.organisation(), first.type().aboutClient(), first.subject());
  }

  private static boolean apart(AppendGroup group, Set<UUID> seen) {
    for (Append append : group.appends()) {
      if (seen.contains(append.digest())) {
        return false;
      }
    }
    group.appends().forEach(append -> seen.add(append.digest()));
    return true;
  }
}
