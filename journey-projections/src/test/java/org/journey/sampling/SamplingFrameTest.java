package org.journey.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.journey.given.Given;
import org.journey.given.Told;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Access.ConsentWithdrawn;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Interaction;
import org.journey.interaction.Participation.Category;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.interaction.Telling.Setting;
import org.journey.interaction.Telling.Tense;
import org.journey.model.StageModels;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyState;
import org.journey.state.JourneyStateParameters;
import org.journey.testing.RandomHistories;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timelines;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whom to invite, by what is known of those who consent. */
class SamplingFrameTest {

  private static Given consenting() {
    return Given.journey().at("2026-01-05", new ConsentGiven(List.of(ConsentScope.RESEARCH), null));
  }

  private static JourneyReading reading(Timeline timeline) {
    return JourneyReading.of(timeline, JourneyStateParameters.of(StageModels.defaultModel()))
        .orElseThrow();
  }

  private static ObjectNode frame(Given... journeys) {
    SamplingFrame frame = new SamplingFrame();
    for (Given given : journeys) {
      frame.accept(reading(given.timeline()));
    }
    return frame.toJson(id -> "P:" + id);
  }

  private static String cells(ObjectNode frame) {
    List<String> cells = new ArrayList<>();
    for (JsonNode cell : frame.path("cells")) {
      cells.add(
          String.join(
              " ",
              cell.path("band").asString(),
              cell.path("reason").asString(),
              cell.path("category").asString(),
              cell.path("n").asString(),
              cell.path("told").asString(),
              cell.path("interviewed").asString()));
    }
    return String.join("; ", cells);
  }

  @Test
  void of_nobody_it_is_empty_and_still_says_what_it_is() {
    ObjectNode frame = frame();
    assertThat(frame.path("n").asInt()).isZero();
    assertThat(frame.path("cells")).isEmpty();
    assertThat(frame.path("definition").asString()).contains("RESEARCH");
    assertThat(frame.at("/bands/2").toString())
        .isEqualTo("{\"band\":\"MONTHS_1_TO_5\",\"fromDays\":30,\"toDays\":182}");
    assertThat(frame.at("/bands/4/toDays").isNull()).isTrue();
  }

  @Test
  void who_does_not_consent_now_is_not_in_it() {
    Given withdrawn =
        consenting().at("2026-02-01", new ConsentWithdrawn(List.of(ConsentScope.RESEARCH), null));
    assertThat(frame(Given.journey(), withdrawn).path("n").asInt()).isZero();
  }

  @Test
  void a_journey_counts_in_each_of_its_categories_and_without_any_in_none() {
    assertThat(cells(frame(consenting()))).isEqualTo("NO_CONTACT ISOLATION NONE 1 0 0");
    Given both =
        consenting()
            .at("2026-12-01", Told.session("cafe"))
            .at("2026-12-02", Told.session("walks", Category.WELLBEING))
            .at("2026-12-03", Told.reflection());
    assertThat(cells(frame(both)))
        .isEqualTo(
            "MONTHS_1_TO_5 ISOLATION WELLBEING 1 1 0; MONTHS_1_TO_5 ISOLATION SOCIAL 1 1 0"
                .replace("MONTHS_1_TO_5", "UNDER_1_MONTH"));
  }

  @Test
  void bands_begin_with_their_first_day() {
    Map<Long, EngagementBand> bands =
        Map.of(
            0L, EngagementBand.UNDER_1_MONTH,
            29L, EngagementBand.UNDER_1_MONTH,
            30L, EngagementBand.MONTHS_1_TO_5,
            182L, EngagementBand.MONTHS_1_TO_5,
            183L, EngagementBand.MONTHS_6_TO_11,
            364L, EngagementBand.MONTHS_6_TO_11,
            365L, EngagementBand.YEAR_OR_MORE);
    bands.forEach(
        (days, band) -> assertThat(EngagementBand.of(days)).as("" + days).isEqualTo(band));
    assertThat(EngagementBand.of(null)).isEqualTo(EngagementBand.NO_CONTACT);
  }

  @Test
  void interviews_are_told_apart_and_who_was_not_heard_is_named() {
    ObjectNode frame =
        frame(
            consenting().at("2026-12-20", Told.reflection(Setting.INTERVIEW)),
            consenting().at("2026-12-20", Told.reflection(Setting.REVIEW)),
            consenting().at("2026-12-20", Told.visit("cafe")));
    assertThat(cells(frame)).isEqualTo("UNDER_1_MONTH ISOLATION NONE 3 2 1");
    assertThat(frame.at("/cells/0/notYet").toString()).isEqualTo("[\"P:j-1\"]");
    assertThat(frame.toString()).doesNotContain("\"j-1\"");
  }

