package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BatchTest {

  private final String organisation = Events.fresh("bat");
  private final Caller staff = RunningPlatform.get().caller("w-1", organisation, Role.STAFF);

  @Test
  void the_order_within_a_journey_is_kept_and_a_repeat_is_a_duplicate() {
    List<ObjectNode> events = new ArrayList<>();
    List<String> journeys = List.of(Events.fresh("j"), Events.fresh("j"), Events.fresh("j"));
    for (String journey : journeys) {
      events.add(Events.referral(journey));
    }
    for (int day = 10; day < 28; day++) {
      for (String journey : journeys) {
        events.add(Events.session(journey, "2026-01-" + day + "T14:00:00Z"));
      }
    }
    String lines = lines(events);

    JsonNode first = staff.batch(lines).is(200).json();
    JsonNode second = staff.batch(lines).is(200).json();

    assertThat(first.path("accepted").asInt()).isEqualTo(events.size());
    assertThat(first.path("lastSequence").asLong())
        .isGreaterThanOrEqualTo(first.path("firstSequence").asLong() + events.size() - 1);
    assertThat(second.path("duplicates").asInt()).isEqualTo(events.size());
    assertThat(second.path("accepted").asInt()).isZero();
    assertThat(second.path("firstSequence").isNull()).isTrue();
    for (String journey : journeys) {
      List<String> stored = new ArrayList<>();
      staff
          .get("/api/v1/journeys/" + journey + "/timeline")
          .is(200)
          .json()
          .path("interactions")
          .forEach(entry -> stored.add(entry.at("/interaction/id").stringValue()));
      assertThat(stored)
          .isEqualTo(
              events.stream()
                  .filter(event -> event.path("subject").stringValue().equals(journey))
                  .map(event -> event.path("id").stringValue())
                  .toList());
    }
  }

  @Test
  void bad_lines_do_not_stop_the_others_and_are_told_by_number() {
    String journey = Events.fresh("j");
    ObjectNode orphan = Events.session(Events.fresh("j"), "2026-01-10T14:00:00Z");
    String batch =
        String.join(
            "\r\n",
            Events.referral(journey).toString(),
            "{",
            "",
            "x".repeat(70_000),
            orphan.toString(),
            Events.session(journey, "2026-01-10T14:00:00Z").toString().replace("SOCIAL", "NONE"),
            Events.session(journey, "2026-01-11T14:00:00Z").toString());

    JsonNode report = staff.batch(batch).is(200).json();

    assertThat(report.path("accepted").asInt()).isEqualTo(2);
    assertThat(report.path("rejected").asInt()).isEqualTo(5);
    List<String> told = new ArrayList<>();
    report
        .path("problems")
        .forEach(
            problem ->
                told.add(
                    problem.path("line").asInt()
                        + problem.path("type").stringValue().replace("/problems", "")));
    assertThat(told)
        .containsExactly(
            "2/malformed",
            "3/malformed",
            "4/too-large",
            "5/journey-not-opened",
            "6/invalid-interaction");
    JsonNode fifth = report.path("problems").path(3);
    assertThat(fifth.path("id")).isEqualTo(orphan.path("id"));
    assertThat(report.path("problems").path(4).path("pointer").asString())
        .isEqualTo("/data/category");
  }

  @Test
  void the_first_thousand_problems_are_told_and_the_rest_is_counted() {
    JsonNode report = staff.batch("[]\n".repeat(1500)).is(200).json();

    assertThat(report.path("rejected").asInt()).isEqualTo(1500);
    assertThat(report.path("problems")).hasSize(1000);
    assertThat(report.path("problems").path(999).path("line").asInt()).isEqualTo(1000);
  }

  @Test
  void more_than_one_chunk_is_taken() {
    List<String> journeys = new ArrayList<>();
    List<ObjectNode> events = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      journeys.add(Events.fresh("j"));
      events.add(Events.referral(journeys.getLast()));
    }
    for (String journey : journeys) {
      events.add(Events.session(journey, "2026-01-10T14:00:00Z"));
    }

    JsonNode report = staff.batch(lines(events)).is(200).json();

    assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(3000);
  }

  @Test
  void nothing_is_a_batch_too() {
    assertThat(staff.batch("").is(200).json().path("accepted").asInt()).isZero();
  }

  @Test
  void another_content_type_is_not_read() {
    staff
        .post("/api/v1/interactions/batch", Caller.EVENT, new byte[0])
        .isProblem(415, "unsupported-media-type");
  }

  private static String lines(List<ObjectNode> events) {
    return events.stream().map(ObjectNode::toString).collect(Collectors.joining("\n"));
  }
}
