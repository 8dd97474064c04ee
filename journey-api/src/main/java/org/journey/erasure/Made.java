package org.journey.erasure;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.journey.interaction.ContentForm;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.interaction.StoredEvents;
import org.journey.interaction.StrictRecords;
import org.journey.log.Append;
import org.journey.log.IdentityDigest;
import org.journey.log.LockedLog;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records what the platform alone makes: {@code client-erased} and {@code interaction-redacted}.
 * Nothing in them is personal, and nobody may send one, so their content is hashed without a key:
 * the person's may be gone.
 */
final class Made {

  /** Who recorded it where the manager's name is none of those that an interaction can have. */
  private static final String PLATFORM = "journey";

  private final LockedLog log;
  private final String organisation;
  private final String by;
  private final Instant time;

  /**
   * @param by the manager who approved it
   * @param time when it was done
   */
  Made(LockedLog log, String organisation, String by, Instant time) {
    this.log = log;
    this.organisation = organisation;
    this.by = StrictRecords.reasonAgainstId(by) == null ? by : PLATFORM;
    this.time = time;
  }

  /**
   * Records one.
   *
   * @param id of it; if somebody took it, the like of it is
   * @param subject a client or a journey
   * @return its sequence
   */
  long record(InteractionType type, String subject, String id, ObjectNode data)
      throws SQLException {
    Identity identity = new Identity(Erasure.SOURCE, id);
    UUID digest = IdentityDigest.of(organisation, identity);
    for (int i = 2; isTaken(digest); i++) {
      identity = new Identity(Erasure.SOURCE, id + "+" + i);
      digest = IdentityDigest.of(organisation, identity);
    }
    int version = length(type.aboutClient(), subject);
    byte[] content = Sha256.of(ContentForm.canonical(type.type(), subject, time, data));
    return log.append(
        new Append(
            organisation,
            subject,
            version,
            type,
            time,
            identity,
            digest,
            by,
            null,
            content,
            StoredEvents.tail(version, identity, type, subject, time, organisation, by, data),
            null));
  }

  private boolean isTaken(UUID digest) throws SQLException {
    try (PreparedStatement query =
        log.connection().prepareStatement("select 1 from interaction where identity = ?")) {
      query.setObject(1, digest);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private int length(boolean aboutClient, String subject) throws SQLException {
    try (PreparedStatement query =
        log.connection()
            .prepareStatement(
                "select coalesce(max(version) + 1, 0) from interaction where organisation = ? and"
                    + " about_client = ? and subject = ?")) {
      query.setString(1, organisation);
      query.setBoolean(2, aboutClient);
      query.setString(3, subject);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
