package org.journey.sealing;

import java.sql.PreparedStatement;
import java.time.LocalDate;
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

  /** Those of the last days; what is destroyed leaves with {@link #destroyOld}. */
  private final DatedKeys keys;

  /**
   * @param source may read, add to and delete from {@code refused_key}
   */
  public DailyKeys(DataSource source, MasterKey master) {
    this.source = source;
    this.keys = new DatedKeys(source, master, DatedKeys.Of.REFUSED);
  }

  /**
   * Seals bytes.
   *
   * @param day the day of their key, UTC: today
   * @param place where they came from; only there they can be opened
   * @throws org.journey.log.LogUnavailable if the key has to be read and cannot be
   */
  public byte[] seal(LocalDate day, byte[] bytes, String place) {
    return keys.seal(day, bytes, Places.refused(day, place));
  }

  /**
   * Opens what was sealed.
   *
   * @return null if the day's key is destroyed, or it was not sealed there
   */
  public byte @Nullable [] open(LocalDate day, byte[] sealed, String place) {
    return keys.open(day, sealed, Places.refused(day, place));
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
    // Which of them another node destroyed is not known.
    keys.forget();
  }
}
