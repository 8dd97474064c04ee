package org.journey.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a child of this process, on loopback, with its data kept. It is started again if it
 * ends by itself or is killed, at the same port, so that pools find it again without a hand.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private static final Duration RECOVERY = Duration.ofMinutes(10);
  private static final Duration STOPPING = Duration.ofSeconds(3);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final PostgresCluster cluster;
  private final PostgresPrograms programs;
  private final String superuserPassword;
  private final int port;
  private final Object lock = new Object();
  private @Nullable Process server;
  private boolean closing;

  private EmbeddedDatabase(
      PostgresCluster cluster, PostgresPrograms programs, String superuserPassword, int port) {
    this.cluster = cluster;
    this.programs = programs;
    this.superuserPassword = superuserPassword;
    this.port = port;
  }

  /**
   * Starts it in a data directory that this process has taken, and waits until it answers. Makes it
   * when it is not there; ends one that a killed process left running.
   *
   * @throws LocalTrouble if it cannot run here
   */
  static EmbeddedDatabase start(Path dataDirectory, String superuserPassword) {
    PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpacked(dataDirectory));
    PostgresCluster cluster =
        new PostgresCluster(
            programs, dataDirectory.resolve("postgres"), dataDirectory.resolve("postgres.log"));
    cluster.trimOutput();
    if (cluster.exists()) {
      cluster.endLeftOver();
    } else {
      cluster.make(superuserPassword);
    }
    EmbeddedDatabase database =
        new EmbeddedDatabase(cluster, programs, superuserPassword, freePort());
    boolean answered = false;
    try {
      database.launch();
      database.awaitAnswer();
      answered = true;
    } finally {
      if (!answered) {
        database.close();
      }
    }
    Thread.ofPlatform().daemon().name("database-supervisor").start(database::supervise);
    return database;
  }

  /** Where it is, for JDBC. */
  String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  /** As its superuser. */
  DataSource superuser(String name) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(name));
    source.setUser("postgres");
    source.setPassword(superuserPassword);
    source.setConnectTimeout(2);
    source.setSocketTimeout(60);
    return source;
  }

  /** The process number of the running server, for tests that kill it. */
  long pid() {
    synchronized (lock) {
      return server == null ? -1 : server.pid();
    }
  }

  private void launch() {
    List<String> arguments = new ArrayList<>(List.of("-D", cluster.directory().toString()));
    settings().forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    synchronized (lock) {
      if (closing) {
        return;
      }
      try {
        server = programs.start(cluster.output(), "postgres", arguments);
      } catch (IOException e) {
        throw new LocalTrouble("the database cannot be started: " + e.getMessage(), e);
      }
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("port", Integer.toString(port));
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("max_connections", "170");
    // What was acknowledged survives a power cut: these three are not for tuning.
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", "on");
    settings.put("shared_buffers", "256MB");
    settings.put("wal_buffers", "16MB");
    settings.put("wal_compression", "on");
    settings.put("min_wal_size", "512MB");
    settings.put("max_wal_size", "4GB");
    settings.put("checkpoint_timeout", "15min");
    settings.put("checkpoint_completion_target", "0.9");
    // Many rounds keep passwords that people think of from being guessed. These are of 24 random
    // bytes, and each connection would pay for the rounds.
    settings.put("scram_iterations", "1");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    // What fails is told to the application; values must not reach a file.
    settings.put("log_min_messages", "warning");
    settings.put("log_min_error_statement", "panic");
    settings.put("log_error_verbosity", "terse");
    settings.put("log_checkpoints", "off");
    return settings;
  }

  private void awaitAnswer() {
    long deadline = System.nanoTime() + RECOVERY.toNanos();
    int launches = 1;
    while (!answers()) {
      Process current;
      synchronized (lock) {
        current = server;
        if (closing || current == null) {
          return;
        }
      }
      if (!current.isAlive()) {
        // Children of a killed server take a moment to see that it is gone.
        if (launches++ == 50) {
          throw new LocalTrouble("the database does not start: see " + cluster.output());
        }
        pause(200);
        launch();
      } else if (System.nanoTime() > deadline) {
        throw new LocalTrouble("the database does not answer: see " + cluster.output());
      }
      pause(25);
    }
  }

  private boolean answers() {
    try (Connection connection = superuser("postgres").getConnection()) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private void supervise() {
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      Process current;
      synchronized (lock) {
        current = server;
        if (closing || current == null) {
          return;
        }
      }
      long began = System.nanoTime();
      current.onExit().join();
      synchronized (lock) {
        if (closing) {
          return;
        }
      }
      boolean ranLong = System.nanoTime() - began > Duration.ofMinutes(1).toNanos();
      pause = ranLong ? FIRST_PAUSE_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      log.warn("The database ended by itself and is started again");
      pause(pause);
      try {
        cluster.endLeftOver();
        launch();
        awaitAnswer();
        log.info("The database answers again");
      } catch (LocalTrouble | UncheckedIOException trouble) {
        // A disk that is full, say: tried again, as long as this runs.
        log.error("The database could not be started again: {}", trouble.getMessage());
      }
    }
  }

  /** Ends it, in some 3 s at most. */
  @Override
  public void close() {
    Process current;
    synchronized (lock) {
      if (closing) {
        return;
      }
      closing = true;
      current = server;
    }
    if (current != null && current.isAlive()) {
      cluster.stop(current.toHandle(), STOPPING);
    }
  }

  /** Below the ports that outgoing connections take, so that it is still free after a fall. */
  private static int freePort() {
    for (int attempt = 0; attempt < 200; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException taken) {
        // The next one, then.
      }
    }
    throw new LocalTrouble("no free port between 20000 and 30000 for the database");
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
