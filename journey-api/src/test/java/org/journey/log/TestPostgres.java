package org.journey.log;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.journey.testing.Scratch;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL, started once per JVM with everything durable, and databases on it that are
 * each other's business in nothing: every caller of {@link #database()} gets a fresh one, migrated.
 */
public final class TestPostgres {

  private static final String PASSWORD = "test-only";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestPostgres() {}

  /** Started by the first who asks. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setDataDirectory(Scratch.directory("postgres-"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "128MB")
                // Of hundreds of databases each would be looked at each minute, in a process
                // apiece.
                .setServerConfig("autovacuum_naptime", "1h")
                .start();
        DatabaseBootstrap.prepare(
            postgres.getPostgresDatabase(), "journey_template", PASSWORD, PASSWORD);
        DatabaseBootstrap.migrate(
            source(postgres, DatabaseBootstrap.OWNER, PASSWORD, "journey_template"));
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A fresh, migrated database. */
  public static Database database() {
    String name = "journey_" + COUNT.incrementAndGet();
    execute(
        Server.POSTGRES.getPostgresDatabase(),
        "create database " + name + " template journey_template owner journey_owner",
        "grant connect on database " + name + " to journey_app");
    return new Database(name);
  }

  /** The server's port on the loopback. */
  public static int port() {
    return Server.POSTGRES.getPort();
  }

  /**
   * One database.
   *
   * @param name its name
   */
  public record Database(String name) {

    /** As the application goes there. */
    public LogDatabase application() {
      return through(Server.POSTGRES.getPort());
    }

    /** As the application goes there by another port: that of a proxy. */
    public LogDatabase through(int port) {
      return new LogDatabase(
          "jdbc:postgresql://localhost:" + port + "/" + name,
          DatabaseBootstrap.APPLICATION,
          PASSWORD);
    }

    /** As the owner of the schema. */
    public DataSource owner() {
      return source(Server.POSTGRES, DatabaseBootstrap.OWNER, PASSWORD, name);
    }

    /** As a superuser, who may do anything. */
    public DataSource superuser() {
      return Server.POSTGRES.getDatabase("postgres", name);
    }

    /** Runs a statement as a superuser. */
    public void execute(String sql) {
      TestPostgres.execute(superuser(), sql);
    }
  }

  private static DataSource source(
      EmbeddedPostgres postgres, String user, String password, String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  private static void execute(DataSource source, String... all) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : all) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
