package org.journey.console.capture;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.Ask;
import org.journey.console.FieldError;
import org.journey.console.SignedIn;
import org.journey.interaction.InteractionType;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An interaction that is put right, as it stood when its form was drawn.
 *
 * @param sequence of it: what its place on the timeline is called by
 * @param known when it was known to stand so
 * @param kind of its form; null if its data cannot be put right here
 * @param retracted whether it does not count any more
 * @param amendments the ids of what was said about it since, from here; else with where from
 */
record Target(
    String journey,
    long sequence,
    String source,
    String id,
    String type,
    String time,
    JsonNode data,
    String known,
    @Nullable Kind kind,
    boolean retracted,
    List<String> amendments) {

  /** What a form is about that puts right what was recorded; no other form has it. */
  static final String SEQUENCE = "sequence";

  /** When what a form shows was known. */
  static final String KNOWN = "known";

  /** Which questions a form asks. */
  static final String QUESTIONS = "questions";

  /**
   * As it stands on the timeline: what was corrected before is corrected from there. A form that is
   * sent twice is held against the same both times, so that it says the same.
   *
   * @param asKnown when it was known to stand so; empty: now
   * @throws org.journey.console.ApiProblem if there is no such interaction for them
   */
  static Target read(Api api, Journeys journeys, SignedIn who, long sequence, String asKnown) {
    JsonNode event = api.ask(who, Ask.of(Call.INTERACTION, Long.toString(sequence))).json();
    String journey = event.path("subject").asString("");
    JsonNode data = event.path("data");
    String time = event.path("time").asString("");
    boolean retracted = false;
    List<String> amendments = new ArrayList<>();
    Journeys.Whole timeline = journeys.timeline(who, journey, asKnown);
    for (JsonNode entry : timeline.entries()) {
      if (entry.at("/interaction/id").equals(event.path("id"))
          && entry.at("/interaction/source").equals(event.path("source"))) {
        data = entry.path("data");
        time = entry.path("time").asString(time);
        // What is dated a little ahead does not count yet either, and can be corrected.
        retracted =
            entry
                .path("history")
                .valueStream()
                .anyMatch(each -> each.path("kind").asString("").equals("RETRACTED"));
        entry.path("history").forEach(each -> amendments.add(named(each)));
      }
    }
    String type = event.path("type").asString("");
    return new Target(
        journey,
        sequence,
        event.path("source").asString(""),
        event.path("id").asString(""),
        type,
        time,
        data,
        timeline.asKnown(),
        Prefill.isHidden(data) ? null : Kinds.of(type, data),
        retracted,
        List.copyOf(amendments));
  }

  private static String named(JsonNode amendment) {
    String source = amendment.path("source").asString("");
    String id = amendment.path("id").asString("");
    return source.equals(Sending.SOURCE) ? id : source + " " + id;
  }

  /**
   * Whether something was said about it since it stood as before.
   *
   * @param own the id of a form: one that was stored already is only sent twice
   */
  boolean isAmendedSince(Target before, String own) {
    return !amendments.contains(own) && !before.amendments.containsAll(amendments);
  }

  /** As far as a form that was sent tells, where the API does not: enough to draw it again. */
  static Target asSent(Answers answers) {
    return new Target(
        answers.one("journey"),
        0,
        "",
        "",
        "",
        "",
        MissingNode.getInstance(),
        answers.one(KNOWN),
        Kinds.named(answers.one(QUESTIONS)),
        false,
        List.of());
  }

  /** Why no correction of it can be stored; empty if one can. */
  List<FieldError> uncorrectable() {
    return retracted
        ? List.of(
            new FieldError(Plain.FORM, "This entry was retracted: it cannot be corrected any more"))
        : List.of();
  }

  /** Why no retraction of it can be stored; empty if one can. */
  List<FieldError> unretractable() {
    if (retracted) {
      return List.of(new FieldError(Plain.FORM, "This entry was retracted already"));
    }
    return type.equals(InteractionType.REFERRAL_RECEIVED.type())
        ? List.of(
            new FieldError(
                Plain.FORM,
                "A referral begins the journey, and cannot be retracted: correct what is wrong with"
                    + " it, or close the journey"))
        : List.of();
  }

  /** Whether it is only known as a form tells. */
  boolean isUntold() {
    return id.isEmpty();
  }

  /** What a form of it holds unseen. */
  Answers answers(long sequence) {
    Answers answers = Answers.none();
    answers.put(SEQUENCE, Long.toString(sequence));
    answers.put("journey", journey);
    answers.put(KNOWN, known);
    answers.put(QUESTIONS, kind == null ? "" : kind.slug());
    return answers;
  }
}
