package org.journey.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.journey.interaction.Rfc3339;
import org.journey.model.ModelReading;
import org.journey.model.StageModel;
import org.journey.model.StageModelReader;
import org.journey.model.StageModels;
import org.journey.state.JourneyStateParameters;
import org.journey.state.ParameterReader;
import org.journey.state.ParameterReading;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timelines;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Histories, and the states that the reference gives for them on several axes (see README.md). */
public final class Oracle {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** One question to the fold. {@code expected} is JSON null where there is no state. */
  public record Case(
      String name, Timeline timeline, JourneyStateParameters parameters, JsonNode expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<StageModel> MODELS = readModels();

  private Oracle() {}

  /** All recorded journeys, in the order of the file. */
  public static Map<String, List<Recorded>> histories() {
    Map<String, List<Recorded>> histories = new LinkedHashMap<>();
    for (String line : lines("histories.ndjson.gz")) {
      Recorded recorded = Recorded.parse(line.getBytes(UTF_8));
      histories.computeIfAbsent(recorded.subject(), _ -> new ArrayList<>()).add(recorded);
    }
    return histories;
  }

  /** All questions. */
  public static List<Case> cases() {
    Map<String, List<Recorded>> histories = histories();
    List<Case> cases = new ArrayList<>();
    for (String line : lines("cases.ndjson.gz")) {
      JsonNode each = JSON.readTree(line);
      String journey = each.get("journey").asString();
      Timeline timeline =
          Timelines.of(
              Objects.requireNonNull(histories.get(journey)),
              Objects.requireNonNull(Rfc3339.parse(each.get("asAt").asString())),
              Objects.requireNonNull(Rfc3339.parse(each.get("asKnown").asString())));
      cases.add(
          new Case(
              "case " + (cases.size() + 1) + ", " + journey + " " + each.get("parameters"),
              timeline,
              parameters(each),
              each.get("expected")));
    }
    return cases;
  }

  /** The built-in models and one that is not like them. */
  public static List<StageModel> models() {
    return MODELS;
  }

  private static List<StageModel> readModels() {
    List<StageModel> models = new ArrayList<>(StageModels.builtIn());
    try (InputStream in = resource("winding.v1.yaml")) {
      switch (StageModelReader.read(in.readAllBytes())) {
        case ModelReading.Read read -> models.add(read.model());
        case ModelReading.Refused refused -> throw new AssertionError(refused.problem());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(models);
  }

  private static JourneyStateParameters parameters(JsonNode each) {
    StageModel model =
        models().stream()
            .filter(m -> m.reference().equals(each.get("model").asString()))
            .findFirst()
            .orElseThrow();
    Map<String, String> query = new LinkedHashMap<>();
    each.get("parameters").forEachEntry((name, value) -> query.put(name, value.asString()));
    return switch (ParameterReader.read(model, query)) {
      case ParameterReading.Read read -> read.parameters();
      case ParameterReading.Refused refused -> throw new AssertionError(refused.problem());
    };
  }

  private static List<String> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(new GZIPInputStream(resource(name)), UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Oracle.class.getResourceAsStream(name), name);
  }
}
