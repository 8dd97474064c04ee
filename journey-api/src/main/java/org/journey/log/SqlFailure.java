package org.journey.log;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means for who wanted something. */
enum SqlFailure {
  /** Something with that identity or at that place is there. Nothing was stored. */
  TAKEN,
  /** It was too slow, or another was in the way. Nothing was stored; again may do. */
  BUSY,
  /** There is no room on the disk. Nothing was stored; again will do only when there is some. */
  FULL,
  /** The connection is gone. Whether something was stored is unknown. */
  LOST,
  /** It will never do. Nothing was stored. */
  WRONG;

  static SqlFailure of(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null || state.length() < 2) {
      return LOST;
    }
    if (state.equals("23505")) {
      return TAKEN;
    }
    if (state.equals("53100")) {
      return FULL;
    }
    return switch (state.substring(0, 2)) {
      case "08", "57" -> state.equals("57014") ? BUSY : LOST;
      case "25" -> state.startsWith("25P0") ? LOST : WRONG;
      case "40", "53", "55" -> BUSY;
      case "58", "XX" -> LOST;
      default -> WRONG;
    };
  }

  /** Whether another had the lock for too long. */
  static boolean isLockTimeout(SQLException failure) {
    return "55P03".equals(failure.getSQLState());
  }

  /** Whether a reader may be told to come again. */
  static boolean passing(SQLException failure) {
    return switch (of(failure)) {
      case BUSY, FULL, LOST -> true;
      case TAKEN, WRONG -> false;
    };
  }

  /** How it is told: by its code alone, for a message can hold values. */
  static LogUnavailable unavailable(String what, @Nullable SQLException failure) {
    String code = failure == null ? "" : " (SQLSTATE " + failure.getSQLState() + ")";
    return new LogUnavailable(what + code, failure);
  }
}
