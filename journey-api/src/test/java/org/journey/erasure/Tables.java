package org.journey.erasure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.journey.log.TestPostgres;

/** The tables, in a superuser's hands. */
final class Tables {

  private Tables() {}

  /** The one number that a query gives. */
  static long number(TestPostgres.Database database, String sql) {
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
