package org.journey.sealing;

import java.security.GeneralSecurityException;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;

/**
 * Seals the bytes of records that were refused, which may hold anything about anyone, with a key of
 * their day. A day's key is destroyed {@link #KEPT_DAYS} days after that day is over, and with it
 * all that it sealed.
 */
public final class DailyKeys {

  /** For so many days, and the rest of its own, what was refused can be read again. */
  public static final int KEPT_DAYS = 14;

  private final DataSource source;
  private final MasterKey master;
  private final Randomness randomness = new Randomness();

  /** Those of the last days; what is destroyed leaves with {@link #destroyOld}. */
  private final Map<LocalDate, byte[]> keys = new ConcurrentHashMap<>();

  /**
   * @param source may read, add to and delete from {@code refused_key}
   */
  public DailyKeys(DataSource source, MasterKey master) {
    this.source = source;
    this.master = master;
  }

  /**
   * Seals bytes.
   *
   * @param day the day of their key, UTC: today
   * @param place where they came from; only there they can be opened
   * @throws org.journey.log.LogUnavailable if the key has to be read and cannot be
   */
  public byte[] seal(LocalDate day, byte[] bytes, String place) {
    try {
      return new Gcm(obtain(day)).encrypt(randomness, bytes, Places.refused(day, place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of a day does not seal", e);
    }
  }

  /**
   * Opens what was sealed.
   *
   * @return null if the day's key is destroyed, or it was not sealed there
   */
  public byte @Nullable [] open(LocalDate day, byte[] sealed, String place) {
    byte[] key = find(day);
    if (key == null) {
      return null;
    }
    try {
      return new Gcm(key).decrypt(sealed, Places.refused(day, place));
    } catch (GeneralSecurityException notOurs) {
      return null;
    }
  }

  /** Destroys the keys of days that are over for long enough, by the database's clock. */
  public void destroyOld() {
    LogReads.with(
        source,
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  "delete from refused_key where day < (clock_timestamp() at time zone"
                      + " 'UTC')::date - ?")) {
            delete.setInt(1, KEPT_DAYS);
            return delete.executeUpdate();
          }
        });
    // Which of them another node destroyed is not known: those in use are read again.
    keys.clear();
  }

  private byte[] obtain(LocalDate day) {
    byte[] key = find(day);
    if (key != null) {
      return key;
    }
    byte[] wrapped;
    try {
      wrapped = master.wrap(randomness.bytes(Gcm.KEY_BYTES), Places.refusedKey(day));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the master key does not wrap", e);
    }
    LogReads.with(
        source,
        connection -> {
          // Another node may have been faster: then its key is the day's.
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into refused_key (day, wrapped) values (?, ?) on conflict do nothing")) {
            insert.setDate(1, Date.valueOf(day));
            insert.setBytes(2, wrapped);
            return insert.executeUpdate();
          }
        });
    byte[] made = find(day);
    if (made == null) {
      throw new IllegalStateException("a key that was just made is not there");
    }
    return made;
  }

  private byte @Nullable [] find(LocalDate day) {
    byte[] known = keys.get(day);
    if (known != null) {
      return known;
    }
    byte[] wrapped =
        LogReads.with(
            source,
            connection -> {
              try (PreparedStatement query =
                  connection.prepareStatement("select wrapped from refused_key where day = ?")) {
                query.setDate(1, Date.valueOf(day));
                try (ResultSet row = query.executeQuery()) {
                  return row.next() ? row.getBytes(1) : new byte[0];
                }
              }
            });
    if (wrapped.length == 0) {
      return null;
    }
    try {
      byte[] key = master.unwrap(wrapped, Places.refusedKey(day));
      keys.put(day, key);
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a day's key is not of this master key", e);
    }
  }
}
