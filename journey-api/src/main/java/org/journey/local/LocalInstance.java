package org.journey.local;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.journey.log.DatabaseBootstrap;
import org.journey.sealing.FileMasterKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that the local profile brings along, started from one data directory. It is not part of the
 * application but around it: it is there before the application starts and is closed after it.
 */
public final class LocalInstance implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LocalInstance.class);

  private static final Duration BROKER_ENDS = Duration.ofMillis(3_500);

  /** One machine's topics: enough for a few consumers side by side, quick to begin with. */
  private static final int LOCAL_PARTITIONS = 6;

  private static final String DATABASE = "journey";
  private static final String MASTER_KEY = "master.key";

  /** What was destroyed, outside the database. Not part of a back-up: see {@link Backup}. */
  static final String ERASURES = "erasures.ndjson";

  private final DataDirectory data;
  private final EmbeddedDatabase database;
  private final DatabasePasswords passwords;
  private final LocalIssuer issuer;
  private final LogKeys logKeys;
  private final @Nullable EmbeddedBroker broker;

  private LocalInstance(
      DataDirectory data,
      EmbeddedDatabase database,
      DatabasePasswords passwords,
      LocalIssuer issuer,
      LogKeys logKeys,
      @Nullable EmbeddedBroker broker) {
    this.data = data;
    this.database = database;
    this.passwords = passwords;
    this.issuer = issuer;
    this.logKeys = logKeys;
    this.broker = broker;
  }

  /**
   * Takes the directory and starts what is embedded but for Kafka; what is missing is made.
   *
   * @throws LocalTrouble if the directory is in use or something cannot run here
   */
  public static LocalInstance start(Path directory) {
    return start(directory, data -> null);
  }

  /**
   * The same with a broker of Kafka.
   *
   * @param port where it is to listen; null: where it did before, 9092 at first, or anywhere
   * @throws LocalTrouble if the directory is in use or something cannot run here
   */
  public static LocalInstance startWithKafka(Path directory, @Nullable Integer port) {
    return start(directory, data -> EmbeddedBroker.start(data, port));
  }

  private static LocalInstance start(
      Path directory, Function<Path, @Nullable EmbeddedBroker> brokerOf) {
    DataDirectory data = DataDirectory.take(directory);
    boolean started = false;
    try {
      makeMasterKey(data);
      LogKeys logKeys = LogKeys.in(data);
      LocalIssuer issuer = LocalIssuer.in(data);
      DatabasePasswords passwords = DatabasePasswords.in(data.resolve("database.passwords"));
      // Each takes seconds, and neither needs the other.
      FutureTask<@Nullable EmbeddedBroker> starting =
          new FutureTask<>(() -> brokerOf.apply(data.path()));
      Thread.ofPlatform().name("broker-start").start(starting);
      try {
        EmbeddedDatabase database = database(data, passwords);
        try {
          EmbeddedBroker broker = broker(starting);
          started = true;
          return new LocalInstance(data, database, passwords, issuer, logKeys, broker);
        } finally {
          if (!started) {
            database.close();
          }
        }
      } finally {
        if (!started) {
          endBroker(starting);
        }
      }
    } finally {
      if (!started) {
        data.close();
      }
    }
  }

  private static EmbeddedDatabase database(DataDirectory data, DatabasePasswords passwords) {
    EmbeddedDatabase database = EmbeddedDatabase.start(data.path(), passwords.superuser());
    boolean prepared = false;
    try {
      DatabaseBootstrap.prepare(
          database.superuser("postgres"), DATABASE, passwords.owner(), passwords.application());
      prepared = true;
      return database;
    } catch (SQLException e) {
      throw new LocalTrouble("the database cannot be prepared: " + e.getMessage(), e);
    } finally {
      if (!prepared) {
        database.close();
      }
    }
  }

  private static @Nullable EmbeddedBroker broker(Future<@Nullable EmbeddedBroker> starting) {
    try {
      return starting.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalTrouble("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LocalTrouble trouble
          ? trouble
          : new LocalTrouble("the Kafka broker does not start: " + e.getCause(), e);
    }
  }

  /** The database did not start; what began beside it must not be left. */
  private static void endBroker(Future<@Nullable EmbeddedBroker> starting) {
    try {
      EmbeddedBroker broker = broker(starting);
      if (broker != null) {
        broker.close();
      }
    } catch (LocalTrouble alreadyTold) {
      // The other trouble is the one that is told.
    }
  }

  /** Whether an instance was ever started in a directory. */
  public static boolean existsIn(Path directory) {
    return DataDirectory.existing(directory, "postgres") != null;
  }

  /** A lost key is not made anew: what it sealed would stay unreadable without anyone noticing. */
  private static void makeMasterKey(DataDirectory data) {
    Path file = data.resolve(MASTER_KEY);
    if (!Files.exists(file) && Files.exists(data.resolve("postgres"))) {
      throw new LocalTrouble(
          file + " is missing: what is personal in " + data + " can only be read with that key");
    }
    try {
      FileMasterKey.openOrCreate(file);
    } catch (IOException e) {
      throw new LocalTrouble(
          file
              + ": "
              + (e instanceof FileSystemException ? PrivateFiles.reason(e) : e.getMessage()),
          e);
    }
  }

  /** The settings by which the application finds all this, as it would be given in production. */
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("journey.database.url", database.url(DATABASE));
    settings.put("journey.database.owner.name", DatabaseBootstrap.OWNER);
    settings.put("journey.database.owner.password", passwords.owner());
    settings.put("journey.database.application.name", DatabaseBootstrap.APPLICATION);
    settings.put("journey.database.application.password", passwords.application());
    settings.put("journey.master-key-file", data.resolve(MASTER_KEY).toString());
    settings.putAll(logKeys.settings());
    settings.put("journey.log.checkpoint-directory", data.resolve("checkpoints").toString());
    settings.put("journey.tokens.issuer", LocalIssuer.NAME);
    settings.put("journey.tokens.algorithms", "ES256");
    settings.put("journey.tokens.jwk-set-file", LocalIssuer.publicKeys(data).toString());
    settings.put(LocalSignIn.KEY_FILE, LocalIssuer.key(data).toString());
    settings.put("journey.console.client-id", LocalSignIn.CLIENT);
    settings.put("journey.console.authorization-uri", LocalSignIn.AUTHORIZE);
    settings.put("journey.console.token-uri", LocalSignIn.TOKEN);
    settings.put("journey.archive.directory", data.resolve("archive").toString());
    settings.put("journey.erasures.file", data.resolve(ERASURES).toString());
    settings.put("journey.extracts.directory", data.resolve("extracts").toString());
    // Reached from this machine only: who asks for the figures of its running needs no token.
    settings.put("journey.metrics.open", true);
    if (broker != null) {
      settings.put("journey.kafka.enabled", true);
      settings.put("journey.kafka.bootstrap-servers", broker.address());
      settings.put("journey.kafka.partitions", LOCAL_PARTITIONS);
      settings.put("journey.kafka.replication-factor", 1);
    }
    return settings;
  }

  /** Where its broker of Kafka is, if it has one: host and port. */
  public @Nullable String kafka() {
    return broker == null ? null : broker.address();
  }

  /** Signs its tokens. */
  public LocalIssuer issuer() {
    return issuer;
  }

  /** Where its data is. */
  public Path directory() {
    return data.path();
  }

  /** The process number of the database, for tests that kill it. */
  long databasePid() {
    return database.pid();
  }

  /** Says at which address it can be reached, for whoever finds its directory taken. */
  public void announce(String address) {
    data.announce(address);
  }

  @Override
  public void close() {
    // Side by side: together they have as long as one.
    Thread ending =
        broker == null ? null : Thread.ofPlatform().name("broker-end").start(broker::close);
    database.close();
    try {
      if (ending != null && !ending.join(BROKER_ENDS)) {
        log.warn("The Kafka broker did not end in time and is cut off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    data.close();
  }
}
