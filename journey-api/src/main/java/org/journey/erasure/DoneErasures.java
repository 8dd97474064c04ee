package org.journey.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.journey.interaction.Identity;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;

/** What was destroyed, as the database has it: read for the list. */
final class DoneErasures {

  private static final int PAGE = 500;

  private final DataSource source;

  DoneErasures(DataSource source) {
    this.source = source;
  }

  /**
   * Some of what was destroyed.
   *
   * @param last the number of the last change of keys that was looked at
   */
  record Page(List<Listed> entries, long last) {}

  /** All that was destroyed behind a change of keys, in that order. */
  Page after(long number) {
    List<Listed> entries = new ArrayList<>();
    long last = number;
    while (true) {
      Page page = page(last);
      entries.addAll(page.entries());
      if (page.last() == last) {
        return new Page(entries, last);
      }
      last = page.last();
    }
  }

  private Page page(long after) {
    return LogReads.with(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select "
                      + Erasures.COLUMNS
                      + ", c.number from (select number, erasure from key_change where number > ?"
                      + " order by number limit ?) c left join erasure e on e.id = c.erasure order"
                      + " by c.number")) {
            query.setLong(1, after);
            query.setInt(2, PAGE);
            long last = after;
            List<Erasure> done = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                last = rows.getLong("number");
                if (rows.getObject(1) != null) {
                  done.add(Erasures.erasure(rows));
                }
              }
            }
            List<Listed> entries = new ArrayList<>(done.size());
            for (Erasure erasure : done) {
              if (erasure.decision() instanceof Erasure.Done it) {
                entries.add(listed(connection, erasure, it));
              }
            }
            return new Page(entries, last);
          }
        });
  }

  private static Listed listed(Connection connection, Erasure erasure, Erasure.Done done)
      throws SQLException {
    Long redacts = erasure.redacts();
    Set<Long> redacted = new HashSet<>();
    if (redacts != null) {
      redacted.addAll(done.sequences());
      redacted.add(redacts);
    }
    return new Listed(
        erasure.id(),
        erasure.organisation(),
        done.clients(),
        redacted.isEmpty() ? List.of() : names(connection, redacted, redacts),
        erasure.requestedBy(),
        erasure.requested(),
        done.by(),
        done.at());
  }

  /** The one that was asked for first. */
  private static List<Identity> names(
      Connection connection, Set<Long> sequences, @Nullable Long first) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select source, id from interaction where sequence = any(?) order by sequence <> ?,"
                + " sequence")) {
      query.setArray(1, connection.createArrayOf("bigint", sequences.toArray()));
      query.setLong(2, first == null ? 0 : first);
      try (ResultSet rows = query.executeQuery()) {
        List<Identity> names = new ArrayList<>();
        while (rows.next()) {
          names.add(new Identity(rows.getString(1), rows.getString(2)));
        }
        return names;
      }
    }
  }
}
