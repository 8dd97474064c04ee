package org.journey.sealing;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.journey.log.LogReads;
import org.jspecify.annotations.Nullable;

/** Keys of a day or of a month, made when the first thing is sealed with them. */
final class DatedKeys {

  /** What they seal, and where they lie, wrapped by the master key. */
  enum Of {

    /** Records that were refused: a key of their day. */
    REFUSED("refused_key", "day"),

    /** Purposes of the access log: a key of their month, of which its first day stands. */
    PURPOSES("access_key", "month");

    private final String table;
    private final String date;

    Of(String table, String date) {
      this.table = table;
      this.date = date;
    }

    String table() {
      return table;
    }

    String date() {
      return date;
    }

    byte[] place(LocalDate date) {
      return switch (this) {
        case REFUSED -> Places.refusedKey(date);
        case PURPOSES -> Places.purposeKey(YearMonth.from(date));
      };
    }
  }

  private final DataSource source;
  private final MasterKey master;
  private final Of of;
  private final Randomness randomness = new Randomness();
  private final Map<LocalDate, byte[]> keys = new ConcurrentHashMap<>();

  DatedKeys(DataSource source, MasterKey master, Of of) {
    this.source = source;
    this.master = master;
    this.of = of;
  }

  /**
   * Seals bytes for a place, with the key of a date.
   *
   * @throws org.journey.log.LogUnavailable if the key has to be read and cannot be
   */
  byte[] seal(LocalDate date, byte[] bytes, byte[] place) {
    try {
      return new Gcm(obtain(date)).encrypt(randomness, bytes, place);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a dated key does not seal", e);
    }
  }

  /**
   * Opens what was sealed.
   *
   * @return null if there is no such key any more, or it was not sealed there
   */
  byte @Nullable [] open(LocalDate date, byte[] sealed, byte[] place) {
    byte[] key = find(date);
    if (key == null) {
      return null;
    }
    try {
      return new Gcm(key).decrypt(sealed, place);
    } catch (GeneralSecurityException notOurs) {
      return null;
    }
  }

  /** Has none in memory any more: those in use are read again. */
  void forget() {
    keys.clear();
  }

  private byte[] obtain(LocalDate date) {
    byte[] key = find(date);
    if (key != null) {
      return key;
    }
    byte[] wrapped;
    try {
      wrapped = master.wrap(randomness.bytes(Gcm.KEY_BYTES), of.place(date));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the master key does not wrap", e);
    }
    LogReads.with(source, connection -> insert(connection, date, wrapped));
    byte[] made = find(date);
    if (made == null) {
      throw new IllegalStateException("a key that was just made is not there");
    }
    return made;
  }

  /** Another node may have been faster: then its key is the date's. */
  private int insert(Connection connection, LocalDate date, byte[] wrapped) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into %s (%s, wrapped) values (?, ?) on conflict do nothing"
                .formatted(of.table, of.date))) {
      insert.setDate(1, Date.valueOf(date));
      insert.setBytes(2, wrapped);
      return insert.executeUpdate();
    }
  }

  private byte @Nullable [] find(LocalDate date) {
    byte[] known = keys.get(date);
    if (known != null) {
      return known;
    }
    byte[] wrapped = LogReads.with(source, connection -> wrapped(connection, date));
    if (wrapped.length == 0) {
      return null;
    }
    try {
      byte[] key = master.unwrap(wrapped, of.place(date));
      keys.put(date, key);
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a dated key is not of this master key", e);
    }
  }

  /** Empty: there is none. */
  private byte[] wrapped(Connection connection, LocalDate date) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select wrapped from %s where %s = ?".formatted(of.table, of.date))) {
      query.setDate(1, Date.valueOf(date));
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getBytes(1) : new byte[0];
      }
    }
  }
}
