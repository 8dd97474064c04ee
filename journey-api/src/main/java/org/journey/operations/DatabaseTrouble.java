package org.journey.operations;

import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used as configured. The message names the setting to look at and says why
 * in one line, by the kind of failure alone: what the driver says can hold values.
 */
public final class DatabaseTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private DatabaseTrouble(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What a failure to use the database means.
   *
   * @param user the setting of the user who failed: {@code journey.database.owner}
   * @return null if it is no failure to connect
   */
  static @Nullable DatabaseTrouble of(RuntimeException failure, String user) {
    SQLException sql = first(failure, SQLException.class);
    String state = sql == null ? null : sql.getSQLState();
    if (state == null) {
      return null;
    }
    String told =
        switch (state) {
          case "28P01", "28000" ->
              user + ".password: the database does not let this user in (or " + user + ".name)";
          case "3D000" -> "journey.database.url: there is no such database on that server";
          case "42501" -> user + ".name: this user may not do what is needed there";
          default ->
              !state.startsWith("08")
                  ? null
                  : first(failure, SSLException.class) != null
                      ? "journey.database.url: the server's certificate is not trusted"
                      : "journey.database.url: the database cannot be reached there";
        };
    return told == null ? null : new DatabaseTrouble(told + " (SQLSTATE " + state + ")", failure);
  }

  private static <T extends Throwable> @Nullable T first(Throwable failure, Class<T> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return kind.cast(cause);
      }
    }
    return null;
  }
}
