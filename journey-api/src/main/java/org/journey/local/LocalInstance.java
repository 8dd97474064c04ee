package org.journey.local;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.journey.log.DatabaseBootstrap;
import org.journey.sealing.FileMasterKey;

/**
 * All that the local profile brings along, started from one data directory. It is not part of the
 * application but around it: it is there before the application starts and is closed after it.
 */
public final class LocalInstance implements AutoCloseable {

  private static final String DATABASE = "journey";
  private static final String MASTER_KEY = "master.key";

  private final DataDirectory data;
  private final EmbeddedDatabase database;
  private final DatabasePasswords passwords;
  private final LocalIssuer issuer;

  private LocalInstance(
      DataDirectory data,
      EmbeddedDatabase database,
      DatabasePasswords passwords,
      LocalIssuer issuer) {
    this.data = data;
    this.database = database;
    this.passwords = passwords;
    this.issuer = issuer;
  }

  /**
   * Takes the directory and starts what is embedded; what is missing is made.
   *
   * @throws LocalTrouble if the directory is in use or something cannot run here
   */
  public static LocalInstance start(Path directory) {
    DataDirectory data = DataDirectory.take(directory);
    boolean started = false;
    try {
      makeMasterKey(data);
      LocalIssuer issuer = LocalIssuer.in(data);
      DatabasePasswords passwords = DatabasePasswords.in(data.resolve("database.passwords"));
      EmbeddedDatabase database = EmbeddedDatabase.start(data.path(), passwords.superuser());
      try {
        DatabaseBootstrap.prepare(
            database.superuser("postgres"), DATABASE, passwords.owner(), passwords.application());
        started = true;
      } catch (SQLException e) {
        throw new LocalTrouble("the database cannot be prepared: " + e.getMessage(), e);
      } finally {
        if (!started) {
          database.close();
        }
      }
      return new LocalInstance(data, database, passwords, issuer);
    } finally {
      if (!started) {
        data.close();
      }
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
    settings.put("journey.tokens.issuer", LocalIssuer.NAME);
    settings.put("journey.tokens.algorithms", "ES256");
    settings.put("journey.tokens.jwk-set-file", LocalIssuer.publicKeys(data).toString());
    settings.put("journey.archive.directory", data.resolve("archive").toString());
    settings.put("journey.extracts.directory", data.resolve("extracts").toString());
    // Reached from this machine only: who asks for the figures of its running needs no token.
    settings.put("journey.metrics.open", true);
    return settings;
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
    database.close();
    data.close();
  }
}
