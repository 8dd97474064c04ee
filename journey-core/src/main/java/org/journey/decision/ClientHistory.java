package org.journey.decision;

import java.util.BitSet;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.People;
import org.journey.interaction.People.ClientErased;
import org.journey.interaction.People.ClientMerged;
import org.journey.interaction.People.ClientUnmerged;
import org.journey.timeline.Recorded;

/**
 * What is recorded of one client rather than of a journey: merges, those undone, and erasure.
 * Mutable and not safe for several threads; a function of the interactions applied, in the order of
 * their versions, alone.
 */
public final class ClientHistory {

  private final KeyTable identities;
  private final BitSet standingMerges;
  private boolean erased;

  /** A client of whom nothing is recorded yet. */
  public ClientHistory() {
    identities = new KeyTable(1);
    standingMerges = new BitSet();
  }

  private ClientHistory(ClientHistory other) {
    identities = other.identities.copy();
    standingMerges = (BitSet) other.standingMerges.clone();
    erased = other.erased;
  }

  /** An independent copy: to decide on several in a row without keeping them. */
  public ClientHistory copy() {
    return new ClientHistory(this);
  }

  /** The version of the last interaction applied; -1 if none was. */
  public int version() {
    return identities.size() - 1;
  }

  /** How many interactions were applied. */
  public int size() {
    return identities.size();
  }

  /** Whether an interaction of this source and id was applied. */
  public boolean contains(Identity identity) {
    return identities.find(Key.of(identity)) != KeyTable.ABSENT;
  }

  /** Whether the client was erased under this very id. */
  public boolean erased() {
    return erased;
  }

  /** Whether this names a merge of this client that was not undone. */
  boolean isStandingMerge(Identity identity) {
    int place = identities.find(Key.of(identity));
    return place != KeyTable.ABSENT && standingMerges.get(place);
  }

  /**
   * Applies a stored interaction.
   *
   * @throws IllegalStateException if it is not the next version
   */
  public void apply(Recorded recorded) {
    if (recorded.version() != size()) {
      throw new IllegalStateException(
          "version " + recorded.version() + " was applied as version " + size());
    }
    apply(recorded.identity(), recorded.type(), recorded.data());
  }

  /**
   * Applies the next interaction: a stored one, or one that was accepted and is about to be stored.
   *
   * @throws IllegalArgumentException if it is about a journey
   */
  public void apply(Identity identity, InteractionType type, Interaction data) {
    if (!(data instanceof People aboutClient)) {
      throw new IllegalArgumentException(type.shortName() + " is about a journey");
    }
    int place = identities.add(Key.of(identity));
    switch (aboutClient) {
      case ClientMerged _ -> standingMerges.set(place);
      case ClientUnmerged it -> undo(identities.find(Key.of(it.target())));
      case ClientErased _ -> erased = true;
    }
  }

  private void undo(int merge) {
    if (merge != KeyTable.ABSENT) {
      standingMerges.clear(merge);
    }
  }

  /** Bytes held on a 64-bit heap, for the weight of a cache entry. */
  public long weight() {
    return Weights.object(2 * Weights.REFERENCE + 1)
        + identities.weight()
        + Weights.object(Weights.REFERENCE + Integer.BYTES + 1)
        + Weights.array(standingMerges.size() / Long.SIZE, Long.BYTES);
  }
}
