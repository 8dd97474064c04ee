package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.journey.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person's journeys, by any of the person's ids. */
class ClientJourneysTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final String organisation = Events.fresh("cli");
  private final Caller manager = PLATFORM.caller("m-1", organisation, Role.MANAGER);

  /** Three clients; the first has two journeys. */
  private final String ann = Events.fresh("ann");

  private final String anna = Events.fresh("anna");
  private final String hannah = Events.fresh("hannah");
  private final String first = Events.fresh("j");
  private final String second = Events.fresh("j");
  private final String third = Events.fresh("j");
  private final String fourth = Events.fresh("j");
  private long last;

  @BeforeEach
  void four() {
    refer(second, ann, "2026-01-06T09:00:00Z");
    refer(first, ann, "2026-01-05T09:00:00Z");
    refer(third, anna, "2026-01-07T09:00:00Z");
    refer(fourth, hannah, "2026-01-08T09:00:00Z");
  }

  private ObjectNode record(ObjectNode event) {
    last = manager.post(event).is(201).sequence();
    return event;
  }

  private void refer(String journey, String client, String time) {
    ObjectNode referral = Events.referral(journey).put("time", time);
    ((ObjectNode) referral.required("data")).put("clientId", client);
    record(referral);
  }

  private ObjectNode merge(String client, String into) {
    return record(
        Events.event(
            "client-merged",
            client,
            "2026-02-01T09:00:00Z",
            data -> data.put("into", into).put("reason", "the same person")));
  }

  private void unmerge(ObjectNode merge) {
    record(
        Events.event(
            "client-unmerged",
            merge.required("subject").stringValue(),
            "2026-02-02T09:00:00Z",
            data ->
                data.putObject("target")
                    .put("source", Events.SOURCE)
                    .put("id", merge.required("id").stringValue())));
  }

  private static String path(String client) {
    return "/api/v1/clients/" + client + "/journeys";
  }

  private List<String> journeys(String client) {
    JsonNode answer = manager.get(path(client) + "?minSequence=" + last).is(200).json();
    assertThat(answer.required("next").isNull()).isTrue();
    return answer
        .required("journeys")
        .valueStream()
        .map(row -> row.required("journeyId").stringValue())
        .toList();
  }

  @Test
  void each_id_has_its_own_journeys_until_a_merge() {
    assertThat(journeys(ann)).containsExactly(first, second);
    assertThat(journeys(anna)).containsExactly(third);
    assertThat(journeys(hannah)).containsExactly(fourth);
  }

  @Test
  void merged_ids_are_one_person_whichever_is_asked_for_until_it_is_undone() {
    ObjectNode annaIntoAnn = merge(anna, ann);
    for (String id : List.of(ann, anna)) {
      assertThat(journeys(id)).as(id).containsExactly(first, second, third);
    }
    assertThat(journeys(hannah)).containsExactly(fourth);

    merge(ann, hannah);
    for (String id : List.of(ann, anna, hannah)) {
      assertThat(journeys(id)).as(id).containsExactly(first, second, third, fourth);
    }

    unmerge(annaIntoAnn);
    assertThat(journeys(anna)).containsExactly(third);
    for (String id : List.of(ann, hannah)) {
      assertThat(journeys(id)).as(id).containsExactly(first, second, fourth);
    }
  }

  @Test
  void rows_are_those_of_the_list_and_keep_the_id_of_their_referral() {
    merge(anna, ann);
    record(Events.session(third, "2026-01-20T14:00:00Z"));
    manager.awaitListed(last);
    Answer answer = manager.get(path(ann) + "?minSequence=" + last).is(200);

    JsonNode list = manager.get("/api/v1/journeys?minSequence=" + last).is(200).json();
    JsonNode rows = answer.json().required("journeys");
    for (int i = 0; i < 3; i++) {
      assertThat(rows.path(i)).isEqualTo(list.required("journeys").path(i));
    }
    assertThat(rows.findValuesAsString("clientId")).containsExactly(ann, ann, anna);
    assertThat(rows.path(2).path("reached").stringValue()).isEqualTo("2");
    assertThat(Long.parseLong(answer.header("Journey-Sequence"))).isGreaterThanOrEqualTo(last);
  }

  @Test
  void an_id_of_nobody_and_one_of_another_organisation_are_not_found_alike() {
    String theirs = Events.fresh("cli");
    String client = Events.fresh("theirs");
    Caller they = PLATFORM.caller("w-1", theirs, Role.STAFF);
    ObjectNode referral = Events.referral(Events.fresh("j"));
    ((ObjectNode) referral.required("data")).put("clientId", client);
    long sequence = they.post(referral).is(201).sequence();
    they.get(path(client) + "?minSequence=" + sequence).is(200);

    Answer foreign = manager.get(path(client)).isProblem(404, "not-found");
    for (String nobody : List.of("no-such", "'%20or%201=1--", "%C3%A9", "a%20b")) {
      assertThat(manager.get(path(nobody)).isProblem(404, "not-found").text())
          .isEqualTo(foreign.text());
    }
    for (String noText : List.of("%C3%28", "%00")) {
      manager.get(path(noText)).isProblem(400, "malformed");
    }
  }

  @Test
  void the_same_id_in_two_organisations_is_two_people() {
    Caller they = PLATFORM.caller("w-1", Events.fresh("cli"), Role.MANAGER);
    ObjectNode referral = Events.referral(first);
    ((ObjectNode) referral.required("data")).put("clientId", ann);
    long sequence = they.post(referral).is(201).sequence();
    merge(ann, anna);

    JsonNode theirs = they.get(path(ann) + "?minSequence=" + sequence).is(200).json();
    assertThat(theirs.required("journeys")).hasSize(1);
    they.get(path(anna)).isProblem(404, "not-found");
    assertThat(journeys(ann)).containsExactly(first, second, third);
  }

  @Test
  void parameters_are_read_strictly_and_roles_looked_at_first() {
    manager.awaitListed(last);
    for (String query :
        List.of("limit=5", "after=x", "minSequence=-1", "minSequence=x", "mood=1")) {
      manager.get(path(ann) + "?" + query).isProblem(400, "invalid-parameter");
    }
    Caller both = PLATFORM.caller("w-1", List.of(organisation, "other"), Role.STAFF);
    both.get(path(ann)).isProblem(400, "organisation-required");
    both.get(path(ann) + "?organisation=third").isProblem(403, "forbidden");
    both.get(path(ann) + "?organisation=" + organisation).is(200);
    Caller auditor = PLATFORM.caller("a-1", organisation, Role.AUDITOR);
    assertThat(auditor.get(path(ann)).is(200).json()).isEqualTo(manager.get(path(ann)).json());
    PLATFORM.caller("c-1", organisation, Role.CODER).get(path(ann)).isProblem(403, "forbidden");
  }
}
