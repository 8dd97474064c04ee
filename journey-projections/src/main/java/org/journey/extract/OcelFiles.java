package org.journey.extract;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Object-centric event logs, OCEL 2.0. */
final class OcelFiles {

  private static final String SQLITE = "journeys.sqlite";
  private static final String JSON = "journeys.jsonocel";
  private static final String STAGE = "stage.sqlite";

  private static final String DESCRIPTION =
      "An object-centric event log (OCEL 2.0): clients, journeys, goals, activities, sessions and"
          + " workers, and the interactions they take part in; where journeys and goals stand"
          + " changes with time. Ids of objects and events are pseudonyms";

  private OcelFiles() {}

  static List<Resource> sqlite(Run run) throws IOException {
    OcelSchema schema = new OcelSchema(run.model());
    database(run, SQLITE, schema);
    return List.of(resource(SQLITE, "sqlite", "application/vnd.sqlite3", schema));
  }

  /**
   * JSON wants all events before all objects, and each object once: the database has both, so it is
   * made first.
   */
  static List<Resource> json(Run run) throws IOException {
    OcelSchema schema = new OcelSchema(run.model());
    database(run, STAGE, schema);
    try (Connection log = OcelDatabase.open(run.path(STAGE));
        OutputStream out = run.create(JSON)) {
      OcelJson.write(log, schema, run, out);
    } catch (SQLException e) {
      throw new IOException(e);
    }
    Files.delete(run.path(STAGE));
    return List.of(resource(JSON, "json", "application/json", schema));
  }

  private static void database(Run run, String name, OcelSchema schema) throws IOException {
    try (OcelDatabase log = new OcelDatabase(run.path(name), schema)) {
      run.pass("log", new OcelWriter(log, schema)::write);
      log.finish();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static Resource resource(
      String path, String format, String mediaType, OcelSchema schema) {
    return new Resource(path, format, mediaType, DESCRIPTION, schema.dictionary(), false);
  }
}
