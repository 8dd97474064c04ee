package org.journey.console.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.FieldError;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.proof.Checkpoint;
import org.journey.proof.SignedNote;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The history of the log's checkpoints, and whether the log only grew between two of them. */
@ConsolePages
class CheckpointPages {

  private static final String LOG = "log";
  private static final String ACCESS = "ACCESS";

  private final Api api;

  CheckpointPages(Api api) {
    this.api = api;
  }

  /**
   * A log that was rolled back, which somebody accepted, goes on under another origin.
   *
   * @param origin of the log
   * @param beganAt how many leaves it had then
   * @param lost what had been published of the log before and is lost, in words; empty if nothing
   */
  record Log(String origin, long beganAt, String lost) {

    static Log of(JsonNode json) {
      JsonNode lost = json.path("lost");
      return new Log(
          json.path("origin").asString(""),
          json.path("beganAt").asLong(0),
          lost.isObject()
              ? "sequences "
                  + lost.path("from").asLong(0)
                  + " to "
                  + lost.path("to").asLong(0)
                  + " of "
                  + lost.path("origin").asString("")
              : "");
    }
  }

  @GetMapping("/console/audit/checkpoints")
  @Needs(Call.CONSISTENCY_PROOF)
  String checkpoints(
      SignedIn who,
      @RequestParam(required = false) @Nullable String log,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    show(who, log, after, model, List.of());
    return "console/audit/checkpoints";
  }

  private void show(
      SignedIn who,
      @Nullable String log,
      @Nullable String after,
      Model model,
      List<FieldError> errors) {
    List<ApiAnswer> answers =
        api.ask(
            who,
            List.of(
                Ask.of(Call.CHECKPOINTS)
                    .with(LOG, which(log))
                    .with("after", after)
                    .with("limit", "50"),
                Ask.of(Call.LOG_KEY)));
    JsonNode list = answers.getFirst().json();
    LogKeys keys = LogKeys.of(null, answers.get(1).text());
    model.addAttribute("checkpoints", CheckpointView.all(list, keys));
    model.addAttribute("logs", list.path("logs").values().stream().map(Log::of).toList());
    model.addAttribute("next", list.path("next").asString(""));
    model.addAttribute(LOG, which(log));
    model.addAttribute("kept", "");
    model.addAttribute("key", "");
    model.addAttribute("errors", errors);
  }

  /**
   * Two notes, from the list or kept from elsewhere; without a later one the last is meant.
   *
   * @param kept said where the earlier one was typed
   */
  @GetMapping("/console/audit/checkpoints/consistency")
  @Needs(Call.CONSISTENCY_PROOF)
  String consistency(
      SignedIn who,
      @RequestParam(required = false) @Nullable String log,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable String kept,
      HttpServletResponse response,
      Model model) {
    List<FieldError> errors = new ArrayList<>();
    SignedNote earlier = note(kept == null ? "from" : "kept", from, errors);
    SignedNote later = to == null || to.isBlank() ? last(who, log) : note("to", to, errors);
    if (earlier == null || later == null) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      show(who, log, null, model, errors);
      if (kept != null) {
        model.addAttribute("kept", from == null ? "" : from);
        model.addAttribute("key", key == null ? "" : key);
      }
      return "console/audit/checkpoints";
    }
    long size = Checkpoint.parse(earlier).size();
    if (size > Checkpoint.parse(later).size()) {
      SignedNote swapped = earlier;
      earlier = later;
      later = swapped;
    }
    List<ApiAnswer> answers =
        api.ask(
            who,
            List.of(
                Ask.of(Call.CONSISTENCY_PROOF)
                    .with(LOG, which(log))
                    .with("from", Long.toString(Checkpoint.parse(earlier).size()))
                    .with("to", Long.toString(Checkpoint.parse(later).size())),
                Ask.of(Call.LOG_KEY)));
    LogKeys keys = TracePages.keys(key, answers.get(1).text(), errors);
    model.addAttribute("view", ConsistencyView.of(earlier, later, answers.getFirst().json(), keys));
    model.addAttribute(LOG, which(log));
    model.addAttribute("errors", errors);
    return "console/audit/consistency";
  }

  private static String which(@Nullable String log) {
    return ACCESS.equals(log) ? ACCESS : "INTERACTIONS";
  }

  private @Nullable SignedNote last(SignedIn who, @Nullable String log) {
    return checkpoint(api.ask(who, Ask.of(Call.CHECKPOINT).with(LOG, which(log))).text());
  }

  private static @Nullable SignedNote note(
      String field, @Nullable String typed, List<FieldError> errors) {
    if (typed == null || typed.isBlank()) {
      errors.add(new FieldError(field, "Choose the earlier checkpoint, or type one that you kept"));
      return null;
    }
    SignedNote note = checkpoint(typed);
    if (note == null) {
      errors.add(
          new FieldError(field, "This is no checkpoint: a signed note with its last line ended"));
    }
    return note;
  }

  /** Forms end lines in their own way, and people leave the last one open. */
  private static @Nullable SignedNote checkpoint(String text) {
    SignedNote note = JourneyBundle.note(text.replace("\r\n", "\n").stripTrailing() + "\n");
    return JourneyBundle.checkpoint(note) == null ? null : note;
  }
}
