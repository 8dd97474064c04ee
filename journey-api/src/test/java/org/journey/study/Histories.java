package org.journey.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.CloudEventReader;
import org.journey.interaction.Emitted;
import org.journey.interaction.Reading;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.interaction.Telling.Setting;
import org.journey.interaction.Vocabulary;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.state.JourneyState;
import org.journey.state.JourneyStateParameters;
import org.journey.state.JourneyStates;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timelines;

/** The histories that ship with Journey, as they are read and as they fold. */
public final class Histories {

  /** When all of them have ended. */
  static final Instant AFTER = Instant.parse("2018-05-01T00:00:00Z");

  static final Vocabulary VOCABULARY =
      key ->
          StageModels.defaultModel().stages().stream()
              .anyMatch(stage -> stage.subThemes().contains(key));

  private static final Map<String, List<Emitted>> BY_JOURNEY = read();

  private Histories() {}

  /** The file, line by line. */
  public static List<String> lines() {
    try (InputStream in = Histories.class.getResourceAsStream("/study.ndjson")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<Emitted>> read() {
    Map<String, List<Emitted>> histories = new LinkedHashMap<>();
    for (String line : lines()) {
      Reading reading =
          CloudEventReader.read(line.getBytes(StandardCharsets.UTF_8), AFTER, VOCABULARY);
      if (!(reading instanceof Reading.Read read) || read.emitted() == null) {
        throw new AssertionError(reading + ": " + line);
      }
      Emitted emitted = read.emitted();
      histories.computeIfAbsent(emitted.subject(), _ -> new ArrayList<>()).add(emitted);
    }
    return histories;
  }

  /** The journeys, in the order of the file. */
  static List<String> journeys() {
    return List.copyOf(BY_JOURNEY.keySet());
  }

  static List<Emitted> of(Participant participant) {
    return Objects.requireNonNull(BY_JOURNEY.get(participant.journey()));
  }

  static ReferralReceived referral(Participant participant) {
    return (ReferralReceived) of(participant).getFirst().data();
  }

  /** When the study's researchers heard them. */
  public static Instant interview(Participant participant) {
    return of(participant).stream()
        .filter(
            each ->
                each.data() instanceof ReflectionRecorded told
                    && told.setting() == Setting.INTERVIEW)
        .map(Emitted::time)
        .reduce(
            (_, _) -> {
              throw new AssertionError(participant + " is heard more than once");
            })
        .orElseThrow();
  }

  /** What they told, and what was read in it afterwards. */
  static Stream<Finding> findings(Participant participant) {
    return of(participant).stream()
        .flatMap(
            each ->
                switch (each.data()) {
                  case ReflectionRecorded told -> told.findings().stream();
                  case ReflectionCoded coded -> coded.findings().stream();
                  default -> Stream.empty();
                });
  }

  static JourneyState state(Participant participant) {
    return state(participant, AFTER);
  }

  static JourneyState state(Participant participant, Instant asAt) {
    return state(participant, StageModels.defaultModel(), asAt);
  }

  static JourneyState state(Participant participant, StageModel model, Instant asAt) {
    return JourneyStates.fold(
            Timelines.of(recorded(participant, time -> time), asAt, asAt),
            JourneyStateParameters.of(model))
        .orElseThrow();
  }

  /**
   * As the log would have a history.
   *
   * @param recordedTime when that which happened then was recorded
   */
  static List<Recorded> recorded(Participant participant, UnaryOperator<Instant> recordedTime) {
    List<Recorded> recorded = new ArrayList<>();
    for (Emitted emitted : of(participant)) {
      recorded.add(
          new Recorded(
              recorded.size() + 1L,
              recorded.size(),
              recordedTime.apply(emitted.time()),
              Objects.requireNonNull(emitted.organisation()),
              emitted.subject(),
              emitted.identity(),
              Objects.requireNonNull(emitted.recordedBy()),
              emitted.type(),
              emitted.time(),
              emitted.data()));
    }
    return recorded;
  }
}
