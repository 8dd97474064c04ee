package org.journey.log;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means for who wanted something. */
enum SqlFailure {
  /** Its identity or its place is taken, or nothing is before it. Nothing was stored. */
  TAKEN,
  /** It rests on keys that have changed since. Nothing was stored. */
  OUTDATED,
  /** It was too slow, or another was in the way. Nothing was stored; again may do. */
  BUSY,
  /** The server answers but stores nothing now: its disk is full, or it has become read-only. */
  REFUSED,
  /** The connection is gone. Whether something was stored is unknown. */
  LOST,
  /** It will never do. Nothing was stored. */
  WRONG;

  /** As the migrations have it: V11. */
  private static final String KEYS_HAVE_CHANGED = "JK001";

  static SqlFailure of(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null || state.length() < 2) {
      return LOST;
    }
    if (state.equals("23505") || state.equals("23503")) {
      return TAKEN;
    }
    if (state.equals("53100") || state.equals("25006")) {
      return REFUSED;
    }
    if (state.equals(KEYS_HAVE_CHANGED)) {
      return OUTDATED;
    }
    return switch (state.substring(0, 2)) {
      case "08", "57" -> state.equals("57014") ? BUSY : LOST;
      case "25" -> state.startsWith("25P0") ? LOST : WRONG;
      case "40", "53", "55" -> BUSY;
      case "58", "XX" -> LOST;
      default -> WRONG;
    };
  }

  /**
   * Whether nobody is let do it as things are: a right, a table, a column or a function is missing,
   * or of another release. So no row is at fault.
   */
  static boolean isOfAll(SQLException failure) {
    String state = failure.getSQLState();
    return state != null
        && state.length() >= 2
        && switch (state.substring(0, 2)) {
          case "0A", "26", "28", "3D", "3F", "42" -> true;
          default -> false;
        };
  }

  /** Whether another had the lock for too long. */
  static boolean isLockTimeout(SQLException failure) {
    return "55P03".equals(failure.getSQLState());
  }

  /** Whether a reader may be told to come again. */
  static boolean passing(SQLException failure) {
    return switch (of(failure)) {
      case BUSY, REFUSED, LOST -> true;
      case TAKEN, OUTDATED, WRONG -> false;
    };
  }

  /** How it is told: by its code alone, for a message can hold values. */
  static LogUnavailable unavailable(String what, @Nullable SQLException failure) {
    String code = failure == null ? "" : " (SQLSTATE " + failure.getSQLState() + ")";
    return new LogUnavailable(what + code, failure);
  }
}
