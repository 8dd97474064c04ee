package org.journey.extract;

import static org.journey.extract.ExtractFormat.SPELL;
import static org.journey.extract.ExtractFormat.STS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.journey.extract.ExtractWriter.Extracted;
import org.journey.extract.SequenceOptions.Unit;
import org.journey.given.Given;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.testing.RandomHistories;
import org.journey.testing.RandomHistories.History;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timelines;
import tools.jackson.databind.node.JsonNodeFactory;

/** Journeys for tests, and extracts of them. */
record Cohort(StageModel model, List<JourneyReading> journeys) implements ExtractSource {

  static final Instant AS_AT = Instant.parse("2026-12-31T00:00:00Z");

  Cohort {
    journeys =
        journeys.stream()
            .sorted(Comparator.comparing(journey -> journey.timeline().journeyId()))
            .toList();
  }

  /** The journeys in the order in which they leave, as long as they leave all together. */
  List<JourneyReading> leaving() {
    if (journeys.size() > Run.TOGETHER) {
      throw new IllegalStateException("they leave some at a time");
    }
    Pseudonyms names = pseudonyms();
    return journeys.stream()
        .sorted(
            Comparator.comparing(
                journey ->
                    names.of(
                        Pseudonyms.Kind.JOURNEY,
                        journey.timeline().organisation(),
                        journey.timeline().journeyId())))
        .toList();
  }

  /** Journeys {@code j-1}, {@code j-2}, ... under the study's model. */
  static Cohort of(Given... journeys) {
    List<Timeline> timelines = new ArrayList<>();
    for (int i = 0; i < journeys.length; i++) {
      timelines.add(named(journeys[i].timeline(), "j-" + (i + 1)));
    }
    return of(timelines);
  }

  static Cohort of(List<Timeline> timelines) {
    StageModel model = StageModels.defaultModel();
    return new Cohort(
        model,
        timelines.stream()
            .map(t -> JourneyReading.of(t, JourneyStateParameters.of(model)).orElseThrow())
            .toList());
  }

  /** Journeys of all types at random. */
  static Cohort random(long seed, int journeys, int interactions) {
    List<Timeline> timelines = new ArrayList<>();
    for (History history : RandomHistories.journeys(seed, journeys, interactions)) {
      timelines.add(Timelines.of(history.recorded(), AS_AT, AS_AT));
    }
    return of(timelines);
  }

  private static Timeline named(Timeline timeline, String id) {
    return new Timeline(
        timeline.organisation(),
        id,
        timeline.asAt(),
        timeline.asKnown(),
        timeline.sequence(),
        timeline.entries());
  }

  @Override
  public void forEach(Visitor visitor) throws IOException {
    for (JourneyReading journey : journeys) {
      visitor.visit(journey);
    }
  }

  /** A key that is always the same. */
  static Pseudonyms pseudonyms() {
    byte[] key = new byte[Pseudonyms.KEY_BYTES];
    Arrays.fill(key, (byte) 7);
    return new Pseudonyms(key);
  }

  static ExtractRequest request(ExtractFormat format) {
    return request(format, new SequenceOptions(Unit.WEEK, true));
  }

  static ExtractRequest request(ExtractFormat format, SequenceOptions sequences) {
    return new ExtractRequest(
        "provider-9",
        format,
        JsonNodeFactory.instance.objectNode().put("reached", "1-5"),
        StageModels.defaultModel().reference(),
        AS_AT,
        AS_AT,
        812,
        640,
        format == STS || format == SPELL ? sequences : null);
  }

  /** The folder of an extract of this cohort. */
  Path extract(ExtractFormat format, Path folder) {
    return extract(request(format), folder).directory();
  }

  Extracted extract(ExtractRequest request, Path folder) {
    try {
      return ExtractWriter.write(
          request, this, pseudonyms(), folder, (pass, journeys, interactions) -> {}, () -> false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of an extract, as text. */
  static String text(Path folder, String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with every journey changed. */
  Cohort with(UnaryOperator<Timeline> change) {
    return of(journeys.stream().map(journey -> change.apply(journey.timeline())).toList());
  }
}
