package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.research.ResearchSite.exact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.journey.console.Browsing;
import org.journey.console.HtmlPage;
import org.journey.console.HtmlPage.FilledForm;
import org.journey.console.SubThemes;
import org.journey.json.Json;
import org.journey.security.Role;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CodingPagesTest {

  private static final String WORDS = "at last <script>alert(1)</script> I slept";
  private static final String CODING = "/console/research/coding";

  private final ResearchSite site = new ResearchSite(2, WORDS);

  private static Map<String, String> filled(HtmlPage page, Map<String, String> chosen) {
    Map<String, String> form = new LinkedHashMap<>(page.hidden());
    form.putAll(chosen);
    return form;
  }

  @Test
  void two_coders_read_the_same_words_and_their_agreement_is_told() {
    Browsing first = site.visitor("coder");
    HtmlPage page = first.get(CODING).is(200);
    assertThat(page.said("strong", "unread")).isEqualTo("2");
    assertThat(page.said("blockquote", "words")).isEqualTo(WORDS);
    assertThat(page.html()).doesNotContain("<script>alert");
    Map<String, String> form =
        filled(
            page,
            Map.of(
                "tense-purposeful-activity", "EXPERIENCED",
                "tense-future-goals", "ASPIRED",
                "code-purposeful-activity", "structure, my-own"));
    assertThat(first.post(CODING, form).is(200).html()).contains("Your reading is stored");
    first.post(CODING, form).is(200);
    assertThat(first.get(CODING).is(200).said("strong", "unread")).isEqualTo("1");
    assertThat(codings(page.hidden())).isEqualTo(1);

    Browsing second = site.visitor("coder-2");
    HtmlPage same = second.get(CODING).is(200);
    assertThat(same.hidden().get("target")).isEqualTo(page.hidden().get("target"));
    second.post(CODING, filled(same, Map.of("tense-future-goals", "EXPERIENCED"))).is(200);

    JsonNode told =
        site.caller("local-coder", Role.CODER).get("/api/v1/coding/agreement").is(200).json();
    assertThat(told.path("n").asInt()).isEqualTo(1);
    HtmlPage agreement = first.get(CODING + "/agreement").is(200);
    assertThat(agreement.said("strong", "n")).isEqualTo("1");
    List<List<String>> rows = agreement.rows("sub-themes");
    int at = 0;
    for (JsonNode each : told.at("/result/subThemes")) {
      JsonNode counts = each.path("counts");
      assertThat(rows.get(at++))
          .containsExactly(
              SubThemes.name(each.path("subTheme").asString()),
              exact(each.path("kappa")),
              exact(each.path("n")),
              exact(each.path("agreed")),
              exact(each.path("percent")),
              exact(counts.path("both")),
              exact(counts.path("firstOnly")),
              exact(counts.path("secondOnly")),
              exact(counts.path("neither")));
    }
    assertThat(at).isEqualTo(rows.size()).isEqualTo(12);
    assertThat(agreement.html()).contains(">100.0 %<");
    assertThat(agreement.rows("codes"))
        .extracting(List::getFirst)
        .contains(
            SubThemes.name("purposeful-activity") + ": structure",
            SubThemes.name("purposeful-activity") + ": my own");
    assertThat(agreement.rows("pairs").getFirst()).startsWith("local-coder", "local-coder-2", "1");
    assertThat(agreement.html()).contains("<option value=\"local-coder-2\"");

    HtmlPage unknown = first.get(CODING + "/agreement?first=local-coder&second=zz").is(200);
    assertThat(unknown.text()).contains("both coded 0 reflections. Whose reflections can be");
    assertThat(first.get(CODING + "/agreement?first=local-coder").is(200).errorsById())
        .containsEntry(
            "second", "Second coder: choose a coder, or the two who coded most for both");
  }

  private int codings(Map<String, String> hidden) {
    int codings = 0;
    for (JsonNode each :
        site.manager
            .get("/api/v1/journeys/" + hidden.get("journey") + "/timeline")
            .is(200)
            .json()
            .path("interactions")) {
      if (each.at("/interaction/type").asString("").equals("journey.reflection-coded.v1")) {
        codings++;
        assertThat(each.at("/interaction/source").asString("")).isEqualTo("/console");
        assertThat(each.at("/interaction/id").asString("")).isEqualTo(hidden.get("event"));
        assertThat(each.at("/interaction/data/coder").asString("")).isEqualTo("local-coder");
      }
    }
    return codings;
  }

  @Test
  void what_is_wrong_is_said_at_its_field_and_what_was_chosen_stays() {
    Browsing coder = site.visitor("coder");
    HtmlPage page = coder.get(CODING).is(200);
    HtmlPage wrong =
        coder
            .post(
                CODING,
                filled(
                    page,
                    Map.of(
                        "tense-future-health", "PASSING",
                        "code-future-health", "Not a Code",
                        "code-future-goals", "work",
                        "note", "\"><img src=x onerror=alert(1)>")))
            .is(422);
    assertThat(wrong.errorsById()).containsOnlyKeys("tense-future-goals", "code-future-health");
    assertThat(wrong.hidden()).containsAllEntriesOf(page.hidden());
    assertThat(wrong.html())
        .contains("<title>Error: Coding", "value=\"Not a Code\"", "PASSING\" selected")
        .doesNotContain("<img src=x");
    assertThat(coder.get(CODING).said("strong", "unread")).isEqualTo("2");
  }

  /** The form of a reading, as it was drawn. */
  private static FilledForm reading(HtmlPage page) {
    String html = page.html();
    return new HtmlPage(200, CODING, html.substring(html.indexOf("<form method=\"post\"")))
        .form(CODING);
  }

  private void code(int person, String findings) {
    String journey = site.journeys.get(person);
    JsonNode told = entries(journey, "reflection-recorded").getFirst();
    ObjectNode coding = Events.coding(journey, (ObjectNode) told.path("interaction"));
    ((ObjectNode) coding.path("data"))
        .put("coder", "local-coder")
        .set("findings", Json.MAPPER.readTree(findings));
    site.caller("local-coder", Role.CODER).post(coding).is(201);
  }

  private List<JsonNode> entries(String journey, String type) {
    return site.manager
        .get("/api/v1/journeys/" + journey + "/timeline")
        .is(200)
        .json()
        .path("interactions")
        .valueStream()
        .filter(each -> each.at("/interaction/type").asString("").contains(type))
        .toList();
  }

  @Test
  void going_back_begins_with_what_was_found_then_and_nothing_of_it_is_lost() {
    // One sub-theme told in two ways is more than the form's row of it can hold.
    String then =
        """
        [{"subTheme": "future-goals", "tense": "ASPIRED", "code": "work", "since": "2025-11"},
         {"subTheme": "future-goals", "tense": "ASPIRED", "code": "college", "since": "2025-11"},
         {"subTheme": "future-goals", "tense": "NOT_SO"}]
        """;
    code(0, then);
    code(1, "[{\"subTheme\": \"social-engagement\", \"tense\": \"EXPERIENCED\"}]");
    Browsing coder = site.visitor("coder");
    HtmlPage page = coder.get(CODING + "?subTheme=social-engagement").is(200);
    assertThat(page.hidden()).containsEntry("journey", site.journeys.getFirst());
    assertThat(page.text()).contains("What you store now replaces all you found then.");
    assertThat(page.said("ul", "found-then"))
        .isEqualTo(
            "Future goals: A hope for later (work), since 2025-11 Future goals: A hope for later"
                + " (college), since 2025-11 Future goals: Says it is not so");

    FilledForm form = reading(page).set("tense-social-engagement", "PASSING");
    assertThat(coder.send(form).is(200).html()).contains("Your reading is stored");
    List<JsonNode> codings = entries(site.journeys.getFirst(), "reflection-coded");
    assertThat(codings).hasSize(2);
    List<JsonNode> now = codings.getLast().at("/interaction/data/findings").valueStream().toList();
    assertThat(now)
        .containsAll(Json.MAPPER.readTree(then).valueStream().toList())
        .hasSize(4)
        .filteredOn(each -> each.path("subTheme").asString().equals("social-engagement"))
        .singleElement()
        .extracting(each -> each.path("tense").asString())
        .isEqualTo("PASSING");
  }

  @Test
  void sub_themes_of_another_model_are_read_and_stored() {
    ObjectNode other = ResearchSite.withoutAttendance();
    ((ObjectNode) other.at("/stages/0")).withArray("subThemes").add("quiet");
    String model = site.registered(other);
    Browsing coder = site.visitor("coder");
    assertThat(coder.get(CODING).is(200).hasId("tense-quiet")).isFalse();
    HtmlPage page = coder.get(CODING + "?model=" + model).is(200);
    FilledForm form = reading(page).set("tense-quiet", "EXPERIENCED").set("since-quiet", "2025");
    HtmlPage stored = coder.send(form).is(200);
    assertThat(stored.html()).contains("Your reading is stored");
    assertThat(stored.hasId("tense-quiet")).isTrue();
    JsonNode coded =
        entries(Objects.requireNonNull(page.hidden().get("journey")), "reflection-coded")
            .getFirst();
    assertThat(coded.at("/interaction/data/findings/0/subTheme").asString()).isEqualTo("quiet");
    assertThat(coded.at("/interaction/data/findings/0/since").asString()).isEqualTo("2025");
  }

  @Test
  void a_researcher_sees_how_much_is_unread_and_no_words() {
    HtmlPage page = site.visitor("researcher").get(CODING).is(200);
    assertThat(page.said("strong", "unread")).isEqualTo("2");
    assertThat(page.html()).doesNotContain("I slept").doesNotContain(site.journeys);
  }
}
