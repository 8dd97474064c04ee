package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.journey.console.ByKeys;
import org.journey.console.ConsoleSite;
import org.journey.console.View;
import org.journey.json.Json;
import org.journey.web.Held;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What takes a while is asked for, watched, ended and taken away by keys alone. */
class ReplaysByKeyboardTest {

  private static final ResearchSite SITE = new ResearchSite(2, "so and so");
  private static final String REPLAYS = "/api/v1/replays/";

  private static ByKeys rosa(View view) {
    return ByKeys.come(ConsoleSite.shared(), view, "Rosa Whitfield, RESEARCHER", SITE.organisation)
        .follow("Research");
  }

  private static String id(ByKeys person) {
    return Links.last(person.path());
  }

  /** A script puts it in, without another page. */
  private static void shows(ByKeys person, String words) {
    person.page().locator("#told", new Page.LocatorOptions().setHasText(words)).waitFor();
    assertThat(person.page().evaluate("window.sameDocument")).isEqualTo(true);
  }

  @Test
  void a_replay_is_watched_and_compared_with_the_live_view() {
    String model = SITE.registered(ResearchSite.withoutAttendance());
    try (ByKeys rosa = rosa(View.DESKTOP)) {
      rosa.follow("Replays", "Begin a replay").choose("Stage model", model);
      try (Held replay = Held.job(SITE.organisation)) {
        rosa.press("Begin");
        rosa.page().evaluate("window.sameDocument = true");
        rosa.keys().tabTo("link", "Cancel this replay");
        replay.reaches(40);
        shows(rosa, "40 %");
        assertThat(rosa.keys().focused())
            .as("what was in focus is in focus in what came in its place")
            .isEqualTo("Cancel this replay");
      }
      shows(rosa, "Done");
      String address = REPLAYS + id(rosa);
      JsonNode told = SITE.researcher.get(address).is(200).json();
      assertThat(told.path("model").asString()).isEqualTo(model);
      assertThat(rosa.text("#digest")).isEqualTo(told.at("/result/digest").asString());
      assertThat(rosa.text("#journeys")).isEqualTo("2");

      rosa.press("Compare");
      rosa.page().locator("#moved").waitFor();
      JsonNode comparison = SITE.researcher.get(address + "/comparison").is(200).json();
      assertThat(rosa.page().locator("#moved tbody tr th:nth-child(1)").allInnerTexts())
          .isEqualTo(
              comparison
                  .path("journeys")
                  .valueStream()
                  .map(each -> each.path("journeyId").asString())
                  .toList())
          .hasSize(2);
      assertThat(rosa.text("#moved")).contains("stage 2 (purposeful activity), rule attendance: ");
      rosa.follow("Replay");
      String csv = new String(rosa.take("link", "CSV"), StandardCharsets.UTF_8);
      assertThat(csv.lines()).hasSize(3);
    }
  }

  @Test
  void a_replay_that_runs_is_cancelled() {
    ResearchSite site = new ResearchSite(1, "so and so");
    try (ByKeys maya =
        ByKeys.come(
                ConsoleSite.shared(),
                View.PHONE.withoutScript(),
                "Maya Lindqvist, MANAGER",
                site.organisation)
            .follow("Research", "Replays", "Begin a replay")) {
      try (Held replay = Held.job(site.organisation)) {
        maya.press("Begin");
        String address = REPLAYS + id(maya);
        replay.reaches(30);
        maya.follow("Look again");
        assertThat(maya.text()).contains("30 %");
        assertThat(site.manager.get(address).json().at("/progress/percent").asInt()).isEqualTo(30);
        maya.follow("Cancel this replay").press("Cancel this replay");
        assertThat(site.manager.get(address).is(200).json().path("status").asString())
            .isEqualTo("CANCELLED");
      }
      assertThat(maya.text("#replays tbody tr")).contains("steps-to-benefit@1", "Cancelled");
    }
  }

  @Test
  void an_extract_is_taken_away_with_its_manifest() throws NoSuchAlgorithmException {
    try (ByKeys rosa = rosa(View.PHONE)) {
      rosa.follow("Extracts", "Ask for an extract");
      rosa.choose("Format", "XES").press("Ask for it");
      rosa.page().evaluate("window.sameDocument = true");
      shows(rosa, "Files of the extract");
      JsonNode told = SITE.researcher.get("/api/v1/extracts/" + id(rosa)).is(200).json();
      assertThat(told.path("format").asString()).isEqualTo("XES");
      assertThat(told.at("/result/files")).hasSizeGreaterThan(1);
      for (JsonNode file : told.at("/result/files")) {
        String name = file.path("name").asString();
        byte[] taken = rosa.take("link", name);
        String digest =
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(taken));
        assertThat(digest).isEqualTo(file.path("sha256").asString());
        assertThat(rosa.text("#files")).contains(digest);
        if (name.equals("manifest.json")) {
          assertThat(Json.MAPPER.readTree(taken).path("consentSequence"))
              .isEqualTo(told.at("/result/consentSequence"));
        }
      }
    }
  }
}
