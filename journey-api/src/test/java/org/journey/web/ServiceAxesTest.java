package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.web.MadeService.QUARTER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures of a service along their axes: what was known by when, and under which model. */
class ServiceAxesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  @Test
  void what_was_known_is_told_for_ever_as_it_was() {
    MadeService service = new MadeService(Events.fresh("fig"));
    JsonNode before = service.quarter(service.manager, "");
    Answer stored = service.manager.get("/api/v1/interactions/" + service.last).is(200);
    String then = "&asKnown=" + stored.json().required("recordedtime").stringValue();
    JsonNode atOnce = service.quarter(service.manager, then);
    assertThat(atOnce.required("figures")).isEqualTo(before.required("figures"));
    assertThat(atOnce.required("sequence").asLong()).isEqualTo(service.last);

    service
        .manager
        .post(
            Events.correction(
                service.id("c"), service.cafe, data -> data.put("time", "2026-04-02T09:00:00Z")))
        .is(201);
    String between = service.manager.get(service.metrics + "?" + QUARTER).text();
    Answer answer =
        service.manager.post(Events.retraction(service.id("f"), service.lateCafe)).is(201);
    String include = "?" + QUARTER + "&minSequence=" + answer.header("Journey-Sequence");

    Answer told = service.manager.get(service.metrics + include).is(200);
    JsonNode after = told.json();
    assertThat(Long.parseLong(told.header("Journey-Sequence")))
        .isGreaterThanOrEqualTo(answer.sequence());
    assertThat(MadeService.part(after, "attendance"))
        .isEqualTo("{value:2,numerator:2,denominator:null}");
    assertThat(MadeService.part(after, "links.uptake"))
        .isEqualTo("{value:0.25,numerator:1,denominator:4}");
    // Of f the first contact is now its measurement: 11 days.
    assertThat(MadeService.part(after, "firstContact.p90DaysToFirstContact"))
        .isEqualTo("{value:11,n:5}");
    assertThat(MadeService.part(after, "stages.reached.none")).isEqualTo("{value:4}");
    // Of the interactions of the period one has moved out of it, and one is no more.
    int left = service.told() - 4;
    for (String amended : List.of("record.correctionsPer1000", "record.retractionsPer1000")) {
      assertThat(MadeService.part(after, amended))
          .endsWith("numerator:1,denominator:" + left + "}");
    }
    assertThat(between).isNotEqualTo(told.text());
    assertThat(after.required("digest")).isNotEqualTo(before.required("digest"));

    assertThat(service.quarter(service.manager, then)).isEqualTo(atOnce);
    String known = "&asKnown=" + before.required("asKnown").stringValue();
    assertThat(service.quarter(service.manager, known)).isEqualTo(before);
    String again = service.metrics + "?" + QUARTER + known;
    String first = service.manager.get(again).is(200).text();
    assertThat(service.manager.get(again).is(200).text()).isEqualTo(first);
  }

  @Test
  void an_answer_about_now_is_told_again_while_others_record() throws Exception {
    String organisation = Events.fresh("fig");
    Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
    String metrics = "/api/v1/services/" + organisation + "/metrics?" + QUARTER;
    AtomicBoolean enough = new AtomicBoolean();
    Thread recorder =
        Thread.startVirtualThread(
            () -> {
              while (!enough.get()) {
                staff.post(Events.referral(Events.fresh("j"))).is(201);
              }
            });
    List<JsonNode> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Answer own = staff.post(Events.referral(Events.fresh("j"))).is(201);
      Answer answer = staff.get(metrics + "&minSequence=" + own.sequence()).is(200);
      assertThat(Long.parseLong(answer.header("Journey-Sequence")))
          .isGreaterThanOrEqualTo(own.sequence());
      assertThat(answer.json().at("/figures/referrals/value").asInt()).isGreaterThan(i);
      answers.add(answer.json());
    }
    enough.set(true);
    recorder.join();

    for (JsonNode answer : answers) {
      String known = "&asKnown=" + answer.required("asKnown").stringValue();
      assertThat(staff.get(metrics + known).is(200).json()).isEqualTo(answer);
    }
  }

  /** So that a dashboard that asks every few seconds has the work done once. */
  @Test
  void while_nothing_is_recorded_now_is_told_by_one_instant() throws Exception {
    MadeService service = new MadeService(Events.fresh("fig"));
    JsonNode first = service.quarter(service.manager, "");
    Thread.sleep(5);
    assertThat(service.quarter(service.manager, "")).isEqualTo(first);

    Answer more = service.manager.post(Events.referral(Events.fresh("j"))).is(201);
    String include = service.metrics + "?" + QUARTER + "&minSequence=" + more.sequence();
    JsonNode later = service.manager.get(include).is(200).json();
    assertThat(Instant.parse(later.required("asKnown").stringValue()))
        .isAfter(Instant.parse(first.required("asKnown").stringValue()));
  }

  @Test
  void another_model_tells_other_stages_of_the_same_journeys() {
    MadeService service = new MadeService(Events.fresh("fig"));
    String id = Events.fresh("own-model");
    PLATFORM
        .caller("r-1", service.organisation, Role.RESEARCHER)
        .put("/api/v1/models/" + id + "/1", "application/yaml", DescribedCall.model(id, "Begun"))
        .is(201);

    JsonNode standard = service.quarter(service.manager, "");
    JsonNode answer = service.quarter(service.manager, "&model=" + id + "@1");

    assertThat(answer.required("model").stringValue()).isEqualTo(id + "@1");
    assertThat(answer.at("/figures/stages/byStage").propertyNames()).containsExactly("1");
    // Those with a session: b, c and f.
    assertThat(MadeService.part(answer, "stages")).isEqualTo("{value:3,numerator:3,denominator:8}");
    assertThat(answer.at("/figures/attendance")).isEqualTo(standard.at("/figures/attendance"));
    assertThat(answer.required("digest")).isNotEqualTo(standard.required("digest"));
  }

  @Test
  void two_clients_found_to_be_one_person_are_one_from_then_on() {
    MadeService service = new MadeService(Events.fresh("fig"));
    JsonNode before = service.quarter(service.manager, "");
    ObjectNode merge =
        Events.event(
            "client-merged",
            "c-" + service.id("a"),
            "2026-03-02T09:00:00Z",
            data -> data.put("into", "c-" + service.id("b")).put("reason", "the same person"));
    long merged = service.manager.post(merge).is(201).sequence();

    String include = service.metrics + "?" + QUARTER + "&minSequence=" + merged;
    JsonNode after = service.manager.get(include).is(200).json();

    assertThat(MadeService.part(before, "people")).startsWith("{value:8,");
    assertThat(MadeService.part(after, "people")).startsWith("{value:7,");
    assertThat(MadeService.part(after, "referrals")).startsWith("{value:8,");
    String known = "&asKnown=" + before.required("asKnown").stringValue();
    assertThat(service.quarter(service.manager, known)).isEqualTo(before);
  }
}
