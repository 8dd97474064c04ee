package org.journey.console.operations;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.json.Json;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Records of Kafka that were refused: sending them again once what kept them out is mended. */
@ConsolePages
class RefusedPages {

  private static final String FORM = "console/operations/refused";
  private static final String FROM = "from";
  private static final String TO = "to";

  private final Api api;
  private final Times times;
  private final RefusedCounts counts;

  RefusedPages(Api api, Times times, MeterRegistry metrics) {
    this.api = api;
    this.times = times;
    this.counts = new RefusedCounts(metrics);
  }

  /**
   * Which records, as the form has it.
   *
   * @param by {@code offsets}, else times
   * @param from the first: an offset, or a local date-time
   * @param to the last offset, or the moment before which
   */
  record Range(@Nullable String by, @Nullable String from, @Nullable String to) {

    /** Whether it is of offsets of the topic. */
    public boolean ofOffsets() {
      return "offsets".equals(by);
    }

    /** The id of an input: each of the two forms has its own. */
    String field(String name) {
      return ofOffsets() ? "offset-" + name : name;
    }
  }

  @GetMapping("/console/operations/refused")
  @Needs(Call.REDRIVE)
  String form(Range range, @RequestParam(required = false) @Nullable Long records, Model model) {
    model.addAttribute("range", range);
    model.addAttribute("records", records);
    model.addAttribute("errors", List.of());
    return form(model);
  }

  /** Says what would be sent. */
  @GetMapping("/console/operations/refused/redrive")
  @Needs(Call.REDRIVE)
  String before(Range range, Model model) {
    List<FieldError> errors = new ArrayList<>();
    Map<String, Object> body = body(range, errors);
    model.addAttribute("range", range);
    model.addAttribute("records", null);
    model.addAttribute("errors", errors);
    if (!errors.isEmpty()) {
      return form(model);
    }
    model.addAttribute(
        "words",
        range.ofOffsets()
            ? "from offset " + body.get(FROM) + " to offset " + body.get(TO) + ", both included"
            : "from "
                + times.moment(String.valueOf(body.get(FROM)))
                + " until before "
                + times.moment(String.valueOf(body.get(TO))));
    return "console/operations/redrive";
  }

  @PostMapping("/console/operations/refused/redrive")
  @Needs(Call.REDRIVE)
  String redrive(SignedIn who, Range range, Model model) {
    List<FieldError> errors = new ArrayList<>();
    Map<String, Object> body = body(range, errors);
    if (errors.isEmpty()) {
      Ask ask =
          Ask.of(Call.REDRIVE).sending("application/json", Json.MAPPER.writeValueAsBytes(body));
      ApiAnswer answer = api.send(who, ask);
      if (answer.isGood()) {
        return "redirect:/console/operations/refused?records="
            + answer.json().path("records").asLong(0);
      }
      errors.add(refused(range, answer));
    }
    model.addAttribute("range", range);
    model.addAttribute("records", null);
    model.addAttribute("errors", errors);
    return form(model);
  }

  private String form(Model model) {
    model.addAttribute("kafka", counts.areKept());
    model.addAttribute("refused", counts.byProblem());
    return FORM;
  }

  private static FieldError refused(Range range, ApiAnswer answer) {
    boolean last = answer.json().path("parameter").asString(FROM).equals(TO);
    String field = range.field(last ? TO : FROM);
    String detail = answer.json().path("detail").asString("");
    return switch (answer.status()) {
      case 400, 404, 429, 503 ->
          new FieldError(
              field, detail.isEmpty() ? answer.json().path("title").asString("") : detail);
      default -> {
        answer.good();
        yield new FieldError(field, detail);
      }
    };
  }

  private Map<String, Object> body(Range range, List<FieldError> errors) {
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, FROM, range.from(), range, errors);
    put(body, TO, range.to(), range, errors);
    if (errors.isEmpty() && isReversed(body)) {
      errors.add(
          new FieldError(
              range.field(TO), "Type one that is not before that from which they are sent"));
    }
    return body;
  }

  private static boolean isReversed(Map<String, Object> body) {
    return body.get(FROM) instanceof Long from && body.get(TO) instanceof Long to
        ? from > to
        : Instant.parse(String.valueOf(body.get(FROM)))
            .isAfter(Instant.parse(String.valueOf(body.get(TO))));
  }

  private void put(
      Map<String, Object> body,
      String field,
      @Nullable String typed,
      Range range,
      List<FieldError> errors) {
    boolean offset = range.ofOffsets();
    String text = typed == null ? "" : typed.strip();
    try {
      Object value = offset ? Long.valueOf(text) : times.instant(text);
      if (value != null) {
        body.put(field, value);
        return;
      }
    } catch (NumberFormatException | DateTimeParseException none) {
      // Told below, as what is missing is.
    }
    errors.add(
        new FieldError(
            range.field(field),
            offset
                ? "Type an offset: a whole number, 0 or more"
                : "Type a day and a time, as 2026-05-01T09:30"));
  }
}
