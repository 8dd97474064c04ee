package org.journey.log;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the log's database is and as whom to go there.
 *
 * @param url JDBC, {@code jdbc:postgresql://host:port/database}, with parameters if need be
 * @param user journey_app for the application
 * @param password its password
 */
public record LogDatabase(String url, String user, String password) {

  /**
   * Everything asked of the log is found by an index, and the plan for asking is kept. One that was
   * made while the table was small would read all of it, and would be kept while it grows: appends
   * once ran at a twentieth of their rate. Without sorting, an index that gives the order asked for
   * is taken before one that holds all of an organisation.
   */
  private static final String BY_INDEX =
      " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_sort=off";

  /** Without the password: it must not reach a log. */
  @Override
  public String toString() {
    return "LogDatabase[" + url + " as " + user + "]";
  }

  /**
   * A connection outside any pool for the appender. A paused holder of the lock frees the others
   * after 2 s; a lock that another holds is waited for 1.5 s at a time; a server that does not
   * answer is given up after 2 s.
   */
  Connection appender() throws SQLException {
    Properties properties = properties();
    properties.setProperty("socketTimeout", "2");
    properties.setProperty("prepareThreshold", "1");
    properties.setProperty(
        "options",
        "-c lock_timeout=1500 -c idle_in_transaction_session_timeout=2000 -c"
            + " statement_timeout=20000 -c TimeZone=UTC -c synchronous_commit=on"
            + BY_INDEX);
    properties.setProperty("ApplicationName", "journey-appender");
    return connect(properties);
  }

  /**
   * A connection outside any pool for who writes down what was read, while whoever read it waits: a
   * lock that another holds is waited for 1 s, a server that does not answer is given up after 1 s.
   */
  public Connection accessLog() throws SQLException {
    Properties properties = properties();
    properties.setProperty("loginTimeout", "1");
    properties.setProperty("socketTimeout", "1");
    properties.setProperty("prepareThreshold", "1");
    properties.setProperty(
        "options",
        "-c lock_timeout=1000 -c statement_timeout=5000 -c TimeZone=UTC -c synchronous_commit=on"
            + BY_INDEX);
    properties.setProperty("ApplicationName", "journey-access-log");
    return connect(properties);
  }

  /** A connection outside any pool that hears of other nodes' appends. */
  Connection listener() throws SQLException {
    Properties properties = properties();
    properties.setProperty("socketTimeout", "5");
    properties.setProperty("ApplicationName", "journey-listener");
    return connect(properties);
  }

  /**
   * A connection outside any pool for who publishes what is recorded, and holds its turn by it.
   *
   * @param silenceSeconds after which the database ends it, so that a paused node loses its turn
   */
  public Connection publisher(int silenceSeconds) throws SQLException {
    Properties properties = properties();
    properties.setProperty("socketTimeout", "5");
    properties.setProperty(
        "options",
        "-c TimeZone=UTC -c statement_timeout=4000 -c idle_session_timeout="
            + silenceSeconds * 1_000
            + BY_INDEX);
    properties.setProperty("ApplicationName", "journey-publisher");
    return connect(properties);
  }

  /**
   * A pool for reading and for the small tables, with limits so that a stalled server is told
   * within 3 s: no query may keep silent for 2 s, so what reads much reads it in parts.
   *
   * @param size most connections
   */
  public HikariDataSource pool(int size) {
    PGSimpleDataSource source = source("journey");
    source.setSocketTimeout(2);
    source.setOptions("-c TimeZone=UTC -c lock_timeout=1500 -c statement_timeout=10000" + BY_INDEX);
    return pool("journey", source, size, 900);
  }

  /**
   * The same for who asks over HTTP, who sees what is theirs and no more: see {@link
   * RequestDatabase}.
   *
   * @param size most connections
   */
  HikariDataSource requests(int size) {
    PGSimpleDataSource source = source("journey-requests");
    source.setSocketTimeout(2);
    source.setOptions(
        "-c TimeZone=UTC -c lock_timeout=1500 -c statement_timeout=10000 -c role="
            + DatabaseBootstrap.REQUEST
            + BY_INDEX);
    return pool("journey-requests", source, size, 900);
  }

  /**
   * A pool for reading the log by journeys, for whoever folds many: its queries may take long, and
   * one that was planned while the log was small must still be right when it is large. They hold
   * nothing that another waits for.
   *
   * @param size most connections
   */
  public HikariDataSource journeys(int size) {
    PGSimpleDataSource source = source("journey-by-journeys");
    source.setSocketTimeout(65);
    source.setOptions(
        "-c TimeZone=UTC -c lock_timeout=5000 -c statement_timeout=60000 -c"
            + " idle_in_transaction_session_timeout=60000 -c jit=off"
            + BY_INDEX);
    return pool("journey-by-journeys", source, size, 2_000);
  }

  /**
   * A pool for questions to the read models that somebody waits for and that take milliseconds, so
   * that a stalled server is told within 3 s. A paused node holds up nobody for longer than 5 s.
   *
   * @param size most connections
   */
  public HikariDataSource views(int size) {
    PGSimpleDataSource source = source("journey-views");
    source.setSocketTimeout(2);
    source.setOptions(
        "-c TimeZone=UTC -c lock_timeout=1500 -c statement_timeout=10000 -c"
            + " idle_in_transaction_session_timeout=5000 -c synchronous_commit=off -c jit=off");
    return pool("journey-views", source, size, 900);
  }

  /**
   * A pool for the read models, whose queries may take long and are planned as they are. What is
   * written there can be made anew from the log, so a commit waits for no disk; rows and positions
   * are of one transaction, and are lost together if they are. A paused node holds up nobody for
   * longer than 5 s.
   *
   * @param size most connections
   */
  public HikariDataSource readModels(int size) {
    PGSimpleDataSource source = source("journey-read-models");
    source.setSocketTimeout(65);
    source.setOptions(
        "-c TimeZone=UTC -c lock_timeout=5000 -c statement_timeout=60000 -c"
            + " idle_in_transaction_session_timeout=5000 -c synchronous_commit=off -c jit=off");
    // Rows come in binary form from the first time on: facts as text are twice as long.
    source.setPrepareThreshold(-1);
    return pool("journey-read-models", source, size, 2_000);
  }

  /**
   * Has the connections of a pool replaced by new ones, each as soon as it is idle: what they sent
   * and were sent last is in their buffers.
   */
  public static void renew(HikariDataSource pool) {
    HikariPoolMXBean connections = pool.getHikariPoolMXBean();
    // Until somebody takes the first, there is none.
    if (connections != null) {
      connections.softEvictConnections();
    }
  }

  private PGSimpleDataSource source(String name) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setConnectTimeout(1);
    source.setLoginTimeout(2);
    source.setTcpKeepAlive(true);
    source.setLogServerErrorDetail(false);
    source.setPrepareThreshold(3);
    source.setApplicationName(name);
    return source;
  }

  private static HikariDataSource pool(
      String name, PGSimpleDataSource source, int size, long patienceMillis) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName(name);
    pool.setDataSource(source);
    pool.setMaximumPoolSize(size);
    pool.setConnectionTimeout(patienceMillis);
    pool.setValidationTimeout(750);
    pool.setInitializationFailTimeout(-1);
    return pool;
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "1");
    properties.setProperty("loginTimeout", "2");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  private Connection connect(Properties properties) throws SQLException {
    return new org.postgresql.Driver().connect(url, properties);
  }
}
