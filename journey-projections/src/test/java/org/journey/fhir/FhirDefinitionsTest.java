package org.journey.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.journey.interaction.CloudEventReader;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Reading;
import org.journey.testing.RandomHistories;
import org.journey.testing.RandomHistories.History;
import org.journey.timeline.Recorded;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Bundles held against HL7's definitions of FHIR R4. */
class FhirDefinitionsTest {

  /**
   * What may be said about a bundle: that nobody has a copy of our code systems, of LOINC or of
   * SNOMED CT to look into; that resources have no narrative, which nobody would read; that reasons
   * are words and no codes; and that needs of a social kind are none of HL7's preferred reasons,
   * which are clinical.
   */
  private static final List<Pattern> ALLOWED =
      List.of(
          Pattern.compile(
              "WARNING .*CodeSystem is unknown and can't be validated: "
                  + "(urn:journey:|http://loinc[.]org|http://snomed[.]info/sct).*"),
          Pattern.compile("WARNING .*Constraint failed: dom-6: .*"),
          Pattern.compile("WARNING .*[.]reason\\[\\d+] No code provided.*PurposeOfUse.*"),
          Pattern.compile(
              "INFORMATION .*[.]reasonCode\\[\\d+] None of the codings.*"
                  + "'Encounter Reason Codes'.*urn:journey:fhir:reason#[A-Z_]+\\)"));

  @Test
  void bundles_of_all_interactions_break_no_definition() {
    Set<InteractionType> types = EnumSet.noneOf(InteractionType.class);
    for (long seed = 1; seed <= 5; seed++) {
      History history = RandomHistories.journey(seed, 120);
      history.recorded().forEach(each -> types.add(each.type()));
      for (List<Recorded> recorded : List.of(history.recorded(), Bundles.opened(history))) {
        conforms(
            "seed " + seed,
            Bundles.of(recorded, RandomHistories.NOW, RandomHistories.NOW).orElseThrow());
      }
    }
    Set<InteractionType> missing = EnumSet.allOf(InteractionType.class);
    missing.removeAll(types);
    missing.removeIf(type -> type.aboutClient() || type.platformOnly());
    assertThat(missing).isEmpty();
  }

  @Test
  void bundles_of_the_people_of_the_study_break_no_definition() throws IOException {
    Map<String, List<Recorded>> people = study();
    assertThat(people).hasSize(17);
    Instant after = Instant.parse("2018-05-01T00:00:00Z");
    people.forEach(
        (person, recorded) -> conforms(person, Bundles.of(recorded, after, after).orElseThrow()));
  }

  @Test
  void what_breaks_a_definition_is_found() {
    History history = RandomHistories.journey(1, 20);
    ObjectNode bundle =
        Bundles.of(history.recorded(), RandomHistories.NOW, RandomHistories.NOW).orElseThrow();
    ((ObjectNode) Bundles.resources(bundle, "Task").getFirst()).remove("status");
    assertThat(Definitions.messages(bundle))
        .anyMatch(message -> message.getSeverity() == ResultSeverityEnum.ERROR);
  }

  private static void conforms(String what, ObjectNode bundle) {
    List<String> said = new ArrayList<>();
    for (SingleValidationMessage message : Definitions.messages(bundle)) {
      String line = Definitions.line(message);
      if (ALLOWED.stream().noneMatch(allowed -> allowed.matcher(line).matches())) {
        said.add(line);
      }
    }
    assertThat(said).as(what).isEmpty();
  }

  private static Map<String, List<Recorded>> study() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("journey.root")));
    Path file = root.resolve("journey-api/src/main/resources/study.ndjson");
    Map<String, List<Recorded>> people = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file, UTF_8)) {
      if (!(CloudEventReader.read(line.getBytes(UTF_8), RandomHistories.NOW, key -> true)
          instanceof Reading.Read read)) {
        throw new AssertionError(line);
      }
      var emitted = Objects.requireNonNull(read.emitted());
      List<Recorded> recorded = people.computeIfAbsent(emitted.subject(), any -> new ArrayList<>());
      recorded.add(
          new Recorded(
              recorded.size() + 1L,
              recorded.size(),
              emitted.time(),
              Objects.requireNonNull(emitted.organisation()),
              emitted.subject(),
              emitted.identity(),
              Objects.requireNonNull(emitted.recordedBy()),
              emitted.type(),
              emitted.time(),
              emitted.data()));
    }
    return people;
  }
}
