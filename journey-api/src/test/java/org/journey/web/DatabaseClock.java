package org.journey.web;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The database's clock, set back: what is recorded then was recorded long ago. For the application
 * alone, whose search path finds a clock of this before PostgreSQL's own.
 */
final class DatabaseClock {

  private final String url;
  private final String owner;
  private final String password;
  private final String application;

  private DatabaseClock(Map<String, Object> settings) {
    url = String.valueOf(settings.get("journey.database.url"));
    owner = String.valueOf(settings.get("journey.database.owner.name"));
    password = String.valueOf(settings.get("journey.database.owner.password"));
    application = String.valueOf(settings.get("journey.database.application.name"));
  }

  /** Puts one into a database to which the application has not connected yet. */
  static DatabaseClock in(Map<String, Object> settings) {
    DatabaseClock clock = new DatabaseClock(settings);
    String schema = '"' + clock.application + '"';
    clock.run("create schema " + schema);
    clock.run("create table " + schema + ".behind (by interval not null)");
    clock.run("insert into " + schema + ".behind values ('0')");
    clock.run(
        "create function "
            + schema
            + ".clock_timestamp() returns timestamptz language sql volatile as 'select"
            + " pg_catalog.clock_timestamp() - (select by from "
            + schema
            + ".behind)'");
    clock.run("grant usage on schema " + schema + " to " + schema);
    clock.run("grant select on " + schema + ".behind to " + schema);
    clock.run(
        "do $$ begin execute format('alter database %I set search_path ="
            + " \"$user\", public, pg_catalog', current_database()); end $$");
    return clock;
  }

  /** Now is then. */
  void set(Instant then) {
    Duration behind = Duration.between(then, Instant.now());
    run(
        "update \""
            + application
            + "\".behind set by = interval '"
            + behind.toMillis()
            + " milliseconds'");
  }

  private void run(String sql) {
    try (Connection connection = DriverManager.getConnection(url, owner, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the database's clock could not be set: " + sql, e);
    }
  }
}
