package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A journey as a FHIR bundle, and what of it which reader sees. */
class FhirTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final String organisation = Events.fresh("fhir");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final Caller colleague = PLATFORM.caller("w-2", organisation, Role.STAFF);
  private final Caller manager = PLATFORM.caller("m-1", organisation, Role.MANAGER);
  private final Caller auditor = PLATFORM.caller("a-1", organisation, Role.AUDITOR);
  private final String journey = Events.fresh("j");
  private final String path = "/api/v1/journeys/" + journey + "/fhir";

  @BeforeEach
  void a_journey() {
    staff.post(Events.referral(journey)).is(201);
    staff.post(Events.reflection(journey, "2026-02-10T14:00:00Z", "I feel better")).is(201);
    staff.post(Events.concern(journey, "2026-02-11T14:00:00Z", "is afraid at home")).is(201);
  }

  @Test
  void it_is_answered_as_fhir_or_as_any_json() {
    assertThat(staff.get(path).is(200).type()).isEqualTo("application/fhir+json");
    Answer json = staff.get(path, Map.of("Accept", "application/json")).is(200);
    assertThat(json.type()).isEqualTo("application/json");
    assertThat(json.json().path("resourceType").asString()).isEqualTo("Bundle");
    assertThat(json.json().at("/entry").size()).isGreaterThan(6);
  }

  @Test
  void each_reader_gets_the_personal_data_that_the_timeline_gives_them() {
    for (Caller all : List.of(staff, manager)) {
      assertThat(all.get(path).text())
          .contains("O'Neil", "I feel better", "is afraid at home")
          .doesNotContain("REDACTED");
    }
    assertThat(colleague.get(path).text())
        .contains("O'Neil", "I feel better", "REDACTED")
        .doesNotContain("is afraid at home");
    String withheld = auditor.get(path).is(200).text();
    assertThat(withheld)
        .contains("REDACTED")
        .doesNotContain("O'Neil", "I feel better", "is afraid at home", "sealed", "withheld");
    // What is no personal data is the same for all.
    assertThat(types(auditor.get(path).json())).containsAll(types(staff.get(path).json()));
  }

  @Test
  void a_corrected_note_of_a_concern_stays_with_those_who_may_see_it() {
    var concern = Events.concern(journey, "2026-02-12T14:00:00Z", "a first fear");
    staff.post(concern).is(201);
    manager
        .post(
            Events.correction(
                journey,
                concern,
                data ->
                    data.set(
                        "data",
                        concern.path("data").asObject().deepCopy().put("note", "a second fear"))))
        .is(201);
    assertThat(staff.get(path).text()).contains("a second fear").doesNotContain("a first fear");
    assertThat(colleague.get(path).text()).doesNotContain("a second fear", "a first fear");
  }

  @Test
  void the_axes_and_the_model_choose_what_is_told() {
    JsonNode before = staff.get(path + "?asAt=2026-02-10T14:00:00Z").is(200).json();
    assertThat(before.toString()).contains("I feel better").doesNotContain("is afraid at home");
    JsonNode cautious = staff.get(path + "?model=steps-to-benefit-cautious@1").is(200).json();
    assertThat(cautious.toString()).contains("steps-to-benefit-cautious@1");
    assertThat(staff.get(path + "?asKnown=2026-01-01T00:00:00Z").status()).isEqualTo(404);
    staff.get(path + "?model=no-such@1").isProblem(422, "unknown-reference");
    String axes = "?asAt=2026-03-01T00:00:00Z&asKnown=" + known();
    assertThat(staff.get(path + axes).text()).isEqualTo(staff.get(path + axes).text());
  }

  private String known() {
    return staff.get("/api/v1/journeys/" + journey + "/timeline").json().path("asKnown").asString();
  }

  private static List<String> types(JsonNode bundle) {
    List<String> types = new ArrayList<>();
    for (JsonNode entry : bundle.path("entry")) {
      types.add(entry.path("fullUrl").asString());
    }
    return types;
  }
}
