package org.journey.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Makes the roles and the database on a fresh server, and brings the schema up to date.
 *
 * <p>{@code journey_owner} owns and migrates the schema; {@code journey_app} is what the
 * application runs as, and may only read and add to the log. For a request it becomes {@code
 * journey_request}, which row-level security holds to the organisations of who asks; {@code
 * journey_reader} is for people who ask by SQL.
 */
public final class DatabaseBootstrap {

  /** Who migrates. */
  public static final String OWNER = "journey_owner";

  /** Who the application is. */
  public static final String APPLICATION = "journey_app";

  /** Whom the application becomes for a request. */
  public static final String REQUEST = "journey_request";

  /** Whose members read by SQL what their organisations have. */
  public static final String READER = "journey_reader";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private DatabaseBootstrap() {}

  /**
   * Makes what is missing; safe to call at every start. The passwords are set anew.
   *
   * @param superuser connects to any database of the server as a superuser
   * @param database its name: lower case letters, digits and low lines
   */
  public static void prepare(
      DataSource superuser, String database, String ownerPassword, String applicationPassword)
      throws SQLException {
    if (!NAME.matcher(database).matches()) {
      throw new IllegalArgumentException("a database is named by a-z, 0-9 and _");
    }
    try (Connection connection = superuser.getConnection()) {
      role(connection, OWNER, ownerPassword);
      role(connection, APPLICATION, applicationPassword);
      group(connection, REQUEST);
      group(connection, READER);
      // What roles.sql does for who runs a database of their own.
      execute(connection, "alter role " + APPLICATION + " bypassrls");
      execute(
          connection, "grant " + REQUEST + " to " + APPLICATION + " with inherit false, set true");
      if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
        execute(connection, "create database " + database + " owner " + OWNER);
      }
      execute(connection, "revoke all on database " + database + " from public");
      execute(connection, "grant connect on database " + database + " to " + APPLICATION);
    }
  }

  /**
   * Brings the schema up to date.
   *
   * @param owner connects as {@link #OWNER}
   */
  public static void migrate(DataSource owner) {
    Flyway.configure()
        .dataSource(owner)
        .locations("classpath:db/migration")
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }

  private static void role(Connection connection, String name, String password)
      throws SQLException {
    if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
      execute(connection, "create role " + name + " login");
    }
    String quoted;
    try (PreparedStatement quote = connection.prepareStatement("select quote_literal(?)")) {
      quote.setString(1, password);
      try (ResultSet result = quote.executeQuery()) {
        result.next();
        quoted = result.getString(1);
      }
    }
    execute(
        connection,
        "alter role "
            + name
            + " with login nosuperuser nocreatedb nocreaterole nobypassrls password "
            + quoted);
  }

  private static void group(Connection connection, String name) throws SQLException {
    if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
      execute(connection, "create role " + name + " nologin");
    }
  }

  private static boolean exists(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, name);
      try (ResultSet result = query.executeQuery()) {
        return result.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
