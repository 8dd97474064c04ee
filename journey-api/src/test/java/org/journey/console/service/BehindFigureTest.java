package org.journey.console.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.journey.console.ConsoleSite;
import org.journey.console.Times;
import org.journey.console.Visitor;
import org.journey.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What is told of a number beside who is behind it. */
class BehindFigureTest {

  private static final String FIGURES = "/console/service/figures/";
  private static final String ALL = "?from=2013-01-01&to=2019-01-01";

  private final Visitor visitor = new Visitor(ConsoleSite.study().address());

  @BeforeEach
  void a_manager_signs_in() throws Exception {
    visitor.signedInAs("local-manager", ConsoleSite.STUDY);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void a_share_or_a_median_is_told_as_it_was_and_beside_it_what_it_counts() throws Exception {
    assertThat(page(FIGURES + "firstSession" + ALL + "&part=reachedActivityRate"))
        .contains("<strong id=\"figure\">88.24%</strong> <small>15 of 17</small>")
        .contains("<strong id=\"count\">15</strong>");
    assertThat(page(FIGURES + "timeToStage" + ALL + "&part=byStage.3.median"))
        .contains("<strong id=\"figure\">210.1 days</strong> <small>n = 15</small>")
        .contains("<strong id=\"count\">15</strong>");
  }

  @Test
  void a_count_is_told_once() throws Exception {
    assertThat(page(FIGURES + "stages" + ALL + "&part=byStage.3"))
        .contains("<strong id=\"count\">15</strong>")
        .doesNotContain("id=\"figure\"");
  }

  @Test
  void what_the_interactions_were_is_told_some_at_a_time_when_it_is_asked() throws Exception {
    String list = page(FIGURES + "timeToStage" + ALL + "&part=byStage.3.median");
    assertThat(list).doesNotContain("<th scope=\"row\"");

    List<String> whats = new ArrayList<>();
    String page = list;
    for (String range : List.of("1 to 20 of 30", "21 to 30 of 30")) {
      page = page(Shown.all(page, "<a id=\"tell\" href=\"([^\"#]*)#interactions\"").getFirst());
      assertThat(page).contains(range);
      List<String> links = Shown.all(page, "<th scope=\"row\"[^>]*><a href=\"([^\"]*)\"");
      assertThat(links)
          .isNotEmpty()
          .allMatch(link -> link.matches("/console/journeys/study-\\w+\\?asKnown=.*#i-\\d+"));
      whats.addAll(Shown.all(page, "<th scope=\"row\"[^>]*><a [^>]*>([^<]*)</a>"));
    }
    assertThat(whats).hasSize(30).contains("Referral received");
    assertThat(page)
        .containsPattern("<td[^>]*>\\d+ [A-Z][a-z]+ 201\\d, \\d\\d:\\d\\d</td>")
        .containsPattern("<td[^>]*>study-[a-z]+</td>")
        .doesNotContain("id=\"tell\"");
  }

  @Test
  void one_that_is_not_told_keeps_its_number() {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.putArray("interactions").addObject().put("sequence", 7);
    Asked asked = new Asked("", "", "", "m@1", "", "");
    BehindInteractions interactions =
        BehindInteractions.of(
            answer,
            asked,
            0,
            new Times(ZoneOffset.UTC),
            sequences -> Collections.singletonList(null),
            next -> "");
    assertThat(interactions.told())
        .containsExactly(
            new BehindInteractions.Happening(
                "Interaction 7 of the log", "", "", "/console/service/interactions/7?model=m%401"));
    assertThat(interactions.tell()).isNull();
  }

  private String page(String address) throws Exception {
    HttpResponse<String> answer = visitor.get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return answer.body();
  }
}
