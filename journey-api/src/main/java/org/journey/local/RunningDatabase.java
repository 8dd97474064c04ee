package org.journey.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database of an instance that another process runs, while its files are copied. What it is
 * told here is PostgreSQL's own procedure for that ("Making a Base Backup Using the Low Level
 * API"): from the begin to the end every page is logged whole once it changes, so that a page that
 * was read while it was being written is mended when the copy is started.
 */
final class RunningDatabase implements AutoCloseable {

  private static final int PORT_LINE = 3;
  private static final int CONNECT_SECONDS = 5;

  /** What recovery needs at the least: each file of the log between two places. */
  private static final String SEGMENTS =
      "select pg_walfile_name('0/0'::pg_lsn + n * size + 1) from (select setting::numeric as size"
          + " from pg_settings where name = 'wal_segment_size') as one, generate_series("
          + "div(pg_wal_lsn_diff(?::pg_lsn, '0/0'), size), div(pg_wal_lsn_diff(?::pg_lsn, '0/0') -"
          + " 1, size)) as n order by n";

  private final Connection connection;
  private String begun = "";

  private RunningDatabase(Connection connection) {
    this.connection = connection;
  }

  /**
   * The end of a copy.
   *
   * @param label to be put beside the files: by it PostgreSQL knows from where to recover
   * @param segments names of the files of its log without which the copy cannot be started
   */
  record End(String label, List<String> segments) {}

  /**
   * Connects to the one of a data directory.
   *
   * @throws LocalTrouble if there is none, or it does not answer
   */
  static RunningDatabase of(Path data) {
    Path cluster = data.resolve("postgres");
    if (!Files.isDirectory(cluster) || !Files.exists(data.resolve("database.passwords"))) {
      throw new LocalTrouble(data + " holds no Journey");
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:" + port(data, cluster) + "/journey");
    source.setUser("postgres");
    source.setPassword(DatabasePasswords.in(data.resolve("database.passwords")).superuser());
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    try {
      RunningDatabase running = new RunningDatabase(source.getConnection());
      running.check(data, cluster);
      return running;
    } catch (SQLException e) {
      // The file of a killed one stays, and its port may be anybody's by now.
      throw nothingRuns(data, e);
    }
  }

  private static int port(Path data, Path cluster) {
    try {
      return Integer.parseInt(
          Files.readAllLines(cluster.resolve("postmaster.pid")).get(PORT_LINE).strip());
    } catch (NoSuchFileException none) {
      throw nothingRuns(data, none);
    } catch (IOException | RuntimeException half) {
      throw new LocalTrouble("the database of " + data + " is only starting: try again", half);
    }
  }

  private static LocalTrouble nothingRuns(Path data, Exception cause) {
    boolean starting = cause instanceof SQLException sql && "57P03".equals(sql.getSQLState());
    return new LocalTrouble(
        starting
            ? "the database of " + data + " is only starting, or ending: try again"
            : "nothing runs in "
                + data
                + ": a copy of the whole directory, as it lies there, is its back-up",
        cause);
  }

  private void check(Path data, Path cluster) throws SQLException {
    try {
      if (!Files.isSameFile(Path.of(one("show data_directory")), cluster)) {
        connection.close();
        throw nothingRuns(data, new IllegalStateException("another database has its port"));
      }
    } catch (IOException e) {
      throw new LocalTrouble(cluster + ": cannot be read: " + PrivateFiles.reason(e), e);
    }
  }

  /** The last sequence of the log: it and all before it are durable. */
  long head() {
    return Long.parseLong(ask("select coalesce(max(sequence), 0) from interaction"));
  }

  /**
   * Begins: every file may be copied from now on. Its log is kept until this is closed, though a
   * checkpoint would have it taken away; that too ends by itself if this process is killed.
   */
  void begin() {
    ask(
        "select pg_create_physical_replication_slot('journey_backup_' || pg_backend_pid(), true,"
            + " true)");
    begun = ask("select pg_backup_start('journey backup', true)");
  }

  /** Ends: what was copied since the beginning is a copy, with what this says. */
  End end() {
    try (Statement statement = connection.createStatement();
        ResultSet end =
            statement.executeQuery(
                "select lsn, labelfile, spcmapfile from pg_backup_stop(false)")) {
      end.next();
      @Nullable String elsewhere = end.getString(3);
      if (elsewhere != null && !elsewhere.isBlank()) {
        throw new LocalTrouble("the database has tablespaces elsewhere, which are not copied");
      }
      return new End(end.getString(2), segments(end.getString(1)));
    } catch (SQLException e) {
      throw ended(e);
    }
  }

  private List<String> segments(String end) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(SEGMENTS)) {
      query.setString(1, begun);
      query.setString(2, end);
      List<String> segments = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          segments.add(rows.getString(1));
        }
      }
      return segments;
    }
  }

  /** Asks something else of it. */
  <T> T ask(LogReads.Work<T> work) {
    try {
      return work.with(connection);
    } catch (SQLException e) {
      throw ended(e);
    }
  }

  private String ask(String sql) {
    try {
      return one(sql);
    } catch (SQLException e) {
      throw ended(e);
    }
  }

  private String one(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  private static LocalTrouble ended(SQLException e) {
    return new LocalTrouble(
        "the database could not be asked to the end (SQLSTATE "
            + e.getSQLState()
            + "): nothing was kept, try again",
        e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException gone) {
      // So is all that it held.
    }
  }
}
