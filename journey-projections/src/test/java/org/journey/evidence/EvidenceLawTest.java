package org.journey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.journey.engagement.SaturationParameters;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.engagement.SaturationParameters.Unit;
import org.journey.oracle.Oracle;
import org.journey.stage.Dating;
import org.journey.state.JourneyStateParameters;
import org.journey.state.JourneyStates;
import org.journey.testing.RandomHistories;
import org.journey.testing.RandomHistories.History;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timelines;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The law of evidence: reading again only what made a figure gives that figure. */
class EvidenceLawTest {

  private record Question(String name, Timeline timeline, JourneyStateParameters parameters) {}

  @Test
  void of_the_study_and_of_wild_histories_every_figure_comes_back_from_its_evidence() {
    List<Question> questions =
        Oracle.cases().stream()
            .map(each -> new Question(each.name(), each.timeline(), each.parameters()))
            .toList();
    holdsFor(questions);
  }

  @Test
  void of_random_valid_histories_every_figure_comes_back_from_its_evidence() {
    List<Question> questions = new ArrayList<>();
    for (long seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      History history = RandomHistories.journey(seed, random.nextInt(5, 90));
      Timeline timeline =
          Timelines.of(
              history.recorded(),
              RandomHistories.NOW.minus(Duration.ofDays(random.nextInt(100))),
              RandomHistories.NOW);
      questions.add(new Question("seed " + seed, timeline, parameters(random)));
    }
    holdsFor(questions);
  }

  @Test
  void without_one_of_its_interactions_a_figure_of_every_kind_changes_in_some_history() {
    Set<String> resting = new TreeSet<>();
    Set<String> changing = new HashSet<>();
    for (Oracle.Case each : Oracle.cases()) {
      List<Figure> figures = figures(each.timeline(), each.parameters());
      for (Figure figure : figures) {
        if (figure.interactions().size() < 2) {
          continue;
        }
        String kind = figure.pointer().replaceAll("[0-9]+", "*");
        resting.add(kind);
        for (int i = 0; i < figure.interactions().size() && !changing.contains(kind); i++) {
          List<Figure.Source> less = new ArrayList<>(figure.interactions());
          less.remove(i);
          JsonNode again = again(each.timeline(), each.parameters(), less, figure.pointer());
          if (!again.equals(figure.value())) {
            changing.add(kind);
          }
        }
      }
    }
    assertThat(resting).isNotEmpty();
    assertThat(changing).containsAll(resting);
  }

  @Test
  void every_leaf_of_a_state_that_is_derived_has_evidence() {
    Set<String> echoes =
        Set.of(
            "/journeyId", "/organisation", "/asAt", "/asKnown", "/model", "/sequence", "/complete");
    for (Oracle.Case each : Oracle.cases()) {
      Set<String> pointers =
          figures(each.timeline(), each.parameters()).stream()
              .map(Figure::pointer)
              .collect(Collectors.toCollection(TreeSet::new));
      TreeMap<String, JsonNode> leaves = new TreeMap<>();
      JourneyStates.fold(each.timeline(), each.parameters())
          .ifPresent(state -> leaves(state.toJson(true), "", leaves));
      leaves
          .keySet()
          .removeIf(
              pointer ->
                  echoes.contains(pointer)
                      || pointer.matches(".*/stages/[0-9]+/(number|key)")
                      || pointer.matches(".*/saturation/(unit|level|runLength)")
                      || pointer.matches(".*/ratio/(baseSize|runLength|threshold)"));
      for (String leaf : leaves.keySet()) {
        assertThat(pointers).as(each.name()).anyMatch(p -> (leaf + "/").startsWith(p + "/"));
      }
    }
  }

  private static void holdsFor(List<Question> questions) {
    int held = 0;
    for (Question question : questions) {
      for (Figure figure : figures(question.timeline(), question.parameters())) {
        JsonNode again =
            again(
                question.timeline(),
                question.parameters(),
                figure.interactions(),
                figure.pointer());
        assertThat(again).as(question.name() + " " + figure.pointer()).isEqualTo(figure.value());
        held++;
      }
    }
    assertThat(held).isGreaterThan(1_000);
  }

  private static List<Figure> figures(Timeline timeline, JourneyStateParameters parameters) {
    return JourneyEvidence.of(timeline, parameters).map(JourneyEvidence::figures).orElse(List.of());
  }

  private static JsonNode again(
      Timeline timeline,
      JourneyStateParameters parameters,
      List<Figure.Source> interactions,
      String pointer) {
    Set<Long> kept = interactions.stream().map(Figure.Source::sequence).collect(Collectors.toSet());
    Timeline part =
        new Timeline(
            timeline.organisation(),
            timeline.journeyId(),
            timeline.asAt(),
            timeline.asKnown(),
            timeline.sequence(),
            timeline.entries().stream().filter(e -> kept.contains(e.sequence())).toList());
    return JourneyStates.fold(part, parameters)
        .map(state -> state.toJson(true).at(pointer))
        .orElse(MissingNode.getInstance());
  }

  private static JourneyStateParameters parameters(Random random) {
    return new JourneyStateParameters(
        Oracle.models().get(random.nextInt(3)),
        List.of(Dating.values()).get(random.nextInt(2)),
        new SaturationParameters(
            List.of(Unit.values()).get(random.nextInt(3)),
            List.of(Level.values()).get(random.nextInt(2)),
            random.nextInt(1, 4),
            random.nextInt(1, 5),
            SaturationParameters.DEFAULT.threshold(),
            random.nextInt(1, 40),
            random.nextBoolean()));
  }

  private static void leaves(JsonNode node, String pointer, TreeMap<String, JsonNode> found) {
    if (node.isObject()) {
      node.forEachEntry((name, value) -> leaves(value, pointer + "/" + name, found));
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(node.get(i), pointer + "/" + i, found);
      }
    } else if (!node.isArray()) {
      found.put(pointer, node);
    }
  }
}
