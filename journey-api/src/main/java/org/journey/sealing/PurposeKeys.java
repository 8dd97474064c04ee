package org.journey.sealing;

import java.security.GeneralSecurityException;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;

/**
 * Seals the purposes for which people read, which are free text and may hold anything about anyone,
 * with a key of their month. Keys are kept as long as the access log is.
 */
public final class PurposeKeys {

  private final DataSource source;
  private final MasterKey master;
  private final Randomness randomness = new Randomness();
  private final Map<YearMonth, byte[]> keys = new ConcurrentHashMap<>();

  /**
   * @param source may read and add to {@code access_key}
   */
  public PurposeKeys(DataSource source, MasterKey master) {
    this.source = source;
    this.master = master;
  }

  /**
   * Seals a purpose.
   *
   * @param month of its key, UTC: this one
   * @param entry all else of the entry that it stands in: nowhere else can it be opened
   * @throws org.journey.log.LogUnavailable if the key has to be read and cannot be
   */
  public byte[] seal(YearMonth month, byte[] purpose, String entry) {
    try {
      return new Gcm(obtain(month)).encrypt(randomness, purpose, Places.purpose(month, entry));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of a month does not seal", e);
    }
  }

  /**
   * Opens a purpose.
   *
   * @return null if it was not sealed for that entry, or the month's key is of another master key
   */
  public byte @Nullable [] open(YearMonth month, byte[] sealed, String entry) {
    try {
      byte[] key = look(month);
      if (key == null) {
        return null;
      }
      return new Gcm(key).decrypt(sealed, Places.purpose(month, entry));
    } catch (GeneralSecurityException notOurs) {
      return null;
    }
  }

  private byte[] obtain(YearMonth month) {
    byte[] key = find(month);
    if (key != null) {
      return key;
    }
    byte[] wrapped;
    try {
      wrapped = master.wrap(randomness.bytes(Gcm.KEY_BYTES), Places.purposeKey(month));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the master key does not wrap", e);
    }
    LogReads.with(
        source,
        connection -> {
          // Another node may have been faster: then its key is the month's.
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into access_key (month, wrapped) values (?, ?) on conflict do nothing")) {
            insert.setDate(1, Date.valueOf(month.atDay(1)));
            insert.setBytes(2, wrapped);
            return insert.executeUpdate();
          }
        });
    byte[] made = find(month);
    if (made == null) {
      throw new IllegalStateException("a key that was just made is not there");
    }
    return made;
  }

  private byte @Nullable [] find(YearMonth month) {
    try {
      return look(month);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a month's key is not of this master key", e);
    }
  }

  private byte @Nullable [] look(YearMonth month) throws GeneralSecurityException {
    byte[] known = keys.get(month);
    if (known != null) {
      return known;
    }
    byte[] wrapped =
        LogReads.with(
            source,
            connection -> {
              try (PreparedStatement query =
                  connection.prepareStatement("select wrapped from access_key where month = ?")) {
                query.setDate(1, Date.valueOf(month.atDay(1)));
                try (ResultSet row = query.executeQuery()) {
                  return row.next() ? row.getBytes(1) : new byte[0];
                }
              }
            });
    if (wrapped.length == 0) {
      return null;
    }
    byte[] key = master.unwrap(wrapped, Places.purposeKey(month));
    keys.put(month, key);
    return key;
  }
}
