package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.research.ResearchSite.exact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.console.Browsing;
import org.journey.console.HtmlPage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReplayPagesTest {

  private static final ResearchSite SITE = new ResearchSite(3, "I go every week");
  private static final String REPLAYS = "/console/research/replays";

  private static HtmlPage done(Browsing visitor, HtmlPage begun) {
    return ResearchSite.until(
        visitor, begun.path(), shown -> shown.said("dd", "status").equals("Done"));
  }

  @Test
  void a_replay_goes_from_its_form_to_its_comparison() {
    Browsing manager = SITE.visitor("manager");
    String model = SITE.registered(ResearchSite.withoutAttendance());
    assertThat(manager.get(REPLAYS + "/new").is(200).html()).contains(model);
    HtmlPage begun =
        manager
            .send(
                manager
                    .get(REPLAYS + "/new")
                    .form(REPLAYS)
                    .set("model", model)
                    .set("source", "GP")
                    .set("unit", "PERIOD")
                    .set("asked", "false")
                    .set("runLength", "3"))
            .is(200);
    String id = Links.last(begun.path());
    HtmlPage done = done(manager, begun);

    JsonNode replay = SITE.manager.get("/api/v1/replays/" + id).is(200).json();
    assertThat(replay.path("model").asString()).isEqualTo(model);
    assertThat(replay.at("/cohort/source").toString()).contains("GP");
    assertThat(replay.at("/saturation/runLength").asInt()).isEqualTo(3);
    assertThat(replay.at("/saturation/asked").asBoolean(true)).isFalse();
    assertThat(done.said("dd", "digest")).isEqualTo(replay.at("/result/digest").asString());
    assertThat(done.said("dd", "journeys")).isEqualTo("3");
    assertThat(manager.get(REPLAYS).is(200).rows("replays").getFirst()).contains(model, "Done");

    JsonNode comparison = SITE.manager.get("/api/v1/replays/" + id + "/comparison").is(200).json();
    HtmlPage compared =
        ResearchSite.until(
            manager,
            REPLAYS + "/" + id + "/comparison",
            shown -> shown.html().contains("Who reads differently"));
    List<List<String>> moves = new ArrayList<>();
    for (JsonNode move : comparison.path("moves")) {
      moves.add(
          List.of(
              move.path("from").asString(),
              move.path("to").asString().equals("none") || move.path("to").asString().isEmpty()
                  ? "no stage"
                  : move.path("to").asString(),
              exact(move.path("count"))));
    }
    assertThat(compared.rows("moves")).isEqualTo(moves).isNotEmpty();
    assertThat(compared.html())
        .contains("data-label=\"" + moves.getFirst().getFirst() + " (base)\"");
    assertThat(compared.rows("moved")).hasSameSizeAs(comparison.path("journeys"));
    assertThat(compared.said("table", "moved")).contains(SITE.journeys).contains("rule attendance");

    var csv = manager.download(REPLAYS + "/" + id + "/outcome.csv");
    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", "replay-" + id + ".csv");
    assertThat(new String(csv.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            SITE.manager
                .get("/api/v1/replays/" + id + "/journeys", Map.of("Accept", "text/csv"))
                .is(200)
                .text());
    assertThat(manager.download(REPLAYS + "/" + id + "/outcome.parquet").body())
        .startsWith("PAR1".getBytes(StandardCharsets.UTF_8));

    HtmlPage asked = manager.get(REPLAYS + "/" + id + "/end").is(200);
    assertThat(done.html()).contains("href=\"" + REPLAYS + "/" + id + "/end\"");
    assertThat(asked.heading()).isEqualTo("Delete this replay");
    assertThat(asked.text()).contains("It cannot be taken back", "Leave it as it is");
    manager.get(REPLAYS + "/" + id).is(200);
    manager.send(asked.form(REPLAYS + "/" + id + "/end")).is(200);
    manager.get(REPLAYS + "/" + id).is(404);
  }

  @Test
  void two_replays_are_compared_with_each_other() {
    Browsing researcher = SITE.visitor("researcher");
    String model = SITE.registered(ResearchSite.withoutAttendance());
    HtmlPage base =
        done(researcher, researcher.post(REPLAYS, Map.of("model", "steps-to-benefit@1")));
    HtmlPage other = done(researcher, researcher.post(REPLAYS, Map.of("model", model)));
    assertThat(other.html()).contains("pseudonyms of this request alone", "Not for publication");
    String with = Links.last(base.path());
    assertThat(other.html()).contains(with);
    HtmlPage compared =
        ResearchSite.until(
            researcher,
            other.path() + "/comparison?with=" + with,
            shown -> shown.html().contains("Who reads differently"));
    assertThat(compared.html())
        .contains("replay " + with, "Not for publication", "pseudonyms of this request alone");
    assertThat(compared.rows("moved")).hasSize(3);
    assertThat(compared.html()).doesNotContain(SITE.journeys);
  }

  @Test
  void who_is_told_what_was_known_at_a_month_s_end_is_told_why_that_is_nobody() {
    Browsing analyst = SITE.visitor("analyst");
    // All was recorded later: the last month would be another one from its end on.
    Map<String, String> april = Map.of("model", "steps-to-benefit@1", "asKnown", "2026-04");
    HtmlPage replay = done(analyst, analyst.post(REPLAYS, april));
    assertThat(replay.said("dd", "journeys")).isEqualTo("0");
    assertThat(replay.text()).contains("No journey of this cohort was known at the end of the");
    assertThat(
            analyst
                .post(REPLAYS, Map.of("model", "steps-to-benefit@1", "openedFrom", "2026-03-02"))
                .is(422)
                .errorsById()
                .get("openedFrom"))
        .startsWith("Referred from: choose whole months");
  }

  @Test
  void what_is_wrong_is_said_at_its_field_and_nothing_begins() {
    Browsing manager = SITE.visitor("manager");
    int before = manager.get(REPLAYS).html().split("<tr", -1).length;
    HtmlPage wrong =
        manager
            .post(
                REPLAYS,
                Map.of("model", "steps-to-benefit@1", "runLength", "many", "asAt", "tomorrow"))
            .is(422);
    assertThat(wrong.errorsById()).containsOnlyKeys("asAt", "runLength");
    assertThat(wrong.html()).contains("value=\"many\"", "<title>Error: ");
    assertThat(
            manager
                .post(REPLAYS, Map.of("model", "steps-to-benefit@1", "reached", "<script>"))
                .is(422)
                .errorsById()
                .get("reached"))
        .startsWith("Stages reached: type the stages entered");
    assertThat(manager.get(REPLAYS).html().split("<tr", -1)).hasSize(before);
  }
}
