package org.journey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.journey.state.JourneyStates;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The law of evidence: reading again only what made a figure gives that figure. */
class EvidenceLawTest {

  @Test
  void of_the_study_and_of_wild_histories_every_figure_comes_back_from_its_evidence() {
    holdsFor(Question.ofTheOracle());
  }

  @Test
  void of_random_valid_histories_every_figure_comes_back_from_its_evidence() {
    holdsFor(Question.random());
  }

  @Test
  void without_one_of_its_interactions_a_figure_of_every_kind_changes_in_some_history() {
    Set<String> resting = new TreeSet<>();
    Set<String> changing = new HashSet<>();
    for (Question question : Question.ofTheOracle()) {
      for (Figure figure : question.figures()) {
        if (figure.interactions().size() < 2) {
          continue;
        }
        String kind = figure.pointer().replaceAll("[0-9]+", "*");
        resting.add(kind);
        for (int i = 0; i < figure.interactions().size() && !changing.contains(kind); i++) {
          List<Figure.Source> less = new ArrayList<>(figure.interactions());
          less.remove(i);
          JsonNode again = question.again(less, figure.pointer());
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
    for (Question question : Question.ofTheOracle()) {
      Set<String> pointers =
          question.figures().stream()
              .map(Figure::pointer)
              .collect(Collectors.toCollection(TreeSet::new));
      TreeMap<String, JsonNode> leaves = new TreeMap<>();
      JourneyStates.fold(question.timeline(), question.parameters())
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
        assertThat(pointers).as(question.name()).anyMatch(p -> (leaf + "/").startsWith(p + "/"));
      }
    }
  }

  private static void holdsFor(List<Question> questions) {
    int held = 0;
    for (Question question : questions) {
      for (Figure figure : question.figures()) {
        JsonNode again = question.again(figure.interactions(), figure.pointer());
        assertThat(again).as(question.name() + " " + figure.pointer()).isEqualTo(figure.value());
        held++;
      }
    }
    assertThat(held).isGreaterThan(1_000);
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
