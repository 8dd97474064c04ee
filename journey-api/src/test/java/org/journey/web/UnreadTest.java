package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Going back to what was told before a code was thought of. */
class UnreadTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String PATH = "/api/v1/coding/unread";

  private final String organisation = Events.fresh("unr");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final Caller coder = PLATFORM.caller("coder-1", organisation, Role.CODER);
  private final Caller researcher = PLATFORM.caller("r-1", organisation, Role.RESEARCHER);

  private String told(String... scopes) {
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    for (String scope : scopes) {
      staff.post(Events.consent(journey, "2026-01-06T09:00:00Z", "consent-given", scope)).is(201);
    }
    return journey;
  }

  private ObjectNode reflection(String journey) {
    ObjectNode reflection = Events.reflection(journey, "2026-01-20T09:00:00Z", "at last I slept");
    staff.post(reflection).is(201);
    return reflection;
  }

  private List<String> toRead(Caller caller, String query) {
    List<String> ids = new ArrayList<>();
    for (JsonNode each : caller.get(PATH + query).is(200).json().path("toRead")) {
      ids.add(each.path("id").asString("none"));
    }
    return ids;
  }

  @Test
  void a_coder_goes_back_to_what_they_coded_before_a_code_appeared() {
    String journey = told("OWN_WORDS");
    ObjectNode first = reflection(journey);
    ObjectNode second = reflection(journey);
    assertThat(toRead(coder, "")).containsExactly(id(first), id(second));

    coder.post(Events.coding(journey, first)).is(201);
    assertThat(toRead(coder, "")).containsExactly(id(second));
    String code = "?subTheme=social-engagement&code=sleep";
    assertThat(coder.get(PATH + code).json().path("appeared").asBoolean()).isFalse();

    ObjectNode brings = Events.coding(journey, second);
    ((ObjectNode) brings.path("data"))
        .withArray("findings")
        .addObject()
        .put("subTheme", "social-engagement")
        .put("tense", "EXPERIENCED")
        .put("code", "sleep");
    coder.post(brings).is(201);
    assertThat(toRead(coder, "")).isEmpty();
    assertThat(toRead(coder, code)).containsExactly(id(first));
    assertThat(toRead(coder, code + "&coder=coder-2")).containsExactly(id(first), id(second));

    coder.post(Events.coding(journey, first)).is(201);
    assertThat(toRead(coder, code)).isEmpty();
  }

  @Test
  void a_coder_alone_is_told_what_they_found_last() {
    String journey = told("OWN_WORDS", "RESEARCH");
    ObjectNode told = reflection(journey);
    assertThat(coder.get(PATH).is(200).json().at("/toRead/0").has("lastFindings")).isFalse();

    ObjectNode coding = Events.coding(journey, told);
    ObjectNode data = (ObjectNode) coding.path("data");
    ArrayNode findings = data.withArray("findings");
    findings
        .addObject()
        .put("subTheme", "future-goals")
        .put("tense", "ASPIRED")
        .put("code", "work")
        .put("since", "2025-11");
    findings.addObject().put("subTheme", "personal-assets").put("tense", "EXPERIENCED");
    coder.post(coding).is(201);
    ObjectNode later = reflection(journey);
    ObjectNode brings = Events.coding(journey, later);
    ((ObjectNode) brings.path("data"))
        .withArray("findings")
        .addObject()
        .put("subTheme", "social-engagement")
        .put("tense", "EXPERIENCED");
    coder.post(brings).is(201);

    String query = PATH + "?subTheme=social-engagement";
    JsonNode row = coder.get(query).is(200).json().at("/toRead/0");
    assertThat(row.path("id").asString()).isEqualTo(id(told));
    assertThat(row.path("lastFindings")).isEqualTo(findings);
    Caller manager = PLATFORM.caller("m-1", organisation, Role.MANAGER);
    Caller second = PLATFORM.caller("coder-2", organisation, Role.CODER);
    for (Caller other : List.of(manager, second, researcher)) {
      Answer answer = other.get(query + "&coder=coder-1").is(200);
      assertThat(answer.json().path("toRead")).hasSize(1);
      assertThat(answer.text()).contains("lastCodedAt").doesNotContain("lastFindings", "ASPIRED");
    }
  }

  @Test
  void only_those_who_consent_are_read_and_a_researcher_learns_no_id() {
    String words = told("OWN_WORDS");
    String both = told("OWN_WORDS", "RESEARCH");
    reflection(told("RESEARCH"));
    ObjectNode first = reflection(words);
    ObjectNode second = reflection(both);
    assertThat(toRead(coder, "")).containsExactly(id(first), id(second));

    Answer answer = researcher.get(PATH + "?coder=coder-1").is(200);
    assertThat(answer.json().path("toRead")).hasSize(1);
    assertThat(answer.text()).doesNotContain(words, both, id(first), id(second), "slept");

    staff
        .post(Events.consent(words, "2026-01-25T09:00:00Z", "consent-withdrawn", "OWN_WORDS"))
        .is(201);
    assertThat(toRead(coder, "")).containsExactly(id(second));

    Caller elsewhere = PLATFORM.caller("coder-1", Events.fresh("unr"), Role.CODER);
    assertThat(elsewhere.get(PATH).is(200).json().path("reflections").asInt()).isZero();
  }

  @Test
  void pages_follow_one_another_and_a_code_needs_its_sub_theme() {
    String journey = told("OWN_WORDS");
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(id(reflection(journey)));
    }
    List<String> read = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = coder.get(PATH + "?limit=2" + next).is(200).json();
      assertThat(page.path("unread").asInt()).isEqualTo(5);
      page.path("toRead").forEach(each -> read.add(each.path("id").asString()));
      next = page.path("next").isNull() ? "" : "&after=" + page.path("next").asString();
    } while (!next.isEmpty());
    assertThat(read).isEqualTo(all);

    coder.get(PATH + "?code=sleep").isProblem(400, "invalid-parameter");
    coder.get(PATH + "?subTheme=no-such").isProblem(422, "unknown-reference");
  }

  private static String id(ObjectNode event) {
    return event.required("id").stringValue();
  }
}