  @Test
  void negative_cases_say_why() {
    Given opposite =
        consenting()
            .at("2026-02-01", Told.reflection(Told.finding(Tense.NOT_SO, "social-engagement")))
            .at("2026-02-02", Told.reflection(Told.finding(Tense.NOT_SO, "purposeful-activity")))
            .at("2026-02-03", Told.coding(3, "k", Told.finding(Tense.NOT_SO, "no-such-theme")));
    JsonNode cases = frame(opposite).path("negativeCases");
    assertThat(cases.at("/notSo/0/subThemes").toString())
        .isEqualTo("[\"purposeful-activity\",\"social-engagement\"]");
    assertThat(cases.path("outOfOrder")).isEmpty();
    assertThat(cases.path("longWithoutFinding")).isEmpty();

    Given backwards =
        consenting()
            .at("2026-02-01", Told.reflection(Told.experienced("self-and-others", "2025")))
            .at("2026-02-02", Told.session("cafe"));
    assertThat(frame(backwards).at("/negativeCases/outOfOrder/0/inversions").toString())
        .isEqualTo("[[2,3]]");
  }

  @Test
  void a_year_without_a_finding_is_a_case_whether_they_were_asked_or_not() {
    Given never = consenting().at("2026-01-06", Told.session("cafe")).asAt("2027-01-06T12:00:00Z");
    JsonNode cases = frame(never).path("negativeCases");
    assertThat(cases.path("longWithoutFinding").toString())
        .isEqualTo("[{\"journey\":\"P:j-1\",\"lengthDays\":365,\"reflections\":0}]");

    Given day = consenting().at("2026-01-06", Told.session("cafe")).asAt("2027-01-06T11:59:59Z");
    assertThat(frame(day).at("/negativeCases/longWithoutFinding")).isEmpty();
    Given asked =
        consenting()
            .at("2026-01-06", Told.reflection())
            .at("2026-02-06", Told.reflection(Told.finding(Tense.ASPIRED, "social-engagement")))
            .asAt("2027-06-01T00:00:00Z");
    assertThat(frame(asked).at("/negativeCases/longWithoutFinding")).isEmpty();
  }

  @Test
  void it_is_what_counting_states_gives_in_whatever_order_journeys_come() {
    int outOfOrder = 0;
    for (long seed = 1; seed <= 40; seed++) {
      List<JourneyReading> readings = new ArrayList<>();
      for (RandomHistories.History history : RandomHistories.journeys(seed, 12, 40)) {
        JourneyReading.of(
                Timelines.of(history.recorded(), RandomHistories.NOW, RandomHistories.NOW),
                JourneyStateParameters.of(StageModels.defaultModel()))
            .ifPresent(readings::add);
      }
      SamplingFrame frame = new SamplingFrame();
      List<JourneyReading> shuffled = new ArrayList<>(readings);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.forEach(frame);
      ObjectNode json = frame.toJson(id -> id);
      assertThat(cells(json)).as("seed " + seed).isEqualTo(naiveCells(readings));
      List<String> inverted = new ArrayList<>();
      for (JourneyReading reading : readings) {
        JourneyState state = reading.state();
        if (state.consent().contains(ConsentScope.RESEARCH) && !state.stageProgress().inOrder()) {
          inverted.add(state.journeyId());
        }
      }
      Collections.sort(inverted);
      assertThat(json.at("/negativeCases/outOfOrder").findValuesAsString("journey"))
          .as("seed " + seed)
          .isEqualTo(inverted);
      outOfOrder += inverted.size();
    }
    assertThat(outOfOrder).isPositive();
  }

  /** Written out again from states and timelines, cell names sorted as the enums are. */
  private static String naiveCells(List<JourneyReading> readings) {
    Map<String, int[]> counts = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    for (JourneyReading reading : readings) {
      JourneyState state = reading.state();
      if (!state.consent().contains(ConsentScope.RESEARCH)) {
        continue;
      }
      Long days = state.engagement().lengthDays();
      int band = days == null ? 0 : days < 30 ? 1 : days < 183 ? 2 : days < 365 ? 3 : 4;
      int told = 0;
      int interviews = 0;
      String reason = "";
      int reasonPlace = 0;
      for (var entry : reading.timeline().entries()) {
        Interaction data = entry.data();
        if (data instanceof ReflectionRecorded reflection) {
          told = 1;
          interviews |= reflection.setting() == Setting.INTERVIEW ? 1 : 0;
        } else if (data instanceof ReferralReceived referral) {
          reason = referral.reasons().getFirst().name();
          reasonPlace = referral.reasons().getFirst().ordinal();
        }
      }
      List<String> categories = new ArrayList<>();
      state.engagement().categories().forEach(each -> categories.add(each.ordinal() + each.name()));
      for (String category : categories.isEmpty() ? List.of(" NONE") : categories) {
        String key = band + " " + (char) ('a' + reasonPlace) + category;
        names.put(
            key, EngagementBand.values()[band].name() + " " + reason + " " + category.substring(1));
        int[] count = counts.computeIfAbsent(key, any -> new int[3]);
        count[0]++;
        count[1] += told;
        count[2] += interviews;
      }
    }
    List<String> cells = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            cells.add(names.get(key) + " " + count[0] + " " + count[1] + " " + count[2]));
    return String.join("; ", cells);
  }
}
