package org.journey.sealing;

import java.time.YearMonth;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Seals the purposes for which people read, which are free text and may hold anything about anyone,
 * with a key of their month. Keys are kept as long as the access log is.
 */
public final class PurposeKeys {

  private final DatedKeys keys;

  /**
   * @param source may read and add to {@code access_key}
   */
  public PurposeKeys(DataSource source, MasterKey master) {
    this.keys = new DatedKeys(source, master, DatedKeys.Of.PURPOSES);
  }

  /**
   * Seals a purpose.
   *
   * @param month of its key, UTC: this one
   * @param entry all else of the entry that it stands in: nowhere else can it be opened
   * @throws org.journey.log.LogUnavailable if the key has to be read and cannot be
   */
  public byte[] seal(YearMonth month, byte[] purpose, String entry) {
    return keys.seal(month.atDay(1), purpose, Places.purpose(month, entry));
  }

  /**
   * Opens a purpose.
   *
   * @return null if it was not sealed for that entry, or the month's key is of another master key
   */
  public byte @Nullable [] open(YearMonth month, byte[] sealed, String entry) {
    try {
      return keys.open(month.atDay(1), sealed, Places.purpose(month, entry));
    } catch (IllegalStateException ofAnotherMasterKey) {
      return null;
    }
  }
}
