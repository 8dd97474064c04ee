package org.journey.console.service;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.journey.console.ConsoleSite;
import org.journey.console.Visitor;
import org.journey.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** The figures of the study's service. */
class ServicePagesTest {

  private static final String ALL = "?from=2013-01-01&to=2019-01-01";
  private static final String TWO =
      "?from=2014-01-01&to=2015-01-01&from2=2013-01-01&to2=2014-01-01";

  private final Visitor visitor = new Visitor(ConsoleSite.study().address());

  @AfterEach
  void close() {
    visitor.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local-staff", "local-manager", "local-analyst", "local-commissioner"})
  void every_number_of_the_answer_is_on_the_page_once(String reader) throws Exception {
    signIn(reader);

    String page = page("/console/service" + ALL);
    JsonNode answer = json("/console/service/figures.json" + ALL);

    Map<String, List<String>> said = Shown.answer(answer.path("figures"));
    assertThat(said).hasSizeGreaterThan(300).containsKey("attendance byActivity.gym.rate");
    assertThat(Shown.page(page, 1)).containsExactlyInAnyOrderEntriesOf(said);
    for (JsonNode figure : answer.path("figures")) {
      assertThat(page).contains(HtmlUtils.htmlEscape(figure.path("definition").stringValue()));
    }
    assertThat(page)
        .contains(answer.path("digest").stringValue())
        .contains("The people of this organisation are made up.");
  }

  @Test
  void numbers_are_told_with_what_they_are_of() throws Exception {
    signIn("local-staff");
    String page = page("/console/service" + ALL);

    assertThat(Shown.place(page, "referrals ", 1)).isEqualTo(new Shown.Place("17", "", ""));
    assertThat(Shown.place(page, "firstSession ", 1).note()).isEqualTo("of 17");
    assertThat(Shown.place(page, "firstSession reachedActivityRate", 1))
        .isEqualTo(new Shown.Place("88.24%", "15 of 17", ""));
    assertThat(Shown.place(page, "people sessions.meanAttendance", 1))
        .isEqualTo(new Shown.Place("1.4161", "194 in 137", ""));
    assertThat(Shown.place(page, "timeToStage byStage.3.median", 1))
        .isEqualTo(new Shown.Place("210.1 days", "n = 15", ""));
    // It grows by the day: they were recorded when this platform began.
    assertThat(Shown.place(page, "record medianDaysToRecord", 1).text())
        .matches("\\d,\\d{3}(\\.\\d+)? days");
    assertThat(Shown.place(page, "equity byGender.OTHER.uptake", 1))
        .isEqualTo(new Shown.Place("no value", "0 of 0", ""));
    assertThat(page)
        .contains("Stage 3: Learning", "data-chart=\"sankey\"", "data-chart=\"points\"")
        .contains("Days are rounded to one decimal.");
  }

  @Test
  void another_period_stands_beside_it_with_the_difference_in_words() throws Exception {
    signIn("local-manager");

    String page = page("/console/service" + TWO);

    Map<String, List<String>> first = Shown.page(page, 1);
    Map<String, List<String>> second = Shown.page(page, 2);
    assertThat(first)
        .containsAllEntriesOf(
            Shown.answer(
                json("/console/service/figures.json?from=2014-01-01&to=2015-01-01")
                    .path("figures")));
    assertThat(second)
        .containsAllEntriesOf(
            Shown.answer(
                json("/console/service/figures.json?from=2013-01-01&to=2014-01-01")
                    .path("figures")));
    assertThat(Shown.place(page, "attendance ", 1).text()).isEqualTo("9");
    assertThat(Shown.place(page, "attendance ", 2).text()).isEqualTo("5");
    assertThat(page)
        .contains("4 more than before")
        .contains("the same as before")
        .contains("1 January 2014 to 31 December 2014")
        .contains("1 January 2013 to 31 December 2013");
  }

  @Test
  void a_file_has_the_same_numbers() throws Exception {
    signIn("local-commissioner");
    String page = page("/console/service" + TWO);
    Matcher link = Pattern.compile("href=\"(/console/service/figures\\.csv[^\"]*)\"").matcher(page);
    assertThat(link.find()).isTrue();

    HttpResponse<String> file = visitor.get(HtmlUtils.htmlUnescape(link.group(1)));

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    Map<String, Map<String, List<String>>> periods = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file.body())) {
      for (NamedCsvRecord row : rows) {
        String number = row.getField("value");
        periods
            .computeIfAbsent(row.getField("from"), from -> new LinkedHashMap<>())
            .computeIfAbsent(
                row.getField("figure") + " " + row.getField("part"), place -> new ArrayList<>())
            .add(
                number.isEmpty() && row.getField("numerator").isEmpty() && isSample(row)
                    ? row.getField("n")
                    : number);
      }
    }
    assertThat(periods).containsOnlyKeys("2014-01-01T00:00:00Z", "2013-01-01T00:00:00Z");
    assertThat(periods.get("2014-01-01T00:00:00Z")).isEqualTo(Shown.page(page, 1));
    assertThat(periods.get("2013-01-01T00:00:00Z")).isEqualTo(Shown.page(page, 2));
  }

  /** Those parts alone have no value of their own. */
  private static boolean isSample(NamedCsvRecord row) {
    return row.getField("part").matches("byStage\\.\\d|othersMet");
  }

  @Test
  void a_manager_opens_who_is_behind_a_number() throws Exception {
    signIn("local-manager");
    Shown.Place place = Shown.place(page("/console/service" + ALL), "referrals bySource.GP", 1);
    assertThat(place.text()).isEqualTo("7");

    String list = page(place.link());

    assertThat(list)
        .contains("<strong id=\"count\">7</strong>")
        .contains("Referrals, by source, GP");
    List<String> journeys = Shown.all(list, "href=\"(/console/journeys/[^\"]*)\"");
    assertThat(journeys).hasSize(7).allMatch(link -> link.startsWith("/console/journeys/study-"));
    List<String> interactions =
        Shown.all(list, "href=\"(/console/service/interactions/\\d+[^\"]*)\"");
    assertThat(interactions).hasSize(7);
    // Nobody's journey is read to call them something: it is read when a link is followed.
    assertThat(Shown.all(list, "href=\"/console/service/interactions/\\d+[^\"]*\">([^<]*)</a>"))
        .hasSize(7)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("Interaction \\d+ of the log"));
    HttpResponse<String> way = visitor.get(interactions.getFirst());
    assertThat(way.statusCode()).isEqualTo(302);
    assertThat(journeys).contains(Visitor.location(way).replaceAll("#i-\\d+$", ""));
  }

  @Test
  void a_journey_is_opened_as_the_figure_knew_it_and_by_its_model() throws Exception {
    signIn("local-manager");
    String known = json("/console/service/figures.json" + ALL).path("asKnown").stringValue();
    String model = "steps-to-benefit-cautious@1";
    Map<String, String> axes = Map.of("asKnown", known, "model", model);

    String list =
        page(
            "/console/service/figures/stages%s&part=reached.1-5&asKnown=%s&model=%s"
                .formatted(ALL, known, model));

    List<String> journeys = Shown.all(list, "href=\"(/console/journeys/[^\"]*)\"");
    List<String> interactions = Shown.all(list, "href=\"(/console/service/interactions/[^\"]*)\"");
    assertThat(journeys).isNotEmpty().allMatch(link -> Visitor.query(link).equals(axes));
    assertThat(interactions).isNotEmpty().allMatch(link -> Visitor.query(link).equals(axes));
    String way = Visitor.location(visitor.get(interactions.getFirst()));
    assertThat(way).matches("/console/journeys/study-[a-z]+\\?.*#i-\\d+");
    assertThat(journeys).contains(way.replaceAll("#.*", ""));
    assertThat(page(journeys.getFirst())).contains("<option value=\"" + model + "\" selected");
  }

  @Test
  void no_heading_is_said_twice_and_columns_are_named_in_words() throws Exception {
    signIn("local-analyst");
    String page = page("/console/service" + ALL);
    for (String once : List.of("Time to each stage", "Wellbeing, before and after", "Equity")) {
      assertThat(Shown.all(page, "<h[23][^>]*>(" + once + ")</h[23]>")).as(once).hasSize(1);
    }
    assertThat(page).doesNotContainPattern("<th scope=\"col\"[^>]*>[a-z]");
    assertThat(page).contains("what\n      each figure counts is printed with it");
  }

  @Test
  void who_is_behind_figures_is_promised_to_those_who_may_see_it() throws Exception {
    for (String reader : List.of("local-staff", "local-commissioner", "local-analyst")) {
      signIn(reader);
      assertThat(page("/console/"))
          .contains("The figures of a service for a period.")
          .doesNotContain("behind them");
      visitor.forget();
    }
    signIn("local-manager");
    assertThat(page("/console/"))
        .contains("The figures of a service for a period, and who is behind them.");
  }

  @Test
  void a_long_list_goes_on_over_pages() throws Exception {
    signIn("local-manager");
    String address = "/console/service/figures/record" + ALL + "&part=medianDaysToRecord";
    String list = page(address);
    assertThat(list).contains("<strong id=\"count\">580</strong>").contains("of <span>580</span>");
    assertThat(Shown.all(list, "href=\"(/console/journeys/[^\"]*)\"")).hasSize(17);
  }

  @Test
  void others_open_none_and_some_see_no_figures() throws Exception {
    signIn("local-staff");
    String page = page("/console/service" + ALL);
    assertThat(Shown.all(page, "href=\"(/console/service/figures/[^\"]*)\"")).isEmpty();
    assertThat(visitor.get("/console/service/figures/referrals" + ALL).statusCode()).isEqualTo(403);
    for (String other : List.of("local-coder", "local-admin")) {
      visitor.forget();
      signIn(other);
      assertThat(visitor.get("/console/service" + ALL).statusCode()).isEqualTo(403);
      assertThat(visitor.get("/console/service/figures.csv" + ALL).statusCode()).isEqualTo(403);
      assertThat(visitor.get("/console/service/figures.json" + ALL).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void where_the_last_months_have_nobody_all_years_are_offered() throws Exception {
    signIn("local-analyst");

    String page = page("/console/service");

    assertThat(page).contains("No one was referred in this period");
    List<String> offer = Shown.all(page, "<a href=\"([^\"]*)\">Look at all years</a>");
    assertThat(offer).hasSize(1);
    assertThat(Shown.place(page(offer.getFirst()), "referrals ", 1).text()).isEqualTo("17");
  }

  private void signIn(String subject) throws Exception {
    visitor.signedInAs(subject, ConsoleSite.STUDY);
  }

  private String page(String address) throws Exception {
    HttpResponse<String> answer = visitor.get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return answer.body();
  }

  private JsonNode json(String address) throws Exception {
    return Json.MAPPER.readTree(page(address));
  }
}
