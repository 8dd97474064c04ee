package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.journey.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TimelineTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final String organisation = Events.fresh("tim");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final Caller manager = PLATFORM.caller("m-1", organisation, Role.MANAGER);
  private final Caller auditor = PLATFORM.caller("a-1", organisation, Role.AUDITOR);
  private final Caller coder = PLATFORM.caller("k-1", organisation, Role.CODER);
  private final String journey = Events.fresh("j");
  private final String path = "/api/v1/journeys/" + journey + "/timeline";

  @BeforeEach
  void a_journey() {
    staff.post(Events.referral(journey)).is(201);
  }

  @Test
  void each_interaction_has_its_history_and_stands_as_corrected() {
    ObjectNode late = Events.session(journey, "2026-02-20T14:00:00Z");
    ObjectNode told = Events.reflection(journey, "2026-02-10T14:00:00Z", "I feel beter");
    ObjectNode wrong = Events.session(journey, "2026-02-05T14:00:00Z");
    staff.post(late).is(201);
    staff.post(told).is(201);
    staff.post(wrong).is(201);
    manager.post(Events.retraction(journey, wrong)).is(201);
    ObjectNode correction =
        Events.correction(
            journey,
            told,
            data -> {
              ObjectNode whole = told.path("data").asObject().deepCopy();
              whole.put("note", "I feel better");
              data.set("data", whole);
              data.put("time", "2026-02-28T14:00:00Z");
            });
    Answer corrected = manager.post(correction).is(201);

    JsonNode timeline = staff.get(path).is(200).json();

    JsonNode entries = timeline.path("interactions");
    assertThat(ids(entries))
        .containsExactly(
            staff.get(path).json().at("/interactions/0/interaction/id").stringValue(),
            wrong.path("id").stringValue(),
            late.path("id").stringValue(),
            told.path("id").stringValue());
    JsonNode retracted = entries.path(1);
    assertThat(retracted.path("effective").asBoolean()).isFalse();
    assertThat(retracted.at("/history/0/kind").asString()).isEqualTo("RETRACTED");
    assertThat(retracted.at("/history/0/reason").asString()).isEqualTo("put on the wrong person");
    assertThat(retracted.at("/history/0/by").asString()).isEqualTo("m-1");
    JsonNode changed = entries.path(3);
    assertThat(changed.path("effective").asBoolean()).isTrue();
    assertThat(changed.path("time").asString()).isEqualTo("2026-02-28T14:00:00Z");
    assertThat(changed.at("/data/note").asString()).isEqualTo("I feel better");
    assertThat(changed.at("/interaction/data/note").asString()).isEqualTo("I feel beter");
    assertThat(changed.at("/interaction/time").asString()).isEqualTo("2026-02-10T14:00:00Z");
    assertThat(changed.at("/history/0/sequence").asLong()).isEqualTo(corrected.sequence());
    assertThat(timeline.path("next").isNull()).isTrue();
  }

  @Test
  void an_auditor_sees_everything_but_what_is_personal() {
    staff.post(Events.reflection(journey, "2026-02-10T14:00:00Z", "I feel better")).is(201);

    JsonNode entries = auditor.get(path).is(200).json().path("interactions");

    assertThat(entries.at("/0/data/person")).isEqualTo(withheld());
    assertThat(entries.at("/1/data/note")).isEqualTo(withheld());
    assertThat(entries.at("/1/interaction/data/note")).isEqualTo(withheld());
    assertThat(entries.at("/1/data/findings")).hasSize(1);
  }

  @Test
  void what_is_destroyed_is_told_as_destroyed_to_everyone() {
    Answer told =
        staff.post(Events.reflection(journey, "2026-02-10T14:00:00Z", "I feel better")).is(201);
    PLATFORM
        .application()
        .getBean(JdbcClient.class)
        .sql("delete from interaction_key where sequence = ?")
        .param(told.sequence())
        .update();
    ObjectNode erased = Answer.JSON.createObjectNode().put("erased", true);

    for (Caller reader : List.of(staff, manager, auditor)) {
      JsonNode entry = reader.get(path).is(200).json().at("/interactions/1");
      assertThat(entry.at("/data/note")).isEqualTo(erased);
      assertThat(entry.at("/interaction/data/note")).isEqualTo(erased);
      assertThat(reader.get(told.header("Location")).is(200).json().at("/data/note"))
          .isEqualTo(erased);
    }
  }

  @Test
  void the_note_of_a_concern_is_for_managers_and_its_recorder() {
    Answer concern =
        staff.post(Events.concern(journey, "2026-02-10T14:00:00Z", "is afraid at home")).is(201);
    Caller colleague = PLATFORM.caller("w-2", organisation, Role.STAFF);

    for (Caller allowed : List.of(staff, manager)) {
      assertThat(allowed.get(path).json().at("/interactions/1/data/note").asString())
          .isEqualTo("is afraid at home");
      assertThat(allowed.get(concern.header("Location")).json().at("/data/note").asString())
          .isEqualTo("is afraid at home");
    }
    assertThat(colleague.get(path).json().at("/interactions/1/data/note")).isEqualTo(withheld());
    assertThat(colleague.get(concern.header("Location")).json().at("/data/note"))
        .isEqualTo(withheld());
    assertThat(colleague.get("/api/v1/interactions").json().at("/interactions/1/data/note"))
        .isEqualTo(withheld());
    assertThat(colleague.get("/api/v1/journeys/" + journey).json().path("concernOpen").asBoolean())
        .isTrue();
  }

  @Test
  void a_corrected_note_of_a_concern_is_for_the_recorder_of_either_and_for_managers() {
    ObjectNode concern = Events.concern(journey, "2026-02-10T14:00:00Z", "is afraid at home");
    staff.post(concern).is(201);
    ObjectNode correction =
        Events.correction(
            journey,
            concern,
            data -> {
              ObjectNode whole = concern.path("data").asObject().deepCopy();
              data.set("data", whole.put("note", "is afraid of a neighbour"));
              data.put("note", "told to me by her sister");
            });
    Answer corrected = manager.post(correction).is(201);
    Caller colleague = PLATFORM.caller("w-2", organisation, Role.STAFF);

    for (Caller allowed : List.of(staff, manager)) {
      assertThat(allowed.get(path).json().at("/interactions/1/data/note").asString())
          .isEqualTo("is afraid of a neighbour");
      for (JsonNode event : List.of(one(allowed, corrected), inFeed(allowed, corrected))) {
        assertThat(event.at("/data/data/note").asString()).isEqualTo("is afraid of a neighbour");
        assertThat(event.at("/data/note").asString()).isEqualTo("told to me by her sister");
      }
    }
    assertThat(colleague.get(path).json().at("/interactions/1/data/note")).isEqualTo(withheld());
    for (JsonNode event : List.of(one(colleague, corrected), inFeed(colleague, corrected))) {
      assertThat(event.at("/data/data/note")).isEqualTo(withheld());
      assertThat(event.at("/data/note")).isEqualTo(withheld());
      assertThat(event.at("/data/reason").asString()).isEqualTo("misheard");
    }
  }

  @Test
  void the_note_of_what_is_no_concern_is_for_all_staff_however_it_is_corrected() {
    ObjectNode barrier =
        Events.event(
            "barrier-identified",
            journey,
            "2026-02-10T14:00:00Z",
            data -> data.put("barrierId", "b-1").put("kind", "MONEY").put("note", "no bus fare"));
    staff.post(barrier).is(201);
    Answer corrected =
        manager
            .post(
                Events.correction(
                    journey,
                    barrier,
                    data -> {
                      data.set("data", barrier.path("data").asObject().deepCopy());
                      data.put("note", "asked again");
                    }))
            .is(201);
    Caller colleague = PLATFORM.caller("w-2", organisation, Role.STAFF);

    assertThat(colleague.get(path).json().at("/interactions/1/data/note").asString())
        .isEqualTo("no bus fare");
    assertThat(one(colleague, corrected).at("/data/data/note").asString()).isEqualTo("no bus fare");
    assertThat(one(colleague, corrected).at("/data/note").asString()).isEqualTo("asked again");
  }

  private static JsonNode one(Caller reader, Answer stored) {
    return reader.get(stored.header("Location")).is(200).json();
  }

  private static JsonNode inFeed(Caller reader, Answer stored) {
    return reader
        .get("/api/v1/interactions?limit=1&after=" + (stored.sequence() - 1))
        .is(200)
        .json()
        .at("/interactions/0");
  }

  @Test
  void a_coder_sees_told_words_where_the_client_agreed_and_nothing_else() {
    ObjectNode told = Events.reflection(journey, "2026-02-10T14:00:00Z", "I feel better");
    Answer reflection = staff.post(told).is(201);
    Answer session = staff.post(Events.session(journey, "2026-02-11T14:00:00Z")).is(201);

    assertThat(coder.get(path).is(200).json().path("interactions")).isEmpty();
    coder.get(reflection.header("Location")).isProblem(404, "not-found");

    staff
        .post(Events.consent(journey, "2026-02-12T14:00:00Z", "consent-given", "OWN_WORDS"))
        .is(201);
    JsonNode entries = coder.get(path).is(200).json().path("interactions");
    assertThat(ids(entries)).containsExactly(told.path("id").stringValue());
    assertThat(entries.at("/0/data/note").asString()).isEqualTo("I feel better");
    coder.get(reflection.header("Location")).is(200);
    coder.get(session.header("Location")).isProblem(404, "not-found");
    assertThat(coder.get("/api/v1/interactions").is(200).json().path("interactions")).hasSize(1);
    coder.get("/api/v1/journeys/" + journey).isProblem(403, "forbidden");

    staff
        .post(Events.consent(journey, "2026-02-13T14:00:00Z", "consent-withdrawn", "OWN_WORDS"))
        .is(201);
    assertThat(coder.get(path).is(200).json().path("interactions")).isEmpty();
  }

  @Test
  void pages_lead_through_all_of_it_on_the_axes_of_the_first() {
    List<String> expected = new ArrayList<>();
    expected.add(staff.get(path).json().at("/interactions/0/interaction/id").stringValue());
    for (int day = 10; day < 17; day++) {
      ObjectNode session = Events.session(journey, "2026-01-" + day + "T14:00:00Z");
      staff.post(session).is(201);
      expected.add(session.path("id").stringValue());
    }
    List<String> found = new ArrayList<>();
    JsonNode page = staff.get(path + "?limit=3").is(200).json();
    staff.post(Events.session(journey, "2026-01-30T14:00:00Z")).is(201);
    found.addAll(ids(page.path("interactions")));
    while (!page.path("next").isNull()) {
      page = staff.get(path + "?limit=3&after=" + page.path("next").stringValue()).is(200).json();
      found.addAll(ids(page.path("interactions")));
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void a_cursor_is_good_for_its_reader_and_its_list_alone() {
    for (int day = 10; day < 13; day++) {
      staff.post(Events.session(journey, "2026-01-" + day + "T14:00:00Z")).is(201);
    }
    String other = Events.fresh("j");
    staff.post(Events.referral(other)).is(201);
    String cursor = staff.get(path + "?limit=1").json().path("next").stringValue();
    char last = cursor.charAt(cursor.length() - 2);
    String tampered =
        cursor.substring(0, cursor.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + cursor.charAt(cursor.length() - 1);

    staff.get(path + "?after=" + cursor).is(200);
    manager.get(path + "?after=" + cursor).isProblem(400, "invalid-parameter");
    staff
        .get("/api/v1/journeys/" + other + "/timeline?after=" + cursor)
        .isProblem(400, "invalid-parameter");
    staff.get(path + "?after=" + tampered).isProblem(400, "invalid-parameter");
    staff.get(path + "?after=1").isProblem(400, "invalid-parameter");
    staff
        .get(path + "?asAt=2026-02-01T00:00:00Z&after=" + cursor)
        .isProblem(400, "invalid-parameter");
    for (String limit : List.of("0", "-1", "501", "1000000000", "ten", "1.5")) {
      staff.get(path + "?limit=" + limit).isProblem(400, "invalid-parameter");
    }
  }

  private static ObjectNode withheld() {
    return Answer.JSON.createObjectNode().put("withheld", true);
  }

  private static List<String> ids(JsonNode entries) {
    List<String> ids = new ArrayList<>();
    entries.forEach(entry -> ids.add(entry.at("/interaction/id").stringValue()));
    return ids;
  }
}
