package org.journey.research;

import java.util.UUID;
import org.journey.web.Refusal;

/** Reads the name of a replay or an extract. */
final class JobId {

  private JobId() {}

  /**
   * The name.
   *
   * @throws Refusal {@code not-found} if nothing can have it
   */
  static UUID of(String id) {
    try {
      UUID uuid = UUID.fromString(id);
      if (uuid.toString().equals(id)) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      // Nothing has such a name.
    }
    throw Refusal.notFound();
  }
}
