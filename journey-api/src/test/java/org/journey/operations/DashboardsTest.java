package org.journey.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.operations.KnownMetrics.DEPLOY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Grafana's dashboards as far as they can be tried without Grafana. */
class DashboardsTest {

  static List<Path> dashboards() throws IOException {
    try (Stream<Path> files = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
      return files.sorted().toList();
    }
  }

  private static List<JsonNode> panels(Path file) {
    List<JsonNode> panels = new ArrayList<>();
    new JsonMapper().readTree(file.toFile()).required("panels").forEach(panels::add);
    return panels;
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void every_panel_asks_for_what_there_is_and_says_what_it_shows(Path file) {
    Set<String> known = KnownMetrics.all();
    for (JsonNode panel : panels(file)) {
      String title = panel.required("title").stringValue();
      switch (panel.required("type").stringValue()) {
        case "row" -> assertThat(panel.required("panels")).as(title).isEmpty();
        case "text" -> assertThat(panel.at("/options/content").stringValue()).isNotBlank();
        default -> {
          assertThat(panel.required("description").stringValue()).as(title).isNotBlank();
          assertThat(panel.required("targets")).as(title).isNotEmpty();
        }
      }
      for (JsonNode target : panel.path("targets")) {
        String query = target.required("expr").stringValue();
        assertThat(KnownMetrics.in(query)).as(title).isNotEmpty().isSubsetOf(known);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void titles_and_ids_are_told_apart_and_no_panel_lies_on_another(Path file) {
    List<JsonNode> panels = panels(file);
    assertThat(panels)
        .extracting(panel -> panel.required("title").stringValue())
        .doesNotHaveDuplicates();
    assertThat(panels).extracting(panel -> panel.required("id").intValue()).doesNotHaveDuplicates();
    Set<String> cells = new HashSet<>();
    for (JsonNode panel : panels) {
      JsonNode place = panel.required("gridPos");
      int right = place.required("x").intValue() + place.required("w").intValue();
      int bottom = place.required("y").intValue() + place.required("h").intValue();
      assertThat(right).isLessThanOrEqualTo(24);
      for (int x = place.required("x").intValue(); x < right; x++) {
        for (int y = place.required("y").intValue(); y < bottom; y++) {
          assertThat(cells.add(x + "," + y)).as(panel.required("title").stringValue()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void each_reads_from_the_source_that_is_provisioned_and_is_called_as_its_file(Path file) {
    JsonNode dashboard = new JsonMapper().readTree(file.toFile());
    JsonNode source =
        new YAMLMapper()
            .readTree(DEPLOY.resolve("grafana/provisioning/datasources/prometheus.yml").toFile())
            .at("/datasources/0");
    assertThat(file.getFileName()).hasToString(dashboard.required("uid").stringValue() + ".json");
    assertThat(dashboard.findValues("datasource"))
        .allSatisfy(used -> assertThat(used.required("uid")).isEqualTo(source.required("uid")))
        .isNotEmpty();
  }

  /** Numbers of few people: whoever sees them must know what they are. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void exact_numbers_of_services_come_with_a_warning(Path file) {
    boolean ofServices =
        panels(file).stream()
            .flatMap(panel -> panel.findValues("expr").stream())
            .anyMatch(
                query ->
                    query
                        .stringValue()
                        .matches(".*journey_(journeys|stage|sessions|attendance).*"));
    boolean warned =
        panels(file).stream()
            .anyMatch(
                panel ->
                    panel.required("type").stringValue().equals("text")
                        && panel.at("/options/content").stringValue().contains("exact"));
    assertThat(warned).isEqualTo(ofServices);
  }
}
