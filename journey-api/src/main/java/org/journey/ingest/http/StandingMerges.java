package org.journey.ingest.http;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.journey.interaction.Identity;
import org.journey.interaction.People.ClientMerged;
import org.journey.interaction.People.ClientUnmerged;
import org.journey.log.IdentityDigest;
import org.journey.log.LogClients;
import org.journey.log.Stored;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/** The merges of two clients: whichever was merged into which, they are one person. */
final class StandingMerges {

  /** As ids are that are given to merges here; somebody may have recorded another by hand. */
  private static final Pattern MADE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final LogClients log;

  StandingMerges(LogClients log) {
    this.log = log;
  }

  /**
   * A merge.
   *
   * @param id by which it can be undone: its own, or, if it came as an interaction, its sequence
   */
  record Merge(String id, long sequence) {}

  /**
   * What is known of two clients.
   *
   * @param standing the first merge of these two that was not undone
   * @param next the id of the next one: the same for all who merge them now, so that one of them
   *     does
   */
  record Of(@Nullable Merge standing, String next) {}

  /** Looks at what is recorded of two. */
  Of of(String organisation, String one, String other) {
    String pair = pair(one, other);
    Set<Identity> undone = new HashSet<>();
    Merge standing = null;
    long last = 0;
    for (Stored stored : log.aboutClients(organisation).reversed()) {
      Recorded recorded = Recorded.parse(stored.event());
      // From the last one on: what undoes a merge comes before it.
      if (recorded.data() instanceof ClientUnmerged unmerged) {
        undone.add(unmerged.target());
      } else if (recorded.data() instanceof ClientMerged merged
          && pair(recorded.subject(), merged.into()).equals(pair)) {
        last = Math.max(last, stored.sequence());
        if (!undone.contains(recorded.identity())) {
          standing = merge(recorded, stored.sequence());
        }
      }
    }
    Identity next = new Identity(MergeCalls.SOURCE, pair + "\n" + last);
    return new Of(standing, IdentityDigest.of(organisation, next).toString());
  }

  private static Merge merge(Recorded recorded, long sequence) {
    Identity identity = recorded.identity();
    boolean ours = identity.source().equals(MergeCalls.SOURCE);
    return new Merge(
        ours && MADE.matcher(identity.id()).matches() ? identity.id() : Long.toString(sequence),
        sequence);
  }

  /** No id has an end of a line in it. */
  private static String pair(String one, String other) {
    return one.compareTo(other) < 0 ? one + "\n" + other : other + "\n" + one;
  }
}
