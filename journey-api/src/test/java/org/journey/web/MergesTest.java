package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.journey.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Two clients found to be one person, and undone. */
class MergesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String MERGES = "/api/v1/merges";
  private static final String REASON = "Siân and Sian O'Neil are one";

  private final String organisation = Events.fresh("mrg");
  private final Caller manager = PLATFORM.caller("m-1", organisation, Role.MANAGER);
  private final String first = Events.fresh("j");
  private final String second = Events.fresh("j");

  @BeforeEach
  void two() {
    manager.post(Events.referral(first)).is(201);
    manager.post(Events.referral(second)).is(201);
  }

  private Answer merge(String client, String into, String reason) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("client", client).put("into", into).put("reason", reason);
    return manager.post(
        MERGES, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Answer merged() {
    return merge("c-" + first, "c-" + second, REASON).is(201);
  }

  private List<String> journeys(String client, String sequence) {
    return manager
        .get("/api/v1/clients/" + client + "/journeys?minSequence=" + sequence)
        .is(200)
        .json()
        .path("journeys")
        .findValuesAsString("journeyId");
  }

  private int people(String sequence) {
    return manager
        .get(
            "/api/v1/services/"
                + organisation
                + "/metrics?from=2026-01-01T00:00:00Z&to=2999-01-01T00:00:00Z&minSequence="
                + sequence)
        .is(200)
        .json()
        .at("/figures/people/value")
        .intValue();
  }

  @Test
  void merged_clients_are_one_person_by_either_id_until_it_is_undone() {
    Answer merge = merged();
    String sequence = merge.header("Journey-Sequence");
    for (String client : List.of("c-" + first, "c-" + second)) {
      assertThat(journeys(client, sequence)).containsExactlyInAnyOrder(first, second);
    }
    assertThat(people(sequence)).isEqualTo(1);

    Answer undone = manager.delete(merge.header("Location")).is(204);
    sequence = undone.header("Journey-Sequence");
    assertThat(journeys("c-" + first, sequence)).containsExactly(first);
    assertThat(journeys("c-" + second, sequence)).containsExactly(second);
    assertThat(people(sequence)).isEqualTo(2);
  }

  @Test
  void both_are_interactions_that_stay_in_the_log_with_the_reason_sealed() {
    Answer merge = merged();
    String id = merge.json().required("id").stringValue();
    assertThat(merge.header("Location")).isEqualTo(MERGES + "/" + id);
    Answer undone = manager.delete(MERGES + "/" + id).is(204);

    JsonNode event = interaction(manager, merge);
    assertThat(event.path("type").stringValue()).isEqualTo("journey.client-merged.v1");
    assertThat(event.path("source").stringValue()).isEqualTo("journey:merges");
    assertThat(event.path("id").stringValue()).isEqualTo(id);
    assertThat(event.path("subject").stringValue()).isEqualTo("c-" + first);
    assertThat(event.path("recordedby").stringValue()).isEqualTo("m-1");
    assertThat(event.at("/data/into").stringValue()).isEqualTo("c-" + second);
    assertThat(event.at("/data/reason").stringValue()).isEqualTo(REASON);
    Caller auditor = PLATFORM.caller("a-1", organisation, Role.AUDITOR);
    assertThat(interaction(auditor, merge).at("/data/reason/withheld").booleanValue()).isTrue();

    JsonNode after = interaction(manager, undone);
    assertThat(after.path("type").stringValue()).isEqualTo("journey.client-unmerged.v1");
    assertThat(after.path("subject").stringValue()).isEqualTo("c-" + first);
    assertThat(after.at("/data/target/id").stringValue()).isEqualTo(id);
    assertThat(manager.idsOf(first)).hasSize(1);
    assertThat(manager.idsOf(second)).hasSize(1);
  }

  private static JsonNode interaction(Caller caller, Answer recorded) {
    return caller.get("/api/v1/interactions/" + recorded.header("Journey-Sequence")).is(200).json();
  }

  @Test
  void a_merge_is_undone_once_however_many_try() throws Exception {
    String address = merged().header("Location");
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Callable<Integer> undo = () -> manager.delete(address).status();
      for (Future<Integer> one : threads.invokeAll(Collections.nCopies(4, undo))) {
        statuses.add(one.get());
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(204, 404, 404, 404);
    manager.delete(address).isProblem(404, "not-found");
  }

  @Test
  void one_that_stands_is_answered_again_to_who_merges_the_same_two() {
    Answer merge = merged();
    for (Answer again :
        List.of(
            merge("c-" + first, "c-" + second, REASON),
            merge("c-" + first, "c-" + second, "for another reason"),
            // Which was merged into which does not matter.
            merge("c-" + second, "c-" + first, REASON))) {
      assertThat(again.is(200).json()).isEqualTo(merge.json());
      assertThat(again.header("Location")).isEqualTo(merge.header("Location"));
      assertThat(again.header("Journey-Sequence")).isEqualTo(merge.header("Journey-Sequence"));
    }
    String sequence = manager.delete(merge.header("Location")).is(204).header("Journey-Sequence");
    assertThat(journeys("c-" + first, sequence)).containsExactly(first);

    // What was undone stands no more: to merge them is something new.
    Answer anew = merge("c-" + second, "c-" + first, REASON).is(201);
    assertThat(anew.json()).isNotEqualTo(merge.json());
    manager.delete(anew.header("Location")).is(204);
    merged();
  }

  @Test
  void one_that_came_as_an_interaction_is_answered_by_its_sequence() {
    ObjectNode merge =
        Events.event(
            "client-merged",
            "c-" + first,
            "2026-02-01T09:00:00Z",
            data -> data.put("into", "c-" + second).put("reason", "one"));
    long sequence = manager.post(merge).is(201).sequence();
    Answer again = merge("c-" + first, "c-" + second, REASON).is(200);
    assertThat(again.json().path("id").stringValue()).isEqualTo(Long.toString(sequence));
    manager.delete(again.header("Location")).is(204);
  }

  @Test
  void two_are_merged_once_however_many_do_it_at_once() throws Exception {
    List<String> addresses = new ArrayList<>();
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Callable<Answer> merge = () -> merge("c-" + first, "c-" + second, REASON);
      Callable<Answer> otherWay = () -> merge("c-" + second, "c-" + first, REASON);
      for (Future<Answer> one : threads.invokeAll(List.of(merge, otherWay, merge, otherWay))) {
        statuses.add(one.get().status());
        addresses.add(one.get().header("Location"));
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(201, 200, 200, 200);
    assertThat(Set.copyOf(addresses)).hasSize(1);
    String sequence = manager.delete(addresses.getFirst()).is(204).header("Journey-Sequence");
    assertThat(people(sequence)).isEqualTo(2);
  }

  @Test
  void one_that_came_as_an_interaction_is_undone_by_its_sequence() {
    ObjectNode merge =
        Events.event(
            "client-merged",
            "c-" + first,
            "2026-02-01T09:00:00Z",
            data -> data.put("into", "c-" + second).put("reason", "one"));
    long sequence = manager.post(merge).is(201).sequence();
    manager.delete(MERGES + "/" + merge.required("id").stringValue()).isProblem(404, "not-found");
    manager.delete(MERGES + "/" + sequence).is(204);
    manager.delete(MERGES + "/" + sequence).isProblem(404, "not-found");
    // What is there, but is no merge.
    manager.delete(MERGES + "/" + (sequence - 1)).isProblem(404, "not-found");
    manager.delete(MERGES + "/999999999999999999").isProblem(404, "not-found");
  }

  @Test
  void what_is_wrong_is_told_by_the_places_of_the_body() {
    assertThat(places(merge("c-" + first, "c-nobody", REASON).isProblem(422, "unknown-reference")))
        .containsExactly("/into");
    assertThat(places(merge("c-nobody", "c-" + first, REASON).isProblem(422, "unknown-reference")))
        .containsExactly("/client");
    assertThat(
            places(merge("c-" + first, "c-" + first, REASON).isProblem(422, "unknown-reference")))
        .containsExactly("/into");
    assertThat(places(merge("a b", "", "x".repeat(4001)).isProblem(422, "invalid-interaction")))
        .containsExactlyInAnyOrder("/client", "/into", "/reason");
    Answer more =
        manager.post(
            MERGES,
            "application/json",
            "{\"client\":\"a\",\"into\":\"b\",\"reason\":\"c\",\"id\":\"1\"}"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(places(more.isProblem(422, "invalid-interaction"))).containsExactly("/id");
  }

  private static List<String> places(Answer answer) {
    return answer.json().path("errors").findValuesAsString("pointer");
  }
}
