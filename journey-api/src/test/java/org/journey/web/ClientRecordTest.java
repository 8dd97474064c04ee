package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.journey.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person is handed who asks what is held on them. */
class ClientRecordTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final AccessTables TABLES = new AccessTables(PLATFORM);
  private static final String MARKUP = "<script>alert('x')</script> & \"so\"";

  private final String organisation = Events.fresh("rec");
  private final Caller manager = PLATFORM.caller("m-1", organisation, Role.MANAGER);
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final String first = Events.fresh("j");
  private final String second = Events.fresh("j");
  private final String others = Events.fresh("j");

  @BeforeEach
  void twoIdsOfOnePersonAndAnother() {
    for (String journey : List.of(first, second, others)) {
      manager.post(Events.referral(journey)).is(201);
    }
    staff.post(Events.reflection(first, "2026-01-20T09:00:00Z", MARKUP)).is(201);
    staff.post(Events.concern(second, "2026-01-21T09:00:00Z", "not safe at home")).is(201);
    manager
        .post(
            "/api/v1/merges",
            "application/json",
            "{\"client\":\"c-%s\",\"into\":\"c-%s\",\"reason\":\"one person\"}"
                .formatted(first, second)
                .getBytes(StandardCharsets.UTF_8))
        .is(201);
  }

  private static String path(String journey) {
    return "/api/v1/clients/c-" + journey + "/record";
  }

  private JsonNode record() {
    return manager.get(path(first)).is(200).json();
  }

  @Test
  void it_has_all_that_is_recorded_under_every_id_of_the_person_opened() {
    JsonNode record = record();

    assertThat(record.path("ids").findValuesAsString("")).isEmpty();
    assertThat(record.path("ids").toString()).contains("c-" + first, "c-" + second);
    assertThat(record.path("journeys").findValuesAsString("journeyId"))
        .containsSubsequence(first, second);
    JsonNode one = record.at("/journeys/0");
    assertThat(one.at("/state/status").stringValue()).isEqualTo("OPEN");
    assertThat(one.at("/interactions/0/data/person/name").stringValue()).isEqualTo("Siân O'Neil");
    assertThat(one.at("/interactions/1/data/note").stringValue()).isEqualTo(MARKUP);
    assertThat(record.at("/journeys/1/interactions/1/data/note").stringValue())
        .isEqualTo("not safe at home");
    assertThat(record.at("/interactions/0/data/reason").stringValue()).isEqualTo("one person");
    assertThat(record.path("kept")).hasSizeGreaterThan(3);
    assertThat(manager.get(path(second)).is(200).json().path("journeys"))
        .hasSameSizeAs(record.path("journeys"));
  }

  @Test
  void it_has_what_was_asked_about_erasing_it_and_what_stood_against_it_with_the_words() {
    Caller asks = Erasing.asking(PLATFORM, organisation);
    String hold = "/api/v1/clients/c-" + first + "/hold";
    Erasing.tell(asks, hold, "{\"reason\":\"a complaint\"}").is(201);
    asks.delete(hold).is(204);
    String refused = Erasing.address(Erasing.askErasure(asks, "c-" + second));
    Erasing.tell(manager, refused + "/refusal", "{\"reason\":\"a court <asked> for it\"}").is(200);
    Erasing.address(Erasing.askRedaction(asks, sequenceOf(first)));
    Erasing.tell(manager, hold, "{\"reason\":\"another complaint\"}").is(201);
    Erasing.askErasure(asks, "c-" + others).is(202);

    JsonNode record = record();

    JsonNode holds = record.path("holds");
    assertThat(holds).hasSize(2);
    assertThat(holds.at("/0/clientId").stringValue()).isEqualTo("c-" + first);
    assertThat(holds.at("/0/reason").stringValue()).isEqualTo("a complaint");
    assertThat(holds.at("/0/liftedBy").stringValue()).isEqualTo("asks-1");
    assertThat(holds.at("/0/liftedAt").isString()).isTrue();
    assertThat(holds.at("/1/reason").stringValue()).isEqualTo("another complaint");
    assertThat(holds.at("/1/placedBy").stringValue()).isEqualTo("m-1");
    assertThat(holds.at("/1/liftedBy").isNull()).isTrue();
    JsonNode erasures = record.path("erasures");
    assertThat(erasures).hasSize(2);
    assertThat(erasures.at("/0/status").stringValue()).isEqualTo("REFUSED");
    assertThat(erasures.at("/0/reason").stringValue()).isEqualTo("asked to be forgotten");
    assertThat(erasures.at("/0/refusal").stringValue()).isEqualTo("a court <asked> for it");
    assertThat(erasures.at("/1/status").stringValue()).isEqualTo("HELD");
    assertThat(erasures.at("/1/sequence").isNumber()).isTrue();
    assertThat(page().text())
        .contains("another complaint", "a court &lt;asked&gt; for it", "asked to be forgotten");
  }

  private long sequenceOf(String journey) {
    return Long.parseLong(
        manager
            .get("/api/v1/journeys/" + journey + "/timeline")
            .is(200)
            .json()
            .at("/interactions/0/interaction/sequence")
            .stringValue());
  }

  @Test
  void it_says_who_looked_and_nothing_of_others() {
    staff.get("/api/v1/journeys/" + first, Map.of("Journey-Purpose", "before a visit")).is(200);
    staff.get("/api/v1/journeys/" + others, Map.of("Journey-Purpose", "of another")).is(200);
    staff.get("/api/v1/interactions", Map.of("Journey-Purpose", "mother of Q8Z8Q")).is(200);

    String text = record().path("access").toString();
    JsonNode access = Answer.JSON.readTree(text);
    assertThat(access.at("/0/operation").stringValue()).isEqualTo("CLIENT_RECORD");
    assertThat(access.at("/0/actor").stringValue()).isEqualTo("m-1");
    assertThat(access.at("/1/operation").stringValue()).isEqualTo("FEED");
    assertThat(access.at("/1/purpose/withheld").booleanValue()).isTrue();
    assertThat(access.at("/2/operation").stringValue()).isEqualTo("JOURNEY");
    assertThat(access.at("/2/actor").stringValue()).isEqualTo("w-1");
    assertThat(access.at("/2/purpose").stringValue()).isEqualTo("before a visit");
    assertThat(text).doesNotContain("Q8Z8Q", "of another", "\"" + others + "\"");
  }

  @Test
  void who_looked_is_told_to_the_first_however_often_they_did() {
    for (int i = 0; i < 210; i++) {
      staff.get("/api/v1/journeys/" + first).is(200);
    }
    assertThat(record().path("access").valueStream())
        .filteredOn(entry -> entry.path("operation").stringValue().equals("JOURNEY"))
        .hasSize(210);
  }

  @Test
  void what_is_erased_shows_as_erased() throws Exception {
    // As erasure leaves it; with the owner's hand, for keys stay in memory for a while.
    long sequence =
        staff
            .post(Events.reflection(first, "2026-01-22T09:00:00Z", "to be forgotten"))
            .is(201)
            .sequence();
    TABLES.asOwner("delete from interaction_key where sequence = " + sequence);

    Answer record = manager.get(path(first)).is(200);
    assertThat(record.json().at("/journeys/0/interactions/2/data/note/erased").booleanValue())
        .isTrue();
    assertThat(record.text()).doesNotContain("to be forgotten");
    assertThat(page().text()).contains("<dt>note</dt><dd>erased</dd>");
  }

  private Answer page() {
    return manager.get(path(first), Map.of("Accept", "text/html")).is(200);
  }

  @Test
  void it_can_be_had_as_a_page_that_nothing_in_it_can_turn_into_a_program() {
    Answer page = page();

    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'");
    assertThat(page.text())
        .startsWith("<!doctype html>\n<html lang=\"en-GB\">")
        .contains("<title>What is held on client c-" + first + "</title>")
        .contains("Siân O&#39;Neil", "not safe at home", "<caption>", "<th scope=\"col\">Who</th>")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;so&quot;")
        .doesNotContain("<script")
        .endsWith("</html>\n");
  }

  @Test
  void one_of_nobody_and_one_of_another_organisation_are_not_found() {
    manager.get("/api/v1/clients/c-nobody/record").isProblem(404, "not-found");
    Caller they = PLATFORM.caller("m-2", Events.fresh("the"), Role.MANAGER);
    they.get(path(first)).isProblem(404, "not-found");
    manager.get(path(first), Map.of("Accept", "image/png")).isProblem(406, "not-acceptable");
  }

  @Test
  void a_long_journey_is_told_whole_and_in_order() {
    String lines =
        IntStream.range(0, 450)
            .mapToObj(i -> Events.session(first, "2026-01-22T09:00:00Z"))
            .map(ObjectNode::toString)
            .collect(Collectors.joining("\n"));
    assertThat(manager.batch(lines).is(200).json().path("accepted").intValue()).isEqualTo(450);

    JsonNode interactions = record().at("/journeys/0/interactions");
    assertThat(interactions).hasSize(452);
    for (int i = 0; i < 452; i++) {
      assertThat(interactions.path(i).path("journeyversion").intValue()).isEqualTo(i);
    }
  }
}
