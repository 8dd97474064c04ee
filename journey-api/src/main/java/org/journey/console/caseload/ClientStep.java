package org.journey.console.caseload;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.journey.console.Ask;
import org.journey.json.Json;
import org.journey.security.Call;

/**
 * What a manager may have done about a person. Each is said in words, and agreed to, before it is
 * done.
 */
public enum ClientStep {
  MERGE(
      Call.MERGE,
      "Merge with another client",
      List.of(
          "Both ids are the same person from now on: either has all of the person’s journeys, and"
              + " the person is counted once.",
          "Nothing that was recorded is moved or lost."),
      "It can be undone, under Merges of this person.",
      "Merge them",
      "They are merged: both ids are one person."),
  UNMERGE(
      Call.UNMERGE,
      "Undo a merge",
      List.of(
          "The two ids are two people again, each with their own journeys.",
          "The merge stays recorded, and that it was undone."),
      "They can be merged again.",
      "Undo it",
      "The merge is undone."),
  ERASURE(
      Call.ASK_ERASURE,
      "Ask for this person to be erased",
      List.of(
          "Another manager has to approve it. Then the person’s keys are destroyed, under every"
              + " id that is merged with this one: names, contact data, notes, words and reasons"
              + " are gone, everywhere and for ever.",
          "Nothing new can be recorded about the person after that.",
          "Ids, codes and times stay, and so do figures and proofs."),
      "Asking can be taken back, by refusing the request. Once it is approved it cannot be undone"
          + " by anybody.",
      "Ask for erasure",
      "Erasure is asked for. Another manager has to approve it."),
  HOLD(
      Call.PLACE_HOLD,
      "Place a hold",
      List.of(
          "Nothing of this person is erased or redacted until the hold is lifted.",
          "It stands for every id that is merged with this one."),
      "Any manager can lift it.",
      "Place the hold",
      "A hold stands."),
  LIFT(
      Call.LIFT_HOLD,
      "Lift the hold",
      List.of("What is asked for can be erased or redacted again."),
      "Another hold can be placed.",
      "Lift the hold",
      "The hold is lifted.");

  private final Call call;
  private final String title;
  private final List<String> effects;
  private final String lasting;
  private final String button;
  private final String done;

  ClientStep(
      Call call, String title, List<String> effects, String lasting, String button, String done) {
    this.call = call;
    this.title = title;
    this.effects = effects;
    this.lasting = lasting;
    this.button = button;
    this.done = done;
  }

  /** Where its form is sent, under the person's address; the id of what is about no field too. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one whose form is sent there. */
  static ClientStep at(String path) {
    return valueOf(path.toUpperCase(Locale.ROOT));
  }

  /** What it is called. */
  public String title() {
    return title;
  }

  /** What it does, in sentences. */
  public List<String> effects() {
    return effects;
  }

  /** Whether it can be undone, in a sentence. */
  public String lasting() {
    return lasting;
  }

  /** What the button says. */
  public String button() {
    return button;
  }

  /** What is said once it is done. */
  public String done() {
    return done;
  }

  /** The fields of its form, by the names that the API has for them, with their ids on the page. */
  Map<String, String> fields() {
    return switch (this) {
      case MERGE -> named("into", "reason");
      case UNMERGE -> named("merge");
      case ERASURE, HOLD -> named("reason");
      case LIFT -> Map.of();
    };
  }

  private Map<String, String> named(String... names) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String each : names) {
      fields.put(each, path() + "-" + each);
    }
    return fields;
  }

  /** The call that does it. */
  Ask ask(String client, Map<String, String> given) {
    return switch (this) {
      case MERGE ->
          sending(
              Ask.of(call),
              Map.of(
                  "client", client, "into", told(given, "into"), "reason", told(given, "reason")));
      case UNMERGE -> Ask.of(call, told(given, "merge"));
      case ERASURE, HOLD -> sending(Ask.of(call, client), Map.of("reason", told(given, "reason")));
      case LIFT -> Ask.of(call, client);
    };
  }

  private static String told(Map<String, String> given, String name) {
    return given.getOrDefault(name, "");
  }

  private static Ask sending(Ask ask, Map<String, String> body) {
    return ask.sending(
        "application/json", Json.MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
  }
}
