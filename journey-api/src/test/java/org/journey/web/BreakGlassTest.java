package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Staff who need to know read the note of a concern that is withheld from them, and say why. */
@ExtendWith(OutputCaptureExtension.class)
class BreakGlassTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final AccessTables TABLES = new AccessTables(PLATFORM);
  private static final Map<String, String> BREAKING =
      Map.of("Journey-Purpose", "break-glass: she did not open the door");
  private static final String NOTE = "not safe at home";

  private final String organisation = Events.fresh("gla");
  private final String staff = Events.fresh("staff");
  private final Caller reader = PLATFORM.caller(staff, organisation, Role.STAFF);
  private final String journey = Events.fresh("j");
  private final String another = Events.fresh("j");
  private final long concern = concern(journey);

  private BreakGlassTest() {
    concern(another);
  }

  private long concern(String of) {
    Caller recorder = PLATFORM.caller("w-9", organisation, Role.STAFF);
    recorder.post(Events.referral(of)).is(201);
    return recorder.post(Events.concern(of, "2026-01-20T09:00:00Z", NOTE)).is(201).sequence();
  }

  private static String timeline(String of) {
    return "/api/v1/journeys/" + of + "/timeline";
  }

  private static boolean isOpen(Answer answer) {
    return answer.is(200).text().contains(NOTE);
  }

  private List<JsonNode> entries() {
    return PLATFORM
        .caller("a-1", organisation, Role.AUDITOR)
        .get("/api/v1/access-log?actor=" + staff)
        .is(200)
        .json()
        .path("entries")
        .valueStream()
        .toList();
  }

  private static double alarms() {
    return PLATFORM
        .application()
        .getBean(MeterRegistry.class)
        .get("journey.access.break.glass")
        .counter()
        .count();
  }

  @Test
  void the_notes_of_that_journey_are_open_to_them_for_15_minutes_and_once_an_alarm_is_set_off(
      CapturedOutput output) throws Exception {
    double before = alarms();
    assertThat(isOpen(reader.get(timeline(journey)))).isFalse();
    assertThat(isOpen(reader.get(timeline(journey), Map.of("Journey-Purpose", "glass")))).isFalse();
    assertThat(alarms()).isEqualTo(before);

    assertThat(isOpen(reader.get(timeline(journey), BREAKING))).isTrue();
    assertThat(isOpen(reader.get(timeline(journey)))).isTrue();
    assertThat(isOpen(reader.get("/api/v1/interactions/" + concern))).isTrue();
    assertThat(isOpen(reader.get(timeline(journey), BREAKING))).isTrue();
    assertThat(alarms()).isEqualTo(before + 1);
    assertThat(entries().stream().filter(entry -> entry.path("breakGlass").booleanValue()))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("journeys").toString()).isEqualTo("[\"" + journey + "\"]");
              assertThat(entry.path("purpose").stringValue())
                  .isEqualTo("break-glass: she did not open the door");
            });
    assertThat(output.getAll()).contains("The glass was broken").doesNotContain(journey, staff);

    assertThat(isOpen(reader.get(timeline(another)))).isFalse();
    Caller other = PLATFORM.caller("w-8", organisation, Role.STAFF);
    assertThat(isOpen(other.get(timeline(journey)))).isFalse();

    TABLES.asOwner(
        "update access_glass set opened = opened - interval '16 minutes' where actor = '"
            + staff
            + "'");
    assertThat(isOpen(reader.get(timeline(journey)))).isFalse();
    assertThat(isOpen(reader.get(timeline(journey), BREAKING))).isTrue();
    assertThat(alarms()).isEqualTo(before + 2);
  }

  @Test
  void it_opens_one_interaction_and_fhir_and_nothing_to_who_sees_no_personal_data() {
    assertThat(isOpen(reader.get("/api/v1/interactions/" + concern))).isFalse();
    assertThat(isOpen(reader.get("/api/v1/interactions/" + concern, BREAKING))).isTrue();
    Caller auditor = PLATFORM.caller("a-2", organisation, Role.AUDITOR);
    assertThat(isOpen(auditor.get(timeline(another), BREAKING))).isFalse();
    double before = alarms();
    Caller manager = PLATFORM.caller("m-2", organisation, Role.MANAGER);
    assertThat(isOpen(manager.get(timeline(another), BREAKING))).isTrue();
    assertThat(alarms()).isEqualTo(before);
  }

  @Test
  void nothing_is_broken_by_who_is_refused() {
    double before = alarms();
    reader.get(timeline("no-such"), BREAKING).isProblem(404, "not-found");
    assertThat(alarms()).isEqualTo(before);
  }
}
