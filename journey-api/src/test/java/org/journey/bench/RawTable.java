package org.journey.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * The raw limit: a table like the log's, with its indexes, filled by JDBC with rows like those the
 * log holds, and nothing else done.
 */
final class RawTable {

  private static final String COLUMNS =
      "sequence, organisation, about_client, subject, version, type, occurred, recorded, identity,"
          + " source, id, recorder, client, content, leaf_hash, event";

  private static final String INSERT =
      "insert into raw_interaction ("
          + COLUMNS
          + ") values (?, 'bench', false, ?, ?, 11, now(), now(), ?, '/apps/bench', ?, 'w-1', null,"
          + " ?, ?, ?)";

  private final AtomicLong next = new AtomicLong(1L << 40);
  private final byte[] event;
  private final byte[] hash = new byte[32];

  /** Makes the table, and learns from the log how large an event is. */
  RawTable(DataSource owner) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists raw_interaction");
      // Not vacuumed, in its favour: that it grows by the million must not be felt by the others.
      statement.execute(
          "create table raw_interaction (like interaction including all) with"
              + " (autovacuum_enabled = false)");
      try (ResultSet size =
          statement.executeQuery(
              "select coalesce(avg(length(event)), 454)::int from (select event from interaction"
                  + " order by sequence desc limit 10000) e")) {
        size.next();
        event = new byte[size.getInt(1)];
      }
    }
    ThreadLocalRandom.current().nextBytes(event);
  }

  int eventSize() {
    return event.length;
  }

  /** One row, one transaction. */
  void insert(Connection connection, int journey) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      fill(statement, journey);
      statement.executeUpdate();
    }
  }

  /** Many rows, one transaction. */
  void insertBatch(Connection connection, int rows) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (int row = 0; row < rows; row++) {
        fill(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void fill(PreparedStatement statement, int journey) throws SQLException {
    long number = next.getAndIncrement();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    statement.setLong(1, number);
    statement.setString(2, Lines.journeyId(journey));
    statement.setInt(3, (int) (number & 0x3fffffff));
    statement.setObject(4, new UUID(random.nextLong(), random.nextLong()));
    statement.setString(5, "b-" + number);
    statement.setBytes(6, hash);
    statement.setBytes(7, hash);
    statement.setBytes(8, event);
  }

  /** Copies stored rows out of the log, to be copied in again by {@link #copyIn}. */
  static long copyOut(Connection connection, long after, long upTo, Path file)
      throws SQLException, IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      return copy(connection)
          .copyOut(
              "copy (select "
                  + COLUMNS
                  + " from interaction where sequence > "
                  + after
                  + " and sequence <= "
                  + upTo
                  + " order by sequence) to stdout (format binary)",
              out);
    }
  }

  /** The limit of an import: the same rows by COPY, in one transaction. */
  static long copyIn(Connection connection, Path file) throws SQLException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return copy(connection)
          .copyIn("copy raw_interaction (" + COLUMNS + ") from stdin (format binary)", in, 1 << 18);
    }
  }

  private static CopyManager copy(Connection connection) throws SQLException {
    return new CopyManager(connection.unwrap(BaseConnection.class));
  }

  /** Connections, one each for so many callers. */
  static List<Connection> connections(DataSource source, int count) throws SQLException {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      connections.add(source.getConnection());
    }
    return connections;
  }
}
