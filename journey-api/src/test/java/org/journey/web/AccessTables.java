package org.journey.web;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** The tables of the access log, as the owner of the schema and as the application have them. */
final class AccessTables {

  private static final String PREFIX = "journey.database.";

  private final Environment settings;

  AccessTables(RunningPlatform platform) {
    settings = platform.application().getEnvironment();
  }

  private Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(
        settings.getRequiredProperty(PREFIX + "url"),
        settings.getRequiredProperty(PREFIX + user + ".name"),
        settings.getRequiredProperty(PREFIX + user + ".password"));
  }

  void asOwner(String sql) throws SQLException {
    try (Connection connection = connect("owner");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void asApplication(String sql) throws SQLException {
    try (Connection connection = connect("application");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Adds an entry as the application does, with whatever bytes behind its number and time. */
  void append(String organisation, String actor, String journey, String tail) throws SQLException {
    try (Connection connection = connect("application");
        PreparedStatement append =
            connection.prepareStatement(
                "select append_access(array[?], array[?], array['JOURNEY'], array[?], array[1],"
                    + " array[?], '{}', '{}')")) {
      append.setString(1, organisation);
      append.setString(2, actor);
      append.setBytes(3, tail.getBytes(StandardCharsets.UTF_8));
      append.setString(4, journey);
      append.execute();
    }
  }

  /** The exact bytes of an actor's entries, in order. */
  List<byte[]> entries(String actor) throws SQLException {
    try (Connection connection = connect("application");
        PreparedStatement query =
            connection.prepareStatement(
                "select entry from access_entry where actor = ? order by number")) {
      query.setString(1, actor);
      List<byte[]> entries = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          entries.add(rows.getBytes(1));
        }
      }
      return entries;
    }
  }
}
