package org.journey.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The organisations that the request at hand is for: those of its token. Row-level security shows
 * it their rows and no others, whatever a query asks for, and what does not come from rows asks
 * here ({@link #require}). A second wall: the first is that each call settles its organisation.
 *
 * <p>It belongs to the thread of the request, and to those that are started while it is worked on.
 * Threads of the platform's own, which follow the log or listen to Kafka, have none: they work for
 * all, by connections of their own. A connection for requests shows them nothing.
 */
public final class Reach {

  /** No id has one. */
  private static final String SEPARATOR = ",";

  private static final InheritableThreadLocal<@Nullable Set<String>> CURRENT =
      new InheritableThreadLocal<>();

  private Reach() {}

  /**
   * Something to do.
   *
   * @param <T> what comes of it
   * @param <E> what it may fail with
   */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object, E extends Exception> {
    /** Does it. */
    T perform() throws E;
  }

  /** Something was asked for of an organisation that the request is not for. */
  static final class OutOfReach extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    OutOfReach() {
      super("a request came to an organisation that it is not for");
    }
  }

  /**
   * Does something for these organisations alone.
   *
   * @param organisations ids; none: it sees nothing
   */
  public static <T extends @Nullable Object, E extends Exception> T within(
      Collection<String> organisations, Work<T, E> work) throws E {
    Set<String> before = CURRENT.get();
    CURRENT.set(Set.copyOf(organisations));
    try {
      return work.perform();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /** Whether an organisation is one of the request's; to the platform's own threads all are. */
  public static boolean covers(String organisation) {
    Set<String> current = CURRENT.get();
    return current == null || current.contains(organisation);
  }

  /**
   * For what is not read from rows: what is kept in memory, the archive, what is recorded.
   *
   * @throws IllegalStateException if an organisation is none of the request's: the call's own check
   *     let it through, which is a defect
   */
  public static void require(String organisation) {
    if (!covers(organisation)) {
      throw new OutOfReach();
    }
  }

  /** As the database is told of it; empty, and so nobody's, without a request. */
  static String setting() {
    Set<String> current = CURRENT.get();
    return current == null ? "" : String.join(SEPARATOR, current.stream().sorted().toList());
  }

  /**
   * Has a transaction that has begun go on as a request: it sees the rows of this thread's
   * organisations, until it ends.
   *
   * @param connection in a transaction
   */
  public static void enter(Connection connection) throws SQLException {
    try (PreparedStatement become =
        connection.prepareStatement(
            "select set_config('role', '"
                + DatabaseBootstrap.REQUEST
                + "', true), set_config('journey.organisations', ?, true)")) {
      become.setString(1, setting());
      become.execute();
    }
  }
}
