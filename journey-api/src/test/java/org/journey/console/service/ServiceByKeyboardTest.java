package org.journey.console.service;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.journey.console.ByKeys;
import org.journey.console.ConsoleSite;
import org.journey.console.View;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.Occupied;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** Whoever answers for a service reads its figures by keys alone. */
class ServiceByKeyboardTest {

  static final List<View> VIEWS = List.of(View.DESKTOP, View.PHONE.withoutScript());

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("keyfigures");
  private static final String METRICS = "/api/v1/services/" + ORGANISATION + "/metrics";
  private static final Caller MANAGER = PLATFORM.caller("m-1", ORGANISATION, Role.MANAGER);
  private static final List<String> JOURNEYS = List.of(Events.fresh("j"), Events.fresh("j"));
  private static final String MAYA = "Maya Lindqvist, MANAGER";

  @BeforeAll
  static void two_people_are_referred() {
    for (String journey : JOURNEYS) {
      MANAGER.post(Events.referral(journey)).is(201);
      MANAGER.post(Events.session(journey, "2026-01-20T14:00:00Z")).is(201);
    }
  }

  private static ByKeys come(View view, String person) {
    return ByKeys.come(ConsoleSite.shared(), view, person, ORGANISATION).follow("Service");
  }

  @ParameterizedTest
  @FieldSource("VIEWS")
  void a_manager_compares_two_periods_and_goes_from_a_figure_to_a_journey(View view)
      throws IOException {
    try (ByKeys maya = come(view, MAYA)) {
      // Whether day or month is typed first is the browser's: they are the same.
      maya.keys().tabTo("First day").type("01012026");
      maya.keys().tabTo("Up to the beginning of").type("03032026");
      maya.press("Show figures").follow("The period before");
      assertThat(maya.text())
          .contains("1 January 2026 to 2 March 2026")
          .contains("1 November 2025 to 31 December 2025")
          .contains("2 more than before");
      List<JsonNode> editions = new ArrayList<>();
      for (int period = 1; period <= 2; period++) {
        editions.add(told(maya, MANAGER, period));
        assertThat(Shown.page(maya.page().content(), period))
            .containsAllEntriesOf(Shown.answer(editions.getLast().path("figures")));
      }
      assertThat(editions.getFirst().path("from").asString()).isEqualTo("2026-01-01T00:00:00Z");
      assertThat(editions.getFirst().path("to").asString()).isEqualTo("2026-03-03T00:00:00Z");

      jump(maya, "Equity", "equity");
      jump(maya, "Data quality", "quality");
      maya.keys().tabTo("What this counts : Interactions recorded").press("Enter");
      assertThat(maya.text())
          .contains(
              editions.getFirst().path("figures").path("record").path("definition").asString());

      jump(maya, "Download, print and have again", "again");
      String csv =
          new String(maya.take("link", "Download these figures as CSV"), StandardCharsets.UTF_8);
      try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
        assertThat(
                rows.stream()
                    .filter(row -> row.getField("figure").equals("referrals"))
                    .filter(row -> row.getField("part").isEmpty())
                    .map(row -> row.getField("from") + " " + row.getField("value")))
            .containsExactlyElementsOf(
                editions.stream()
                    .map(
                        each ->
                            each.path("from").asString()
                                + " "
                                + each.at("/figures/referrals/value").asString())
                    .toList());
      }

      maya.follow("2 : who is behind Referrals");
      JsonNode behind =
          MANAGER.get(METRICS + "/referrals/journeys" + axes(editions.getFirst())).is(200).json();
      assertThat(maya.text("#count")).isEqualTo(behind.path("count").asString());
      assertThat(maya.page().locator("#journeys a").allInnerTexts())
          .isEqualTo(behind.path("journeys").valueStream().map(JsonNode::asString).toList())
          .containsExactlyInAnyOrderElementsOf(JOURNEYS);
      maya.follow(JOURNEYS.getFirst());
      assertThat(maya.path())
          .startsWith("/console/journeys/" + JOURNEYS.getFirst() + "?asKnown=")
          .contains("&model=");
    }
  }

  @Test
  void a_commissioner_chooses_months_and_takes_the_answer_away() {
    Caller commissioner = PLATFORM.caller("c-1", ORGANISATION, Role.COMMISSIONER);
    try (ByKeys constance = come(View.PHONE, "Constance Boyle, COMMISSIONER")) {
      month(constance, "First month", "1");
      month(constance, "Up to the beginning of", "3");
      constance.press("Show figures");
      assertThat(constance.text())
          .contains("1 January 2026 to 28 February 2026", "Small numbers are withheld");
      JsonNode told = told(constance, commissioner, 1);
      assertThat(Shown.page(constance.page().content(), 1))
          .containsExactlyInAnyOrderEntriesOf(Shown.answer(told.path("figures")));

      jump(constance, "Equity", "equity");
      assertThat(constance.page().locator("#equity").isVisible()).isTrue();
      String file =
          new String(constance.take("link", "Download the answer as JSON"), StandardCharsets.UTF_8);
      assertThat(file).isEqualTo(commissioner.get(METRICS + axes(told)).is(200).text());
    }
  }

  /**
   * Of 2026. Once no other month begins with its digits the field goes on to the year by itself.
   */
  private static void month(ByKeys person, String label, String month) {
    person.keys().tabTo(label).type(month).press("ArrowRight").type("2026");
  }

  @Test
  void who_is_told_that_it_takes_longer_looks_again() {
    try (ByKeys maya = come(View.PHONE.withoutScript(), MAYA)) {
      try (Occupied places = new Occupied()) {
        assertThat(places).isNotNull();
        maya.follow("Last financial year");
        assertThat(maya.text()).contains("The figures are being worked out");
      }
      maya.follow("Look again");
      assertThat(Shown.page(maya.page().content(), 1))
          .containsExactlyInAnyOrderEntriesOf(Shown.answer(told(maya, MANAGER, 1).path("figures")));
    }
  }

  /** Goes to a place on the same page by the links at its beginning. */
  private static void jump(ByKeys person, String link, String place) {
    person.follow(link);
    assertThat(person.path()).endsWith("#" + place);
  }

  /** What the API tells on the axes that the page names. */
  private static JsonNode told(ByKeys person, Caller caller, int period) {
    List<String> axes =
        Stream.of("From", "Before", "As known")
            .map(
                name ->
                    person
                        .page()
                        .locator("#again ~ dl dt:text-is('" + name + "') + dd")
                        .nth(period - 1)
                        .innerText())
            .toList();
    return caller
        .get(METRICS + "?from=%s&to=%s&asKnown=%s".formatted(axes.get(0), axes.get(1), axes.get(2)))
        .is(200)
        .json();
  }

  private static String axes(JsonNode told) {
    return "?from=%s&to=%s&asKnown=%s"
        .formatted(
            told.path("from").asString(),
            told.path("to").asString(),
            told.path("asKnown").asString());
  }
}
