package org.journey.cohort;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Rfc3339;
import org.journey.problem.Problem;
import org.journey.service.facts.AgeBands;
import org.journey.stage.StageProgresses;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads cohort filters strictly, and keeps the first problem. */
final class CohortFilterReader {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern COMMA = Pattern.compile(", *");
  private static final int MOST_VALUES = 100;

  private final Map<String, List<String>> values;
  private @Nullable Problem problem;

  private CohortFilterReader(Map<String, List<String>> values) {
    this.values = values;
  }

  static CohortFilterReading read(Map<String, String> query) {
    Map<String, List<String>> values = new TreeMap<>();
    CohortFilterReader reader = new CohortFilterReader(values);
    for (Map.Entry<String, String> each : new TreeMap<>(query).entrySet()) {
      // Within the notation of stages commas have a meaning of their own.
      String separator = each.getKey().equals("reached") ? ";" : ",";
      values.put(each.getKey(), List.of(each.getValue().split(separator, -1)));
    }
    return reader.read();
  }

  static CohortFilterReading read(JsonNode cohort) {
    Map<String, List<String>> values = new TreeMap<>();
    CohortFilterReader reader = new CohortFilterReader(values);
    if (!cohort.isObject()) {
      reader.refuse("cohort", "must be an object");
    }
    for (Map.Entry<String, JsonNode> each : cohort.properties()) {
      values.put(each.getKey(), reader.texts(each.getKey(), each.getValue()));
    }
    return reader.read();
  }

  private List<String> texts(String name, JsonNode value) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value.isArray() ? value : List.of(value)) {
      boolean number = name.equals("deprivation") && each.isIntegralNumber();
      if (each.isString() || number) {
        texts.add(each.asString());
      } else {
        refuse(name, "must be a text or a list of texts");
      }
    }
    if (texts.isEmpty()) {
      refuse(name, "must have a value");
    }
    return texts;
  }

  private CohortFilterReading read() {
    for (String name : values.keySet()) {
      if (!CohortFilter.NAMES.contains(name)) {
        refuse(name, "is no filter; there are " + String.join(", ", CohortFilter.NAMES));
      }
    }
    Instant from = instant("openedFrom");
    Instant to = instant("openedTo");
    if (from != null && to != null && from.isAfter(to)) {
      refuse("openedFrom", "must not be after openedTo");
    }
    CohortFilter filter =
        new CohortFilter(
            all("organisation", "must be an id", id -> ID.matcher(id).matches() ? id : null),
            from,
            to,
            codes("source", ReferralSource.values()),
            codes("reason", Reason.values()),
            all(
                "reached",
                "must be entered stages, like 1-5 or 1, 3-5, or " + CohortFilter.NONE,
                CohortFilterReader::stages),
            all(
                "ageBand",
                "must be of "
                    + IntStream.rangeClosed(0, AgeBands.COUNT)
                        .mapToObj(AgeBands::name)
                        .collect(Collectors.joining(", ")),
                name -> AgeBands.number(name) < 0 ? null : AgeBands.number(name)),
            all(
                "deprivation",
                "must be a decile from 1 to 10, or " + AgeBands.NOT_RECORDED,
                CohortFilterReader::decile));
    Problem refusal = problem;
    return refusal == null
        ? new CohortFilterReading.Read(filter)
        : new CohortFilterReading.Refused(refusal);
  }

  private @Nullable Instant instant(String name) {
    List<String> texts = values.get(name);
    if (texts == null) {
      return null;
    }
    String reason =
        texts.size() == 1 ? Rfc3339.reasonAgainst(texts.getFirst()) : "must be one time";
    if (reason != null) {
      refuse(name, reason);
      return null;
    }
    return Rfc3339.parse(texts.getFirst());
  }

  private <E extends Enum<E>> List<E> codes(String name, E[] codes) {
    String allowed = Arrays.stream(codes).map(Enum::name).collect(Collectors.joining(", "));
    return all(
        name,
        "must be of " + allowed,
        text ->
            Arrays.stream(codes).filter(code -> code.name().equals(text)).findFirst().orElse(null));
  }

  /** The values of a filter, each as a function reads it; null from it is a refusal. */
  private <T> List<T> all(String name, String reason, Function<String, @Nullable T> read) {
    List<T> all = new ArrayList<>();
    List<String> texts = values.getOrDefault(name, List.of());
    if (texts.size() > MOST_VALUES) {
      refuse(name, "must have at most " + MOST_VALUES + " values");
      return all;
    }
    for (String text : texts) {
      T value = read.apply(text);
      if (value == null) {
        refuse(name, reason);
      } else {
        all.add(value);
      }
    }
    return all;
  }

  private static @Nullable Integer decile(String text) {
    for (int decile = 1; decile <= 10; decile++) {
      if (text.equals(String.valueOf(decile))) {
        return decile;
      }
    }
    return text.equals(AgeBands.NOT_RECORDED) ? 0 : null;
  }

  /** A bit for the number of each stage of a notation, with or without blanks after its commas. */
  private static @Nullable Integer stages(String text) {
    if (text.equals(CohortFilter.NONE)) {
      return 0;
    }
    String notation = COMMA.matcher(text).replaceAll(", ");
    if (!StageProgresses.isNotation(notation)) {
      return null;
    }
    int stages = 0;
    for (String run : notation.split(", ", -1)) {
      int last = run.charAt(run.length() - 1) - '0';
      for (int stage = run.charAt(0) - '0'; stage <= last; stage++) {
        stages |= 1 << stage;
      }
    }
    return stages;
  }

  /** The notation again. */
  static String notation(int stages) {
    List<Integer> numbers =
        IntStream.range(1, Integer.SIZE - 1)
            .filter(stage -> (stages & 1 << stage) != 0)
            .boxed()
            .toList();
    return numbers.isEmpty() ? CohortFilter.NONE : StageProgresses.notation(numbers);
  }

  /** Notes the first problem. */
  private void refuse(String name, String reason) {
    if (problem == null) {
      problem = Problem.parameter(name, reason);
    }
  }
}
