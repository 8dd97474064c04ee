package org.journey.research;

import java.util.Set;
import org.journey.interaction.Access.ConsentScope;
import org.journey.security.Extent;

/** Whose journeys are in an answer, and what of them may be told: told apart, and never mixed. */
public enum Scope {
  /** Everybody's, exactly. */
  WHOLE(Extent.WHOLE, Set.of()),
  /** Of those who consent to research now, exactly, by pseudonyms. */
  CONSENTING(Extent.CONSENTING, Set.of(ConsentScope.RESEARCH)),
  /** Everybody's, but nothing that tells of few people. */
  CONTROLLED(Extent.CONTROLLED, Set.of());

  private final Extent extent;
  private final Set<ConsentScope> consents;

  Scope(Extent extent, Set<ConsentScope> consents) {
    this.extent = extent;
    this.consents = consents;
  }

  /** The consents that must be in force. */
  public Set<ConsentScope> consents() {
    return consents;
  }

  /** Whether who has these extents may see it. */
  boolean isSeenBy(Set<Extent> extents) {
    return extents.contains(extent);
  }

  /**
   * The widest one that somebody may ask for.
   *
   * @throws IllegalArgumentException if there is none: the gate lets nobody by who has none
   */
  static Scope of(Set<Extent> extents) {
    for (Scope scope : values()) {
      if (scope.isSeenBy(extents)) {
        return scope;
      }
    }
    throw new IllegalArgumentException("no extent that can be asked with");
  }
}
