package org.journey.console.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.journey.console.Times;
import org.journey.console.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whose journey it is and how it stands.
 *
 * @param name of the person, if it is told to who reads; else the journey's id
 * @param view which view of the journey the page is, in a sentence
 * @param rows what is told of it
 * @param complete whether all that is recorded is in it
 * @param slider over the days since it was opened; null where there are none
 */
record HeadView(
    String name, String view, List<Figure> rows, boolean complete, @Nullable Slider slider) {

  /**
   * Calendar days to slide over, where people are.
   *
   * @param from the one on which the journey was opened
   * @param last so many days after it is today: the end of that is not past yet, so now stands for
   *     it
   */
  record Slider(LocalDate from, long last) {

    /** Over the days of a journey; null if it was opened today. */
    static @Nullable Slider over(Instant opened, Instant now, ZoneId zone) {
      LocalDate from = opened.atZone(zone).toLocalDate();
      long last = ChronoUnit.DAYS.between(from, now.atZone(zone).toLocalDate());
      return last < 1 ? null : new Slider(from, last);
    }
  }

  static HeadView of(JsonNode state, @Nullable JsonNode referral, Asked asked, Times times) {
    String closed = times.moment(state.path("closedAt").asString(""));
    String worker = state.path("worker").asString("");
    List<String> consent =
        state.path("consent").valueStream().map(each -> Words.code(each.asString(""))).toList();
    List<Figure> rows =
        List.of(
            row("Journey", state.path("journeyId").asString(asked.id()), ""),
            row("Client", state.path("clientId").asString(""), asked.evidence("/clientId")),
            row("Organisation", state.path("organisation").asString(""), ""),
            row("Status", Words.of(state.path("status").asString("")), asked.evidence("/status")),
            row(
                "Opened",
                times.moment(state.path("openedAt").asString("")),
                asked.evidence("/openedAt")),
            row("Closed", closed.isEmpty() ? "Not closed" : closed, asked.evidence("/closedAt")),
            row("Worker", worker.isEmpty() ? "None assigned" : worker, asked.evidence("/worker")),
            row(
                "Concern",
                state.path("concernOpen").asBoolean(false) ? "One is open" : "None is open",
                asked.evidence("/concernOpen")),
            row(
                "Consent in force",
                consent.isEmpty() ? "None" : String.join("; ", consent),
                asked.evidence("/consent")),
            row("Stage model", state.path("model").asString(""), ""),
            row("Last entry", "Number " + state.path("sequence").asString(""), ""));
    return new HeadView(
        name(referral, asked),
        view(state, asked, times),
        rows,
        state.path("complete").asBoolean(true),
        slider(state, times));
  }

  /** One who reads what was told, and nothing else. */
  static HeadView ofTold(Asked asked) {
    return new HeadView(asked.id(), "What this person told.", List.of(), true, null);
  }

  private static Figure row(String label, String value, String link) {
    return new Figure(label, value, link);
  }

  private static String name(@Nullable JsonNode referral, Asked asked) {
    if (referral == null) {
      return asked.id();
    }
    String name = referral.path("person").path("name").asString("");
    return name.isBlank() ? asked.id() : name;
  }

  private static String view(JsonNode state, Asked asked, Times times) {
    String model = asked.model() == null ? "" : ", read under " + asked.model();
    if (asked.asAt() == null && asked.asKnown() == null) {
      return "This is the journey as it is now" + model + ".";
    }
    return "This is the journey "
        + (asked.asAt() == null
            ? "up to now"
            : "as it was at " + times.moment(state.path("asAt").asString("")))
        + (asked.asKnown() == null
            ? ", as is known now"
            : ", as was known on " + times.moment(state.path("asKnown").asString("")))
        + model
        + ".";
  }

  private static @Nullable Slider slider(JsonNode state, Times times) {
    String opened = state.path("openedAt").asString("");
    return opened.isEmpty()
        ? null
        : Slider.over(Instant.parse(opened), Instant.now(), times.zone());
  }
}
