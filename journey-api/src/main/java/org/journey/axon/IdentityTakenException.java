package org.journey.axon;

import java.util.Set;
import java.util.UUID;

/** Nothing of a command was stored: the log has some of its identities at another journey. */
final class IdentityTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Set<UUID> digests;

  IdentityTakenException(Set<UUID> digests) {
    super("identities are taken", null, false, false);
    this.digests = Set.copyOf(digests);
  }

  Set<UUID> digests() {
    return digests;
  }
}
