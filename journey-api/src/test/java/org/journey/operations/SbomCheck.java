package org.journey.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of what is in what is run: made as it is packaged, so looked at after that alone. Maven
 * makes none while it is offline.
 */
class SbomCheck {

  @Test
  void what_is_run_is_in_it_with_its_version_and_what_only_tests_use_is_not() {
    assumeFalse("offline-true".equals(System.getProperty("journey.maven")), "Maven is offline");
    JsonNode sbom = JsonMapper.shared().readTree(Path.of("target/journey-sbom.json").toFile());
    assertThat(sbom.path("bomFormat").asString()).isEqualTo("CycloneDX");
    Map<String, String> versions = new TreeMap<>();
    for (JsonNode component : sbom.required("components")) {
      versions.put(component.path("name").asString(), component.path("version").asString());
    }
    assertThat(versions)
        .containsKeys(
            "postgresql", "axon-eventsourcing", "kafka-clients", "tink", "journey-projections")
        .doesNotContainKeys(
            "assertj-core", "junit-jupiter", "archunit", "jazzer-junit", "google-java-format");
    assertThat(versions.values()).allMatch(version -> version.matches("[0-9].*|v[0-9].*"));
  }
}
