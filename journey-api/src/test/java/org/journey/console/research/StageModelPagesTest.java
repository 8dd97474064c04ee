package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.journey.console.Browsing;
import org.journey.console.HtmlPage;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StageModelPagesTest {

  private static final ResearchSite SITE = new ResearchSite(1, "so and so");
  private static final Browsing RESEARCHER = SITE.visitor("researcher");
  private static final String MODELS = "/console/research/models";

  @Test
  void a_model_with_a_fault_is_told_at_its_line_and_then_registered() {
    String id = Events.fresh("written");
    String begun = RESEARCHER.get(MODELS + "/new?from=steps-to-benefit@1").is(200).typed("text");
    String text =
        begun.replaceFirst("id: .*", "id: " + id).replaceFirst("version: .*", "version: 1");
    String faulty = text.replace("subTheme: skills-development", "subTheme: no-such-thing");
    int line = 1 + (int) faulty.substring(0, faulty.indexOf("no-such-thing")).lines().count() - 1;

    HtmlPage wrong = RESEARCHER.post(MODELS, Map.of("text", faulty)).is(422);
    assertThat(wrong.errorsById()).containsOnlyKeys("line-" + line);
    assertThat(wrong.errorsById().get("line-" + line)).contains("no stage has this sub-theme");
    assertThat(wrong.rows("lines").get(line - 1).get(1)).contains("no-such-thing", "Wrong:");
    assertThat(wrong.typed("text")).isEqualTo(faulty);
    SITE.researcher.get("/api/v1/models/" + id + "/1").is(404);

    HtmlPage registered = RESEARCHER.post(MODELS, Map.of("text", text)).is(200);
    assertThat(registered.path()).isEqualTo(MODELS + "/" + id + "/1?done=registered");
    assertThat(registered.text()).contains("Registered.");
    JsonNode model = SITE.researcher.get("/api/v1/models/" + id + "/1").is(200).json();
    JsonNode first = SITE.researcher.get("/api/v1/models/steps-to-benefit/1").is(200).json();
    assertThat(model.path("evidence")).isEqualTo(first.path("evidence"));
    assertThat(model.path("stages")).isEqualTo(first.path("stages"));
    assertThat(registered.rows("rules")).hasSameSizeAs(model.path("evidence"));
    assertThat(RESEARCHER.get(MODELS).is(200).said("table", "models")).contains(id + "@1");

    assertThat(RESEARCHER.post(MODELS, Map.of("text", text)).is(200).text())
        .contains("This was registered already, and is the same.");

    String other = text.replace("enters: false", "enters: true");
    for (Map<String, String> form :
        List.of(Map.of("text", other), Map.of("text", other, "check", "yes"))) {
      assertThat(RESEARCHER.post(MODELS, form).is(422).errorsById().get("line-2"))
          .contains("never changes once used");
    }
  }

  @Test
  void a_model_is_checked_without_being_registered() {
    String id = Events.fresh("checked");
    String text =
        """
        id: %s
        version: 1
        stages:
          - {number: 1, key: one, name: One, subThemes: [first]}
        evidence:
          - {rule: came, event: session-attended, subTheme: first}
        """
            .formatted(id);
    Map<String, String> check = Map.of("text", text, "check", "yes");
    HtmlPage checked = RESEARCHER.post(MODELS, check).is(200);
    assertThat(checked.text()).contains("Nothing is wrong with it. " + id + "@1 is not registered");
    assertThat(checked.typed("text")).isEqualTo(text);
    SITE.researcher.get("/api/v1/models/" + id + "/1").is(404);

    RESEARCHER.post(MODELS, Map.of("text", text)).is(200);
    assertThat(RESEARCHER.post(MODELS, check).is(200).text())
        .contains(id + "@1 is registered already, and is the same.");
  }

  @ParameterizedTest
  @CsvSource({"a/b, 1, 1", "<script>, 1, 1", "..%2F..%2F, 1, 1", "fine, two, 2", "fine, 1.5, 2"})
  void an_id_or_version_that_is_none_is_told_at_its_line(String id, String version, int line) {
    String text = "id: %s\nversion: %s\nstages: []\nevidence: []\n".formatted(id, version);
    HtmlPage wrong = RESEARCHER.post(MODELS, Map.of("text", text)).is(422);
    assertThat(wrong.errorsById()).containsKey("line-" + line);
    assertThat(wrong.rows("lines").get(line - 1).get(1)).contains("Wrong:");
    assertThat(wrong.text()).doesNotContain("HTTP").contains("see the lines below");
  }

  @Test
  void what_is_no_yaml_or_has_no_id_is_told_too() {
    assertThat(RESEARCHER.post(MODELS, Map.of("text", "stages: []")).is(422).errors())
        .contains("line-1: Line 1, column 1, needs id", "line-1: Line 1, column 1, needs version");
    HtmlPage broken = RESEARCHER.post(MODELS, Map.of("text", "id: x\nversion: 1\nstages: {a\n"));
    assertThat(broken.is(422).errorsById().keySet())
        .singleElement()
        .satisfies(field -> assertThat(field).matches("line-[34]"));
    HtmlPage script =
        RESEARCHER.post(
            MODELS, Map.of("text", "id: x\nversion: 1\n<script>alert(1)</script>: 1\n"));
    assertThat(script.is(422).html()).doesNotContain("<script>alert").contains("&lt;script&gt;");
  }

  @Test
  void two_models_are_compared_rule_by_rule() {
    var other = ResearchSite.withoutAttendance();
    String reference = SITE.registered(other);
    HtmlPage compared =
        RESEARCHER.get(MODELS + "/compare?first=steps-to-benefit@1&second=" + reference).is(200);
    assertThat(compared.rows("changed-rules"))
        .singleElement()
        .satisfies(
            row -> assertThat(row.subList(0, 2)).isEqualTo(List.of("attendance", "Removed")));
    assertThat(compared.html()).contains("Stages that differ</strong>: none");
  }
}
