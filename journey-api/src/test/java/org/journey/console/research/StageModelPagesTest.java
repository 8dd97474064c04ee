package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.journey.console.Browsing;
import org.journey.console.HtmlPage;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;
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
    assertThat(registered.path()).isEqualTo(MODELS + "/" + id + "/1");
    JsonNode model = SITE.researcher.get("/api/v1/models/" + id + "/1").is(200).json();
    JsonNode first = SITE.researcher.get("/api/v1/models/steps-to-benefit/1").is(200).json();
    assertThat(model.path("evidence")).isEqualTo(first.path("evidence"));
    assertThat(model.path("stages")).isEqualTo(first.path("stages"));
    assertThat(registered.rows("rules")).hasSameSizeAs(model.path("evidence"));
    assertThat(RESEARCHER.get(MODELS).is(200).said("table", "models")).contains(id + "@1");

    HtmlPage used =
        RESEARCHER.post(MODELS, Map.of("text", text.replace("enters: false", "enters: true")));
    assertThat(used.is(422).errorsById().get("text")).contains("never changes once used");
  }

  @Test
  void what_is_no_yaml_or_has_no_id_is_told_too() {
    assertThat(RESEARCHER.post(MODELS, Map.of("text", "stages: []")).is(422).errorsById())
        .containsOnlyKeys("text");
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
