package org.journey.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.journey.engagement.SaturationParameters;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.engagement.SaturationParameters.Unit;
import org.journey.oracle.Oracle;
import org.journey.stage.Dating;
import org.journey.state.JourneyStateParameters;
import org.journey.state.JourneyStates;
import org.journey.testing.RandomHistories;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timelines;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A state that is asked for.
 *
 * @param recorded of the journey, as it lies in the log
 */
record Question(
    String name, List<Recorded> recorded, Timeline timeline, JourneyStateParameters parameters) {

  /** Those that the reference was asked. */
  static List<Question> ofTheOracle() {
    Map<String, List<Recorded>> histories = Oracle.histories();
    return Oracle.cases().stream()
        .map(
            each ->
                new Question(
                    each.name(),
                    Objects.requireNonNull(histories.get(each.timeline().journeyId())),
                    each.timeline(),
                    each.parameters()))
        .toList();
  }

  /** Of random valid histories, on random axes and under random parameters. */
  static List<Question> random() {
    List<Question> questions = new ArrayList<>();
    for (long seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      List<Recorded> recorded = RandomHistories.journey(seed, random.nextInt(5, 90)).recorded();
      Timeline timeline =
          Timelines.of(
              recorded,
              RandomHistories.NOW.minus(Duration.ofDays(random.nextInt(100))),
              RandomHistories.NOW.minus(Duration.ofDays(random.nextInt(100))));
      questions.add(new Question("seed " + seed, recorded, timeline, parameters(random)));
    }
    return questions;
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

  List<Figure> figures() {
    return JourneyEvidence.of(recorded, timeline, parameters)
        .map(JourneyEvidence::figures)
        .orElse(List.of());
  }

  /** A figure by who has nothing but some of what was recorded, as it was recorded. */
  JsonNode again(List<Figure.Source> interactions, String pointer) {
    Set<Long> kept = interactions.stream().map(Figure.Source::sequence).collect(Collectors.toSet());
    List<Recorded> part = recorded.stream().filter(r -> kept.contains(r.sequence())).toList();
    return part.isEmpty()
        ? MissingNode.getInstance()
        : JourneyStates.fold(Timelines.of(part, timeline.asAt(), timeline.asKnown()), parameters)
            .map(state -> state.toJson(true).at(pointer))
            .orElse(MissingNode.getInstance());
  }

  /** What a figure names, corrections aside. */
  List<Recorded> told(Figure figure) {
    Set<Long> named =
        figure.interactions().stream().map(Figure.Source::sequence).collect(Collectors.toSet());
    return recorded.stream()
        .filter(each -> named.contains(each.sequence()) && !each.type().amends())
        .toList();
  }

  /** How a figure names an interaction. */
  static Figure.Source source(Recorded recorded) {
    return new Figure.Source(
        recorded.identity().source(), recorded.identity().id(), recorded.sequence());
  }
}
