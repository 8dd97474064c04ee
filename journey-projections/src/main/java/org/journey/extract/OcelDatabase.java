package org.journey.extract;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.journey.interaction.Rfc3339;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * An object-centric log in SQLite, in the tables that OCEL 2.0 names. What several journeys share
 * goes in once, by the database's own keys, so that nothing of it need be kept in memory.
 */
final class OcelDatabase implements AutoCloseable {

  /** The standard's time of what was so from the beginning. */
  static final String BEGINNING = Rfc3339.formatFull(Instant.EPOCH);

  private static final int CACHE_KIB = 32 * 1024;
  private static final int PAGE = 4096;

  private final Connection connection;
  private final PreparedStatement event;
  private final PreparedStatement object;
  private final PreparedStatement eventObject;
  private final PreparedStatement objectObject;
  private final Map<String, PreparedStatement> eventRows = new HashMap<>();
  private final Map<String, PreparedStatement> objectRows = new HashMap<>();
  private final Map<String, OcelType> objectTypes = new HashMap<>();

  OcelDatabase(Path file, OcelSchema schema) throws SQLException {
    connection = open(file);
    try (Statement statement = connection.createStatement()) {
      for (String pragma :
          List.of(
              "page_size = " + PAGE,
              "journal_mode = OFF",
              "synchronous = OFF",
              "secure_delete = ON",
              "locking_mode = EXCLUSIVE",
              "cache_size = -" + CACHE_KIB)) {
        statement.execute("PRAGMA " + pragma);
      }
      connection.setAutoCommit(false);
      create(statement, schema);
    }
    event = prepare("INSERT INTO event VALUES (?, ?)");
    object = prepare("INSERT OR IGNORE INTO object VALUES (?, ?)");
    eventObject = prepare("INSERT OR IGNORE INTO event_object VALUES (?, ?, ?)");
    objectObject = prepare("INSERT OR IGNORE INTO object_object VALUES (?, ?, ?)");
    for (OcelType type : schema.events()) {
      eventRows.put(type.name(), prepare(insert("event_" + type.map(), type, 2)));
    }
    for (OcelType type : schema.objects()) {
      objectRows.put(type.name(), prepare(insert("object_" + type.map(), type, 3)));
      objectTypes.put(type.name(), type);
    }
  }

  /** Opens a log. */
  static Connection open(Path file) throws SQLException {
    return new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  private static String insert(String table, OcelType type, int before) {
    return "INSERT INTO \""
        + table
        + "\" VALUES ("
        + "?, ".repeat(before + type.attributes().size() - 1)
        + "?)";
  }

  private static void create(Statement statement, OcelSchema schema) throws SQLException {
    for (String kind : List.of("event", "object")) {
      statement.execute(
          "CREATE TABLE " + kind + " (ocel_id TEXT PRIMARY KEY, ocel_type TEXT NOT NULL)");
      statement.execute(
          "CREATE TABLE "
              + kind
              + "_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL)");
    }
    statement.execute(
        "CREATE TABLE event_object (ocel_event_id TEXT NOT NULL REFERENCES event(ocel_id),"
            + " ocel_object_id TEXT NOT NULL REFERENCES object(ocel_id),"
            + " ocel_qualifier TEXT NOT NULL,"
            + " PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier))");
    statement.execute(
        "CREATE TABLE object_object (ocel_source_id TEXT NOT NULL REFERENCES object(ocel_id),"
            + " ocel_target_id TEXT NOT NULL REFERENCES object(ocel_id),"
            + " ocel_qualifier TEXT NOT NULL,"
            + " PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier))");
    for (OcelType type : schema.events()) {
      map(statement, "event", type, "");
    }
    for (OcelType type : schema.objects()) {
      map(statement, "object", type, ", ocel_changed_field TEXT");
      statement.execute(
          "CREATE INDEX \"object_"
              + type.map()
              + "_id\" ON \"object_"
              + type.map()
              + "\"(ocel_id)");
    }
  }

  private static void map(Statement statement, String kind, OcelType type, String more)
      throws SQLException {
    StringJoiner columns = new StringJoiner("");
    for (Column column : type.attributes()) {
      columns.add(", \"" + column.name() + "\" " + OcelType.sqlType(column.type()));
    }
    statement.execute(
        "CREATE TABLE \""
            + kind
            + "_"
            + type.map()
            + "\" (ocel_id TEXT NOT NULL REFERENCES "
            + kind
            + "(ocel_id), ocel_time TIMESTAMP NOT NULL"
            + more
            + columns
            + ")");
    statement.execute(
        "INSERT INTO " + kind + "_map_type VALUES ('" + type.name() + "', '" + type.map() + "')");
  }

  /**
   * An event.
   *
   * @param values of its attributes, in their order
   */
  void event(String id, String type, Instant time, List<@Nullable Object> values)
      throws SQLException {
    insert(event, id, type);
    PreparedStatement row = of(eventRows, type);
    row.setString(1, id);
    row.setString(2, Rfc3339.formatFull(time));
    bind(row, 3, values);
  }

  /** An object of which nothing is known but that it is; once is enough. */
  void object(String id, String type) throws SQLException {
    if (insert(object, id, type) > 0) {
      OcelType of = objectTypes.get(type);
      if (of == null) {
        throw new IllegalArgumentException("no type of objects: " + type);
      }
      row(id, of, BEGINNING, null, null);
    }
  }

  /** An object with what was so from the beginning. */
  void object(String id, String type, List<@Nullable Object> values) throws SQLException {
    insert(object, id, type);
    PreparedStatement row = of(objectRows, type);
    row.setString(1, id);
    row.setString(2, BEGINNING);
    row.setString(3, null);
    bind(row, 4, values);
  }

  /** An attribute of an object has another value from now on. */
  void change(String id, String type, Instant time, String attribute, Object value)
      throws SQLException {
    OcelType of = objectTypes.get(type);
    if (of == null) {
      throw new IllegalArgumentException("no type of objects: " + type);
    }
    row(id, of, Rfc3339.formatFull(time), attribute, value);
  }

  /** An event is related to an object. */
  void relate(String eventId, String objectId, String qualifier) throws SQLException {
    insert(eventObject, eventId, objectId, qualifier);
  }

  /** An object is related to an object. */
  void relateObjects(String source, String target, String qualifier) throws SQLException {
    insert(objectObject, source, target, qualifier);
  }

  /** Everything was given. */
  void finish() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void row(
      String id, OcelType type, String time, @Nullable String changed, @Nullable Object value)
      throws SQLException {
    PreparedStatement row = of(objectRows, type.name());
    row.setString(1, id);
    row.setString(2, time);
    row.setString(3, changed);
    for (int i = 0; i < type.attributes().size(); i++) {
      row.setObject(4 + i, type.attributes().get(i).name().equals(changed) ? value : null);
    }
    row.executeUpdate();
  }

  private static PreparedStatement of(Map<String, PreparedStatement> rows, String type) {
    PreparedStatement row = rows.get(type);
    if (row == null) {
      throw new IllegalArgumentException("no type of the log: " + type);
    }
    return row;
  }

  private static int insert(PreparedStatement statement, String... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
    return statement.executeUpdate();
  }

  private static void bind(PreparedStatement row, int from, List<@Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      row.setObject(from + i, values.get(i));
    }
    row.executeUpdate();
  }
}
