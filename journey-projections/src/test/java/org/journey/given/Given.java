package org.journey.given;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.model.ModelReading;
import org.journey.model.StageModel;
import org.journey.model.StageModelReader;
import org.journey.model.StageModels;
import org.journey.stage.Dating;
import org.journey.stage.StageProgress;
import org.journey.state.JourneyState;
import org.journey.state.JourneyStateParameters;
import org.journey.state.JourneyStates;
import org.journey.state.ParameterReader;
import org.journey.state.ParameterReading;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timeline.Entry;

/**
 * A journey opened on 5 January 2026, to which a test adds what happened. Each interaction has the
 * next sequence and the id {@code e-<sequence>}, whatever its time; the referral is {@code e-1}.
 */
public final class Given {

  private final List<Entry> entries = new ArrayList<>();
  private Instant asAt = Instant.parse("2026-12-31T00:00:00Z");

  private Given() {}

  /** A referral alone. */
  public static Given journey() {
    return new Given().at("2026-01-05T09:00:00Z", Told.referral());
  }

  /** One more interaction, recorded by {@code w-1}; a date alone means its noon, UTC. */
  public Given at(String time, Interaction data) {
    return at(time, data, "w-1");
  }

  /** The same by another member of staff. */
  public Given at(String time, Interaction data, String recordedBy) {
    int sequence = entries.size() + 1;
    entries.add(
        new Entry(
            sequence,
            new Identity("/apps/cafe", "e-" + sequence),
            InteractionType.of(data),
            recordedBy,
            instant(time),
            data));
    return this;
  }

  /** Asks for another instant than the end of 2026. */
  public Given asAt(String time) {
    asAt = instant(time);
    return this;
  }

  /** The timeline: what happened by {@code asAt}, in order. */
  public Timeline timeline() {
    return new Timeline(
        "soar",
        "j-1",
        asAt,
        asAt,
        entries.size(),
        entries.stream()
            .filter(entry -> !entry.time().isAfter(asAt))
            .sorted(Comparator.comparing(Entry::time).thenComparingLong(Entry::sequence))
            .toList());
  }

  /** Its state under the study's model. */
  public JourneyState state() {
    return state(Map.of());
  }

  /** Its state under the study's model, with parameters as a request names them. */
  public JourneyState state(Map<String, String> query) {
    return switch (ParameterReader.read(StageModels.defaultModel(), query)) {
      case ParameterReading.Read read ->
          JourneyStates.fold(timeline(), read.parameters()).orElseThrow();
      case ParameterReading.Refused refused -> throw new AssertionError(refused.problem());
    };
  }

  /** Its state under a model. */
  public JourneyState state(StageModel model) {
    return JourneyStates.fold(timeline(), JourneyStateParameters.of(model)).orElseThrow();
  }

  /**
   * Its stage progress under a model of one stage, 1, and two sub-themes {@code a} and {@code b}.
   */
  public StageProgress under(String... rules) {
    return under(Dating.SINCE, rules);
  }

  /** The same with a choice of dating. */
  public StageProgress under(Dating dating, String... rules) {
    JourneyStateParameters defaults = JourneyStateParameters.of(model(rules));
    JourneyStateParameters parameters =
        new JourneyStateParameters(defaults.model(), dating, defaults.saturation());
    return JourneyStates.fold(timeline(), parameters).orElseThrow().stageProgress();
  }

  /** A model of one stage, 1, with two sub-themes {@code a} and {@code b}. */
  public static StageModel model(String... rules) {
    StringBuilder text =
        new StringBuilder(
            """
            id: m
            version: 1
            stages:
              - {number: 1, key: one, name: One, subThemes: [a, b]}
            evidence:
            """);
    for (int i = 0; i < rules.length; i++) {
      text.append("  - {rule: r" + (i + 1) + ", " + rules[i] + "}\n");
    }
    return read(text.toString());
  }

  /** A model from its text. */
  public static StageModel read(String text) {
    return switch (StageModelReader.read(text.getBytes(UTF_8))) {
      case ModelReading.Read read -> read.model();
      case ModelReading.Refused refused -> throw new AssertionError(refused.problem());
    };
  }

  /** An instant; a date alone means its noon, UTC. */
  public static Instant instant(String time) {
    return Instant.parse(time.length() == 10 ? time + "T12:00:00Z" : time);
  }
}
