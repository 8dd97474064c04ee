package org.journey.extract;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.extract.ColumnType.Flag;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** A log in SQLite as OCEL 2.0 JSON, read row by row: the two say the same. */
final class OcelJson {

  private final Connection log;
  private final OcelSchema schema;
  private final Run run;
  private final JsonGenerator json;

  private OcelJson(Connection log, OcelSchema schema, Run run, JsonGenerator json) {
    this.log = log;
    this.schema = schema;
    this.run = run;
    this.json = json;
  }

  /** Writes the whole log. */
  static void write(Connection log, OcelSchema schema, Run run, OutputStream out)
      throws SQLException, IOException {
    try (JsonGenerator json =
        Json.factory().build().createGenerator(ObjectWriteContext.empty(), out)) {
      new OcelJson(log, schema, run, json).all();
    }
  }

  private void all() throws SQLException {
    json.writeStartObject();
    types("eventTypes", schema.events());
    types("objectTypes", schema.objects());
    json.writeArrayPropertyStart("events");
    for (OcelType type : schema.events()) {
      events(type);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("objects");
    objects();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void types(String name, List<OcelType> types) {
    json.writeArrayPropertyStart(name);
    for (OcelType type : types) {
      json.writeStartObject();
      json.writeStringProperty("name", type.name());
      json.writeArrayPropertyStart("attributes");
      for (Column column : type.attributes()) {
        json.writeStartObject();
        json.writeStringProperty("name", column.name());
        json.writeStringProperty("type", OcelType.valueType(column.type()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void events(OcelType type) throws SQLException {
    try (Statement statement = log.createStatement();
        PreparedStatement related =
            log.prepareStatement(
                "SELECT ocel_object_id, ocel_qualifier FROM event_object WHERE ocel_event_id = ?"
                    + " ORDER BY rowid");
        ResultSet rows =
            statement.executeQuery("SELECT * FROM \"event_" + type.map() + "\" ORDER BY rowid")) {
      while (rows.next()) {
        run.checkCancelled();
        String id = rows.getString(1);
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeStringProperty("type", type.name());
        json.writeStringProperty("time", rows.getString(2));
        json.writeArrayPropertyStart("attributes");
        for (int i = 0; i < type.attributes().size(); i++) {
          attribute(type.attributes().get(i), rows.getString(3 + i), null);
        }
        json.writeEndArray();
        relationships(related, id);
        json.writeEndObject();
      }
    }
  }

  private void objects() throws SQLException {
    Map<String, OcelType> types = new HashMap<>();
    schema.objects().forEach(type -> types.put(type.name(), type));
    try (Statement statement = log.createStatement();
        PreparedStatement related =
            log.prepareStatement(
                "SELECT ocel_target_id, ocel_qualifier FROM object_object WHERE ocel_source_id = ?"
                    + " ORDER BY rowid");
        ResultSet rows =
            statement.executeQuery("SELECT ocel_id, ocel_type FROM object ORDER BY rowid")) {
      while (rows.next()) {
        run.checkCancelled();
        String id = rows.getString(1);
        String type = rows.getString(2);
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeStringProperty("type", type);
        OcelType of = types.get(type);
        if (of != null && !of.attributes().isEmpty()) {
          changes(of, id);
        }
        relationships(related, id);
        json.writeEndObject();
      }
    }
  }

  private void changes(OcelType type, String id) throws SQLException {
    json.writeArrayPropertyStart("attributes");
    try (PreparedStatement statement =
        log.prepareStatement(
            "SELECT * FROM \"object_" + type.map() + "\" WHERE ocel_id = ? ORDER BY rowid")) {
      statement.setString(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          for (int i = 0; i < type.attributes().size(); i++) {
            attribute(type.attributes().get(i), rows.getString(4 + i), rows.getString(2));
          }
        }
      }
    }
    json.writeEndArray();
  }

  private void attribute(Column column, @Nullable String value, @Nullable String time) {
    if (value != null) {
      json.writeStartObject();
      json.writeStringProperty("name", column.name());
      if (time != null) {
        json.writeStringProperty("time", time);
      }
      json.writeStringProperty("value", column.type() instanceof Flag ? flag(value) : value);
      json.writeEndObject();
    }
  }

  private static String flag(String value) {
    return value.equals("1") ? "true" : "false";
  }

  private void relationships(PreparedStatement related, String id) throws SQLException {
    related.setString(1, id);
    json.writeArrayPropertyStart("relationships");
    try (ResultSet rows = related.executeQuery()) {
      while (rows.next()) {
        json.writeStartObject();
        json.writeStringProperty("objectId", rows.getString(1));
        json.writeStringProperty("qualifier", rows.getString(2));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
}
