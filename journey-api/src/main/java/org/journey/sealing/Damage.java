package org.journey.sealing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of what is there and cannot be opened: somebody changed or moved it, or the master key is
 * another. By place alone; never by person.
 */
final class Damage {

  private static final Logger LOG = LoggerFactory.getLogger(Damage.class);

  private Damage() {}

  static void personKey() {
    LOG.error("A person's key cannot be unwrapped: it was moved or changed, or is of another key");
  }

  static void interactionKey(long sequence) {
    LOG.error("The key of interaction {} is not its person's", sequence);
  }

  static void field(long sequence) {
    LOG.error("A sealed field of interaction {} is not of its place", sequence);
  }
}
