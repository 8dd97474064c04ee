package org.journey.extract;

import java.util.List;
import java.util.Locale;
import org.journey.extract.Pseudonyms.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A type of events or objects in an object-centric log.
 *
 * @param name as it stands in the log: {@code session-attended}
 * @param attributes in their order
 */
record OcelType(String name, List<Column> attributes) {

  /** The qualifier of a change of standing. */
  static final String STATUS = "status";

  /** The attribute of a journey that tells the highest stage entered so far. */
  static final String STAGE = "stage";

  /** The attribute of a goal that tells how far it is, in percent. */
  static final String PROGRESS = "progress";

  /** Copies the list. */
  OcelType {
    attributes = List.copyOf(attributes);
  }

  /** The name in the names of tables: {@code SessionAttended}. */
  String map() {
    StringBuilder map = new StringBuilder();
    for (String part : name.split("-", -1)) {
      map.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return map.toString();
  }

  /** The object type of a kind of name; null for what is an attribute and no object. */
  static @Nullable String ofKind(Kind kind) {
    return switch (kind) {
      case JOURNEY -> "journey";
      case CLIENT -> "client";
      case WORKER -> "worker";
      case ACTIVITY -> "activity";
      case SESSION -> "session";
      case GOAL -> "goal";
      case BARRIER, CONCERN, OWN_CONCERN, EVENT -> null;
    };
  }

  /** An attribute's type as OCEL names it. */
  static String valueType(ColumnType type) {
    return switch (type) {
      case ColumnType.Name _,
          ColumnType.Code _,
          ColumnType.CodeList _,
          ColumnType.Label _,
          ColumnType.Day _ ->
          "string";
      case ColumnType.Whole _ -> "integer";
      case ColumnType.Fixed _, ColumnType.Number _ -> "float";
      case ColumnType.Flag _ -> "boolean";
      case ColumnType.Moment _ -> "time";
    };
  }

  /** An attribute's type as SQLite declares it. */
  static String sqlType(ColumnType type) {
    return switch (type) {
      case ColumnType.Name _,
          ColumnType.Code _,
          ColumnType.CodeList _,
          ColumnType.Label _,
          ColumnType.Day _ ->
          "TEXT";
      case ColumnType.Whole _ -> "INTEGER";
      case ColumnType.Fixed _, ColumnType.Number _ -> "REAL";
      case ColumnType.Flag _ -> "BOOLEAN";
      case ColumnType.Moment _ -> "TIMESTAMP";
    };
  }
}
