package org.journey.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.journey.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The list of journeys: which are in it, in which order, by which parameters. */
class JourneyListTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String LIST = "/api/v1/journeys";

  private final String organisation = Events.fresh("lis");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final String run = Events.fresh("r");
  private final List<ObjectNode> told = new ArrayList<>();
  private long last;

  /**
   * Five journeys, opened at nine on five days in a row.
   *
   * <pre>
   *   opened   status  reached  worker         category  barrier   concern  in force  last contact
   * a 01-05    OPEN                                                                   never
   * b 01-06    OPEN    2        w-7            SOCIAL                                 01-20
   * c 01-07    PAUSED           w-7                      open               RESEARCH  never
   * d 01-08    CLOSED  1-2      w-8            PHYSICAL            closed             01-22
   * e 01-09    OPEN    1, 3     w-8, then w-7            resolved  open     RECORD    01-20
   * </pre>
   */
  @BeforeEach
  void five() {
    refer("a", "2026-01-05T09:00:00Z");
    refer("b", "2026-01-06T09:00:00Z");
    refer("c", "2026-01-07T09:00:00Z");
    refer("d", "2026-01-08T09:00:00Z");
    refer("e", "2026-01-09T09:00:00Z");
    tell(Events.session(id("b"), "2026-01-20T14:00:00Z"));
    assign("b", "2026-01-10T09:00:00Z", "w-7");
    assign("c", "2026-01-10T09:00:00Z", "w-7");
    assign("d", "2026-01-10T09:00:00Z", "w-8");
    assign("e", "2026-01-11T09:00:00Z", "w-7");
    assign("e", "2026-01-10T09:00:00Z", "w-8"); // Told late: it came before.
    on("barrier-identified", "c", "2026-01-12T09:00:00Z", "barrierId", "k", "kind", "HEALTH");
    on("barrier-identified", "e", "2026-01-12T09:00:00Z", "barrierId", "k", "kind", "MONEY");
    on("barrier-resolved", "e", "2026-01-13T09:00:00Z", "barrierId", "k");
    consent("c", "2026-01-12T09:00:00Z", "consent-given", "RESEARCH");
    consent("d", "2026-01-12T09:00:00Z", "consent-given", "RESEARCH");
    consent("d", "2026-01-13T09:00:00Z", "consent-withdrawn", "RESEARCH");
    consent("e", "2026-01-12T09:00:00Z", "consent-given", "RECORD");
    on("concern-raised", "d", "2026-01-14T09:00:00Z", "concernId", "k", "kind", "ABUSE");
    on("concern-closed", "d", "2026-01-15T09:00:00Z", "concernId", "k", "reason", "seen to");
    on("concern-raised", "e", "2026-01-14T09:00:00Z", "concernId", "k", "kind", "ABUSE");
    ObjectNode swim = Events.session(id("d"), "2026-01-21T14:00:00Z");
    ((ObjectNode) swim.required("data")).put("category", "PHYSICAL");
    tell(swim);
    support("d", "2026-01-22T14:00:00Z");
    support("e", "2026-01-12T14:00:00Z");
    on("skill-learned", "e", "2026-01-20T14:00:00Z", "skill", "chess", "area", "OTHER");
    on("journey-paused", "c", "2026-02-01T09:00:00Z");
    on("journey-closed", "d", "2026-03-01T09:00:00Z", "reason", "MOVED_ON");
    JsonNode report =
        staff.batch(told.stream().map(ObjectNode::toString).collect(joining("\n"))).is(200).json();
    assertThat(report.path("accepted").asInt()).as(report::toString).isEqualTo(told.size());
    last = report.path("lastSequence").asLong();
  }

  private String id(String journey) {
    return journey + "-" + run;
  }

  private void record(ObjectNode event) {
    last = staff.post(event).is(201).sequence();
  }

  private void tell(ObjectNode event) {
    told.add(event);
  }

  private void refer(String journey, String time) {
    tell(Events.referral(id(journey)).put("time", time));
  }

  private void on(String type, String journey, String time, String... data) {
    tell(
        Events.event(
            type,
            id(journey),
            time,
            fields -> {
              for (int i = 0; i < data.length; i += 2) {
                fields.put(data[i], data[i + 1]);
              }
            }));
  }

  private void assign(String journey, String time, String worker) {
    on("worker-assigned", journey, time, "worker", worker);
  }

  private void consent(String journey, String time, String type, String scope) {
    tell(Events.consent(id(journey), time, type, scope));
  }

  private void support(String journey, String time) {
    on(
        "support-given",
        journey,
        time,
        "kind",
        "PERSONALISED",
        "service",
        "LINK_WORKER",
        "channel",
        "PHONE");
  }

  /** The letters of those in a list, in order. */
  private String letters(JsonNode list) {
    StringBuilder letters = new StringBuilder();
    list.required("journeys")
        .forEach(row -> letters.append(row.required("journeyId").stringValue().charAt(0)));
    return letters.toString();
  }

  private JsonNode list(String query) {
    return staff.get(LIST + "?minSequence=" + last + "&" + query).is(200).json();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          limit=500 | abcde
          status=OPEN | abe
          status=PAUSED | c
          status=CLOSED | d
          reached=2 | b
          reached=1-2 | d
          reached=1,%203 | e
          reached=1,+3 | e
          reached=3 | none
          reached=1-9 | none
          stage=1 | de
          stage=2 | bd
          stage=3 | e
          stage=9 | none
          worker=w-7 | bce
          worker=w-8 | d
          worker=w | none
          category=SOCIAL | b
          category=PHYSICAL | d
          category=ADVOCACY | none
          barrierOpen=true | c
          barrierOpen=false | abde
          concernOpen=true | e
          concernOpen=false | abcd
          consent=RESEARCH | c
          consent=RECORD | e
          consent=OWN_WORDS | none
          openedFrom=2026-01-07T09:00:00Z | cde
          openedFrom=2026-01-07T09:00:00.000001Z | de
          openedFrom=2026-01-07T08:59:59.999999Z | cde
          openedTo=2026-01-07T09:00:00Z | ab
          openedTo=2026-01-07T09:00:00.000001Z | abc
          openedTo=2026-01-07T11:00:00%2B02:00 | ab
          openedFrom=2026-01-06T09:00:00Z&openedTo=2026-01-08T09:00:00Z | bc
          openedFrom=2026-01-06T09:00:00Z&openedTo=2026-01-06T09:00:00Z | none
          openedFrom=1900-01-01T00:00:00Z&openedTo=9999-12-31T23:59:59Z | abcde
          worker=w-7&status=OPEN | be
          worker=w-7&status=OPEN&concernOpen=false | b
          worker=w-7&barrierOpen=true&consent=RESEARCH&status=PAUSED | c
          stage=1&stage=1 | refused
          sort=OPENED | abcde
          sort=LAST_CONTACT | acbed
          sort=LAST_CONTACT&status=OPEN&stage=3 | e
          """)
  void what_is_asked_for_must_all_hold(String query, String letters) {
    if ("refused".equals(letters)) {
      staff.get(LIST + "?" + query).isProblem(400, "invalid-parameter");
      return;
    }
    assertThat(letters(list(query))).isEqualTo(letters == null ? "" : letters);
  }

  @Test
  void a_row_says_what_was_told() {
    JsonNode row = list("status=CLOSED").required("journeys").path(0);

    assertThat(row)
        .isEqualTo(
            Answer.JSON.readTree(
                """
                {"journeyId": "%s", "clientId": "c-%s", "status": "CLOSED",
                 "openedAt": "2026-01-08T09:00:00Z", "closedAt": "2026-03-01T09:00:00Z",
                 "reached": "1-2", "highest": 2, "worker": "w-8",
                 "lastContactAt": "2026-01-22T14:00:00Z", "categories": ["PHYSICAL"],
                 "concernOpen": false, "complete": true}
                """
                    .formatted(id("d"), id("d"))));
    assertThat(list("limit=500").path("incomplete").asInt()).isZero();
  }

  @Test
  void an_auditor_reads_the_same_list_and_a_coder_none() {
    JsonNode list = list("limit=500");

    for (Role role : List.of(Role.MANAGER, Role.AUDITOR)) {
      Caller reader = PLATFORM.caller("x-1", organisation, role);
      assertThat(reader.get(LIST).is(200).json().required("journeys"))
          .isEqualTo(list.required("journeys"));
    }
    PLATFORM.caller("x-1", organisation, Role.CODER).get(LIST).isProblem(403, "forbidden");
  }

  @Test
  void what_is_corrected_or_retracted_shows_as_it_stands_then() {
    ObjectNode session = Events.session(id("a"), "2026-01-20T14:00:00Z");
    record(session);
    assertThat(letters(list("reached=2"))).isEqualTo("ab");

    record(
        Events.correction(
            id("a"), session, data -> data.put("time", "2026-01-19T14:00:00.123456Z")));
    assertThat(list("status=OPEN").at("/journeys/0/lastContactAt").stringValue())
        .isEqualTo("2026-01-19T14:00:00.123456Z");
    assertThat(letters(list("sort=LAST_CONTACT"))).isEqualTo("cabed");

    record(Events.retraction(id("a"), session));
    assertThat(letters(list("reached=2"))).isEqualTo("b");
    assertThat(letters(list("sort=LAST_CONTACT"))).isEqualTo("acbed");
  }

  @Test
  void a_corrected_referral_moves_in_the_list() {
    ObjectNode referral = Events.referral(id("f")).put("time", "2026-01-10T09:00:00Z");
    record(referral);
    assertThat(letters(list("limit=500"))).isEqualTo("abcdef");
    record(
        Events.correction(id("f"), referral, data -> data.put("time", "2026-01-07T09:00:00.5Z")));
    assertThat(letters(list("limit=500"))).isEqualTo("abcfde");
    assertThat(letters(list("openedTo=2026-01-08T09:00:00Z"))).isEqualTo("abcf");
  }

  @Test
  void each_organisation_has_a_list_of_its_own() {
    String other = Events.fresh("lis");
    Caller both = PLATFORM.caller("w-1", List.of(organisation, other), Role.STAFF);
    String theirs = Events.referral(id("a")).toString();
    long sequence =
        both.post("/api/v1/interactions?organisation=" + other, theirs).is(201).sequence();

    both.get(LIST).isProblem(400, "organisation-required");
    both.get(LIST + "?organisation=third").isProblem(403, "forbidden");
    String query = "&minSequence=" + sequence;
    assertThat(letters(both.get(LIST + "?organisation=" + organisation + query).is(200).json()))
        .isEqualTo("abcde");
    assertThat(letters(both.get(LIST + "?organisation=" + other + query).is(200).json()))
        .isEqualTo("a");
    PLATFORM.caller("w-1", List.of(), Role.STAFF).get(LIST).isProblem(403, "forbidden");
  }
}
