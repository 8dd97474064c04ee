package org.journey.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.journey.extract.Pseudonyms.Kind;
import org.journey.given.Given;
import org.journey.given.Told;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Goals.LedBy;
import org.journey.interaction.Goals.Outlook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OcelTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  private JsonNode json(Cohort cohort) {
    Path extract = cohort.extract(ExtractFormat.OCEL_JSON, folder.resolve("json"));
    return JSON.readTree(Cohort.text(extract, "journeys.jsonocel"));
  }

  private Connection sqlite(Cohort cohort) throws SQLException {
    Path extract = cohort.extract(ExtractFormat.OCEL_SQLITE, folder.resolve("sqlite"));
    return DriverManager.getConnection("jdbc:sqlite:" + extract.resolve("journeys.sqlite"));
  }

  private static List<String> rows(Connection log, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet found = log.createStatement().executeQuery(sql)) {
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }

  @Test
  void a_log_is_valid_against_the_standards_schema() throws IOException {
    Schema schema;
    try (InputStream in = OcelTest.class.getResourceAsStream("/extract/schema_ocel2.json")) {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(JSON.readTree(Objects.requireNonNull(in)));
    }
    JsonNode log = json(Cohort.random(4, 10, 60));
    assertThat(schema.validate(log)).isEmpty();
    assertThat(schema.validate(JSON.createObjectNode().put("events", 1))).isNotEmpty();
  }

  /** Every id that is referred to is there once, and every attribute is one of its type's. */
  @Test
  void a_log_is_whole() {
    JsonNode log = json(Cohort.random(4, 10, 60));
    Set<String> objects = new TreeSet<>();
    Set<String> attributes = new TreeSet<>();
    for (String kind : List.of("eventTypes", "objectTypes")) {
      for (JsonNode type : log.path(kind)) {
        for (JsonNode attribute : type.path("attributes")) {
          attributes.add(text(type, "name") + "/" + text(attribute, "name"));
        }
      }
    }
    for (JsonNode object : log.path("objects")) {
      assertThat(objects.add(text(object, "id"))).isTrue();
    }
    Set<String> events = new TreeSet<>();
    for (JsonNode event : log.path("events")) {
      assertThat(events.add(text(event, "id"))).isTrue();
      assertThat(event.path("relationships").size()).isGreaterThanOrEqualTo(3);
    }
    for (String kind : List.of("events", "objects")) {
      for (JsonNode each : log.path(kind)) {
        for (JsonNode related : each.path("relationships")) {
          assertThat(objects.contains(text(related, "objectId"))).isTrue();
        }
        for (JsonNode attribute : each.path("attributes")) {
          String name = text(each, "type") + "/" + text(attribute, "name");
          assertThat(attributes.contains(name)).as(name).isTrue();
        }
      }
    }
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).stringValue();
  }

  @Test
  void where_journeys_and_goals_stand_changes_with_time() throws SQLException {
    Cohort cohort =
        Cohort.of(
            Given.journey()
                .at("2026-01-20T14:00:00Z", Told.session("cafe"))
                .at("2026-02-01T10:00:00Z", Told.goal("g-1", LedBy.CLIENT, Outlook.PRESENT_NEED))
                .at("2026-02-09T10:00:00Z", Told.progress("g-1", 40))
                .at("2026-03-01T10:00:00Z", Told.achieved("g-1"))
                .at("2026-03-02T10:00:00Z", new JourneyClosed(ClosingReason.COMPLETED, null)));
    Pseudonyms names = Cohort.pseudonyms();
    String goal = names.of(Kind.GOAL, "soar", "j-1", "g-1");
    String journey = names.of(Kind.JOURNEY, "soar", "j-1");
    String client = names.of(Kind.CLIENT, "soar", "c-1");
    try (Connection log = sqlite(cohort)) {
      assertThat(
              rows(
                  log,
                  "SELECT ocel_time, ocel_changed_field, domain, status, progress FROM object_Goal"
                      + " WHERE ocel_id = '"
                      + goal
                      + "'"))
          .containsExactly(
              "1970-01-01T00:00:00.000000Z|null|WORK|null|null",
              "2026-02-01T10:00:00.000000Z|status|null|SET|null",
              "2026-02-09T10:00:00.000000Z|status|null|PROGRESSED|null",
              "2026-02-09T10:00:00.000000Z|progress|null|null|40",
              "2026-03-01T10:00:00.000000Z|status|null|ACHIEVED|null");
      assertThat(
              rows(
                  log,
                  "SELECT ocel_time, ocel_changed_field, source, status, stage"
                      + " FROM object_Journey"))
          .contains(
              "1970-01-01T00:00:00.000000Z|null|GP|null|null",
              "2026-01-05T09:00:00.000000Z|status|null|OPEN|null",
              "2026-03-02T10:00:00.000000Z|status|null|CLOSED|null",
              "2026-01-20T14:00:00.000000Z|stage|null|null|2");
      assertThat(rows(log, "SELECT * FROM object_object"))
          .containsExactlyInAnyOrder(
              journey + "|" + client + "|client", journey + "|" + goal + "|goal");
      assertThat(
              rows(
                  log,
                  "SELECT ocel_qualifier, ocel_type FROM event_object JOIN object ON ocel_id ="
                      + " ocel_object_id WHERE ocel_event_id = '"
                      + names.of(Kind.EVENT, "soar", "/apps/cafe", "e-4")
                      + "'"))
          .containsExactlyInAnyOrder(
              "client|client", "journey|journey", "recorded_by|worker", "goal|goal");
    }
  }

  @Test
  void the_database_has_the_tables_of_the_standard_and_its_keys_hold() throws SQLException {
    try (Connection log = sqlite(Cohort.random(6, 10, 60))) {
      assertThat(rows(log, "SELECT name FROM sqlite_master WHERE type = 'table'"))
          .contains(
              "event",
              "object",
              "event_object",
              "object_object",
              "event_map_type",
              "object_map_type",
              "event_SessionAttended",
              "object_Journey",
              "object_Session");
      assertThat(rows(log, "PRAGMA foreign_key_check")).isEmpty();
      assertThat(rows(log, "PRAGMA integrity_check")).containsExactly("ok");
      assertThat(rows(log, "SELECT ocel_type FROM object_map_type ORDER BY 1"))
          .containsExactly("activity", "client", "goal", "journey", "session", "worker");
    }
  }

  @Test
  void both_forms_tell_the_same_events_and_objects() throws SQLException {
    Cohort cohort = Cohort.random(6, 10, 60);
    JsonNode json = json(cohort);
    long interactions =
        cohort.journeys().stream().mapToLong(j -> j.timeline().entries().size()).sum();
    assertThat(json.path("events").size()).isEqualTo((int) interactions);
    try (Connection log = sqlite(cohort)) {
      Set<String> ofJson = new TreeSet<>();
      json.path("events").forEach(e -> ofJson.add(text(e, "id") + "|" + text(e, "type")));
      json.path("objects").forEach(o -> ofJson.add(text(o, "id") + "|" + text(o, "type")));
      assertThat(rows(log, "SELECT * FROM event UNION SELECT * FROM object"))
          .containsExactlyInAnyOrderElementsOf(ofJson);
    }
  }
}
