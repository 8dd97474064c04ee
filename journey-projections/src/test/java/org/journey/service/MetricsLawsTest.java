package org.journey.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.journey.model.StageModel;
import org.journey.oracle.Oracle;
import org.journey.service.facts.JourneyFacts;
import org.journey.testing.RandomHistories;
import org.journey.timeline.Recorded;
import org.junit.jupiter.api.Test;

/** Figures over histories made at random: late entries, corrections, retractions, codings. */
class MetricsLawsTest {

  private static final int SERVICES = 12;

  /** Every fifth client is somebody else. */
  private static final People PEOPLE =
      client -> client.endsWith("5") ? client.replace("5", "1") : client;

  /** A service, what of it is looked at, and when it was known. */
  private record Question(
      long seed, List<List<Recorded>> journeys, Period period, Instant asKnown, StageModel model) {

    List<JourneyFacts> facts() {
      List<JourneyFacts> facts = new ArrayList<>();
      for (List<Recorded> journey : journeys) {
        JourneyFacts known = JourneyFacts.known(journey, model, asKnown);
        if (known != null) {
          facts.add(known);
        }
      }
      return facts;
    }

    Node figures() {
      ServiceMetrics metrics = new ServiceMetrics(period, model, PEOPLE);
      facts().forEach(metrics::add);
      return metrics.figures();
    }
  }

  private static List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (long seed = 1; seed <= SERVICES; seed++) {
      Random random = new Random(seed);
      List<List<Recorded>> journeys =
          RandomHistories.journeys(seed, 15, 40).stream()
              .map(RandomHistories.History::recorded)
              .toList();
      Instant first = Instant.parse("2024-11-20T00:00:00Z");
      for (StageModel model : Oracle.models()) {
        Instant from = first.plusSeconds(86_400L * random.nextInt(60));
        Instant to = from.plusSeconds(86_400L * (20 + random.nextInt(600)));
        Instant known =
            random.nextBoolean() ? RandomHistories.NOW : to.plusSeconds(random.nextInt(5_000_000));
        questions.add(new Question(seed, journeys, new Period(from, to), known, model));
        // An entry lies exactly at the end, and one exactly at the beginning.
        List<Recorded> one = journeys.get(random.nextInt(journeys.size()));
        Instant start = one.getFirst().time();
        Instant end = one.get(random.nextInt(one.size())).time();
        if (!end.isBefore(start)) {
          questions.add(
              new Question(seed, journeys, new Period(start, end), RandomHistories.NOW, model));
        }
      }
    }
    return questions;
  }

  @Test
  void every_leaf_is_what_a_plain_implementation_says() {
    Map<String, Integer> filled = new LinkedHashMap<>();
    for (Question question : questions()) {
      Map<String, String> expected =
          NaiveMetrics.of(
              question.journeys(), question.period(), question.asKnown(), question.model(), PEOPLE);
      Map<String, String> actual = Expected.of(question.figures());
      String name = "seed " + question.seed() + " " + question.model() + " " + question.period();
      actual.forEach(
          (path, told) -> {
            String plain = expected.get(path);
            if (plain == null) {
              assertThat(Expected.isEmpty(told)).as(name + " " + path + " " + told).isTrue();
            } else {
              assertThat(told).as(name + " " + path).isEqualTo(plain);
            }
            filled.merge(path, Expected.isEmpty(told) ? 0 : 1, Integer::sum);
          });
      expected.forEach(
          (path, told) -> {
            if (!Expected.isEmpty(told)) {
              assertThat(actual).as(name).containsKey(path);
            }
          });
    }
    assertThat(filled.values().stream().filter(count -> count > 0).count())
        .as("leaves that ever held something, of " + filled.size())
        .isGreaterThan(filled.size() * 4L / 5);
  }

  @Test
  void who_is_behind_a_leaf_are_as_many_as_it_says() {
    int leaves = 0;
    for (Question question : questions().subList(0, 8)) {
      List<JourneyFacts> facts = question.facts();
      for (Map.Entry<String, Node> leaf : Expected.leaves(question.figures()).entrySet()) {
        int dot = (leaf.getKey() + ".").indexOf('.');
        String part = dot < leaf.getKey().length() ? leaf.getKey().substring(dot + 1) : "";
        DrillDown drill =
            new DrillDown(
                question.period(), question.model(), PEOPLE, leaf.getKey().substring(0, dot), part);
        facts.forEach(drill::add);
        DrillDown.Result result = drill.result().orElseThrow();
        long count = leaf.getValue().count().orElseThrow();
        assertThat(result.count()).as(leaf.getKey()).isEqualTo(count);
        assertThat(result.journeys().isEmpty()).as(leaf.getKey()).isEqualTo(count == 0);
        for (int i = 0; i < result.journeys().size(); i++) {
          assertThat(result.sequences(i))
              .as(leaf.getKey())
              .isNotEmpty()
              .hasSize(result.interactions(i))
              .isSorted();
        }
        leaves += count == 0 ? 0 : 1;
      }
    }
    assertThat(leaves).isGreaterThan(500);
  }

  @Test
  void what_is_as_at_the_end_and_nothing_else_is_the_same_whenever_the_period_begins() {
    Set<String> same = new LinkedHashSet<>(ServiceMetrics.AS_AT_THE_END);
    questions().getFirst().figures().children().forEach(figure -> same.add(figure.name()));
    for (Question question : questions()) {
      Node figures = question.figures();
      Instant end = question.period().to();
      Node atOnce =
          new Question(
                  question.seed(),
                  question.journeys(),
                  new Period(end, end),
                  question.asKnown(),
                  question.model())
              .figures();
      for (Node figure : figures.children()) {
        boolean alike = atOnce.child(figure.name()).orElseThrow().equals(figure);
        if (ServiceMetrics.AS_AT_THE_END.contains(figure.name())) {
          assertThat(alike).as("seed " + question.seed() + " " + figure.name()).isTrue();
        } else if (!alike) {
          same.remove(figure.name());
        }
      }
    }
    assertThat(same).containsExactlyElementsOf(ServiceMetrics.AS_AT_THE_END);
  }

  @Test
  void lanes_taken_together_are_one() {
    for (Question question : questions().subList(0, 20)) {
      Random random = new Random(question.seed());
      List<ServiceMetrics> lanes = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        lanes.add(new ServiceMetrics(question.period(), question.model(), PEOPLE));
      }
      question.facts().forEach(facts -> lanes.get(random.nextInt(3)).add(facts));
      lanes.get(2).merge(lanes.get(0));
      lanes.get(1).merge(lanes.get(2));
      Node figures = lanes.get(1).figures();
      assertThat(figures.toJson()).isEqualTo(question.figures().toJson());
      assertThat(lanes.get(1).figures().toJson()).as("asked again").isEqualTo(figures.toJson());
    }
  }
}
