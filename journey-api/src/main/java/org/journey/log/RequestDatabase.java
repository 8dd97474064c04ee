package org.journey.log;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The database for who asks over HTTP. Its connections are {@code journey_request} from their
 * beginning, and show rows of the organisations of {@link Reach} alone; without one, nothing.
 *
 * <p>Not a data source itself: there is one that others are given, which is the platform's.
 */
public final class RequestDatabase implements AutoCloseable {

  private final HikariDataSource pool;
  private final DataSource source;

  /**
   * Opens a pool.
   *
   * @param size most connections
   */
  public RequestDatabase(LogDatabase database, int size) {
    pool = database.requests(size);
    source = new Reaching(pool);
  }

  /** What requests read by. */
  public DataSource source() {
    return source;
  }

  /** Has its connections replaced, as {@link LogDatabase#renew} does. */
  public void renew() {
    LogDatabase.renew(pool);
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Tells a connection whom it is for, whenever it is taken for others than the last time. */
  private static final class Reaching extends DelegatingDataSource {

    private final Map<PGConnection, String> told = new WeakHashMap<>();

    Reaching(DataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      try {
        tell(connection);
        return connection;
      } catch (SQLException | RuntimeException | Error e) {
        connection.close();
        throw e;
      }
    }

    private void tell(Connection connection) throws SQLException {
      PGConnection physical = connection.unwrap(PGConnection.class);
      String setting = Reach.setting();
      if (setting.equals(known(physical))) {
        return;
      }
      forget(physical);
      // Not within a transaction, whose end could take it back.
      try (PreparedStatement tell =
          connection.prepareStatement("select set_config('journey.organisations', ?, false)")) {
        tell.setString(1, setting);
        tell.execute();
      }
      remember(physical, setting);
    }

    private synchronized @org.jspecify.annotations.Nullable String known(PGConnection physical) {
      return told.get(physical);
    }

    private synchronized void forget(PGConnection physical) {
      told.remove(physical);
    }

    private synchronized void remember(PGConnection physical, String setting) {
      told.put(physical, setting);
    }
  }
}
