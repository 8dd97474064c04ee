package org.journey.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.journey.interaction.Identity;
import org.journey.log.IdentityDigest;
import org.journey.log.LockedLog;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;

/** Does again what is listed and was undone, as a restored copy undoes it. */
final class ErasuresAgain {

  private static final int PAGE = 500;

  private final DataSource source;

  ErasuresAgain(DataSource source) {
    this.source = source;
  }

  /**
   * What came of it.
   *
   * @param again how many were done again
   * @param awaited redactions of interactions that the log does not hold, or not all: they came
   *     after the copy that was restored was made, and may be sent again
   */
  record Applied(long again, List<Listed> awaited) {}

  /** Does again whatever of it is not done, as far as it can be. */
  Applied apply(List<Listed> entries) {
    long again = 0;
    List<Listed> awaited = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += PAGE) {
      List<Listed> some = entries.subList(from, Math.min(entries.size(), from + PAGE));
      UndoneErasures undone =
          LogReads.with(source, connection -> UndoneErasures.among(connection, some));
      for (Listed entry : some) {
        if (undone.isUndone(entry) && apply(entry)) {
          again++;
        }
        if (undone.isAwaited(entry)) {
          awaited.add(entry);
        }
      }
    }
    return new Applied(again, awaited);
  }

  /**
   * Does one again.
   *
   * @return whether there was anything to do
   */
  private boolean apply(Listed entry) {
    return LockedLog.with(
        source,
        log -> {
          Destruction destruction =
              new Destruction(log, entry.organisation(), entry.approvedBy(), entry.at());
          if (!entry.clients().isEmpty()) {
            destruction.close(
                asked(entry, entry.clients().getFirst(), null),
                destruction.person(entry.erasure(), entry.clients()));
            return true;
          }
          Optional<Destruction.Target> target = target(log.connection(), entry);
          if (target.isEmpty()) {
            // Something else took its name since.
            return false;
          }
          Destruction.Target it = target.get();
          destruction.close(
              asked(entry, it.client(), it.sequence()),
              // What was recorded of it later is not listed, and stands.
              destruction.interactions(entry.erasure(), it, sequences(log.connection(), entry)));
          return true;
        });
  }

  /** The request, of which a restored copy may know nothing. */
  private static Erasure asked(Listed entry, String client, @Nullable Long redacts) {
    return new Erasure(
        entry.erasure(),
        entry.organisation(),
        client,
        redacts,
        entry.requestedBy(),
        entry.requested(),
        null);
  }

  /** What was to be redacted, which is listed first. */
  private static Optional<Destruction.Target> target(Connection connection, Listed entry)
      throws SQLException {
    Long sequence = sequence(connection, entry, entry.redacted().getFirst());
    return sequence == null
        ? Optional.empty()
        : Clients.target(connection, entry.organisation(), sequence);
  }

  /** Those of the listed that the log holds. */
  private static List<Long> sequences(Connection connection, Listed entry) throws SQLException {
    List<Long> sequences = new ArrayList<>();
    for (Identity identity : entry.redacted()) {
      Long sequence = sequence(connection, entry, identity);
      if (sequence != null) {
        sequences.add(sequence);
      }
    }
    return sequences;
  }

  private static @Nullable Long sequence(Connection connection, Listed entry, Identity identity)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select sequence from interaction where identity = ?")) {
      query.setObject(1, IdentityDigest.of(entry.organisation(), identity));
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : null;
      }
    }
  }
}
