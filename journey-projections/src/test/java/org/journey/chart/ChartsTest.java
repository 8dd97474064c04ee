package org.journey.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.journey.chart.Charts.Of;
import org.journey.cohort.Activities;
import org.journey.cohort.CohortResult;
import org.journey.cohort.CohortSaturation;
import org.journey.cohort.CohortSaturationParameters;
import org.journey.cohort.CohortSaturationParameters.Order;
import org.journey.cohort.CohortStatistic;
import org.journey.cohort.Conformance;
import org.journey.cohort.GroupBy;
import org.journey.cohort.Member;
import org.journey.cohort.ProcessMap;
import org.journey.cohort.TimeToStage;
import org.journey.cohort.Transitions;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.engagement.SaturationRules;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.service.People;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.testing.RandomHistories;
import org.journey.timeline.Timelines;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Pictures of random cohorts. */
class ChartsTest {

  private static final StageModel MODEL = StageModels.defaultModel();

  private static final List<Member> MEMBERS = members();

  private static List<Member> members() {
    return IntStream.rangeClosed(1, 60)
        .mapToObj(
            seed ->
                Timelines.of(
                    RandomHistories.journey(seed, 25, "soar", "j-" + seed).recorded(),
                    RandomHistories.NOW,
                    RandomHistories.NOW))
        .map(
            timeline -> JourneyReading.of(timeline, JourneyStateParameters.of(MODEL)).orElseThrow())
        .map(reading -> Member.of(reading, EnumSet.allOf(Member.Part.class)))
        .toList();
  }

  private record Named(String name, CohortResult result, Of of) {}

  private static List<Named> results(List<Member> members) {
    CohortSaturationParameters saturation =
        new CohortSaturationParameters(
            Order.OPENED,
            Level.CODE,
            new SaturationRules(2, 4, new BigDecimal("0.05")),
            List.of(),
            200,
            1);
    List<Named> results = new ArrayList<>();
    results.add(named("survival", new TimeToStage(MODEL, null, 2, People.AS_RECORDED), members));
    results.add(
        named("groups", new TimeToStage(MODEL, GroupBy.SOURCE, 2, People.AS_RECORDED), members));
    results.add(
        new Named(
            "incidence",
            named("", new TimeToStage(MODEL, null, 4, People.AS_RECORDED), members).result,
            Of.INCIDENCE));
    results.add(named("transitions", new Transitions(MODEL, People.AS_RECORDED), members));
    results.add(named("conformance", new Conformance(MODEL, People.AS_RECORDED), members));
    for (Activities of : Activities.values()) {
      results.add(named("map-" + of, new ProcessMap(of, 20, MODEL, People.AS_RECORDED), members));
    }
    results.add(
        named("saturation", new CohortSaturation(MODEL, saturation, People.AS_RECORDED), members));
    return results;
  }

  private static Named named(String name, CohortStatistic<?> statistic, List<Member> members) {
    members.forEach(statistic::add);
    return new Named(name, statistic.result(), Of.SURVIVAL);
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
  }

  /** To look at them: they are left where the build leaves its things. */
  @Test
  void each_is_an_image_that_says_in_words_what_it_shows() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "charts"));
    for (Named each : results(MEMBERS)) {
      String svg = Charts.svg(each.result, each.of);
      Files.writeString(folder.resolve(each.name + ".svg"), svg);
      Document document = parsed(svg);
      assertThat(document.getDocumentElement().getAttribute("role")).isEqualTo("img");
      assertThat(document.getElementsByTagName("title").item(0).getTextContent())
          .as(each.name)
          .isNotBlank();
      assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
          .hasSizeGreaterThan(40);
      assertThat(svg).doesNotContain("href").doesNotContain("NaN").doesNotContain("null");
    }
  }

  @Test
  void each_is_the_same_bytes_every_time() {
    List<Named> again = results(MEMBERS.reversed());
    List<Named> once = results(MEMBERS);
    for (int i = 0; i < once.size(); i++) {
      assertThat(Charts.svg(again.get(i).result, again.get(i).of))
          .isEqualTo(Charts.svg(once.get(i).result, once.get(i).of));
    }
  }

  @Test
  void an_empty_cohort_can_be_drawn() throws Exception {
    for (Named each : results(List.of())) {
      assertThat(parsed(Charts.svg(each.result, each.of)).getElementsByTagName("title").getLength())
          .as(each.name)
          .isEqualTo(1);
    }
  }

  @Test
  void one_journey_can_be_drawn() throws Exception {
    for (Named each : results(MEMBERS.subList(0, 1))) {
      assertThat(parsed(Charts.svg(each.result, each.of)).getElementsByTagName("title").getLength())
          .as(each.name)
          .isEqualTo(1);
    }
  }

  @Test
  void text_is_escaped() throws Exception {
    Svg svg = new Svg(100, 100, "<a> & \"b\"", "c\u0000\ud800");
    svg.text(0, 0, Svg.Anchor.START, "</svg><script>");
    Document document = parsed(svg.end());
    assertThat(document.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("<a> & \"b\"");
    assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("c\ufffd\ufffd");
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo("</svg><script>");
  }
}
