package org.journey.console.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.journey.console.Address;
import org.journey.console.Times;
import org.journey.console.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whose journey it is and how it stands.
 *
 * @param name of the person, if it is told to who reads; else the journey's id
 * @param erased whether who it is of was erased, or what their referral told of them
 * @param view which view of the journey the page is, in a sentence
 * @param rows what is told of it
 * @param complete whether all that is recorded is in it
 * @param slider over the days since it was opened; null where there are none
 */
record HeadView(
    String name,
    boolean erased,
    String view,
    List<Row> rows,
    boolean complete,
    @Nullable Slider slider) {

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

  /**
   * What is told of it.
   *
   * @param link to a page about it; empty if there is none for who reads
   * @param evidence where it is opened; empty if it is no figure
   */
  record Row(String label, String value, String link, String evidence) {}

  private static final String CLIENT = "/clientId";

  /** What of it is opened. */
  static List<FigureKind> kinds(Times times) {
    return List.of(
        kind(CLIENT, "Client", client -> client.asString("")),
        kind("/status", "Status", status -> Words.of(status.asString(""))),
        kind("/openedAt", "Opened", opened -> times.moment(opened.asString(""))),
        kind("/closedAt", "Closed", closed -> or(times.moment(closed.asString("")), "Not closed")),
        kind("/worker", "Worker", worker -> or(worker.asString(""), "None assigned")),
        kind(
            "/concernOpen",
            "Concern",
            open -> open.asBoolean(false) ? "One is open" : "None is open"),
        kind("/consent", "Consent in force", HeadView::consent));
  }

  private static FigureKind kind(String pointer, String label, Function<JsonNode, String> words) {
    return new FigureKind(pointer, label, words);
  }

  private static String or(String words, String none) {
    return words.isEmpty() ? none : words;
  }

  private static String consent(JsonNode scopes) {
    return or(
        scopes
            .valueStream()
            .map(each -> Words.code(each.asString("")))
            .collect(Collectors.joining("; ")),
        "None");
  }

  /**
   * Reads a state.
   *
   * @param opensClients whether who reads may open the page of a client
   */
  static HeadView of(
      JsonNode state, @Nullable JsonNode referral, Asked asked, Times times, boolean opensClients) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("Journey", state.path("journeyId").asString(asked.id()), "", ""));
    for (FigureKind kind : kinds(times)) {
      Figure figure = kind.in(state, asked);
      boolean linked = opensClients && kind.pointer().equals(CLIENT) && !figure.value().isEmpty();
      rows.add(
          new Row(
              figure.label(),
              figure.value(),
              linked ? Address.client(figure.value()) : "",
              figure.evidence()));
      if (kind.pointer().equals(CLIENT)) {
        rows.add(new Row("Organisation", state.path("organisation").asString(""), "", ""));
      }
    }
    rows.add(new Row("Stage model", state.path("model").asString(""), "", ""));
    rows.add(new Row("Last entry", "Number " + state.path("sequence").asString(""), "", ""));
    return new HeadView(
        name(referral, asked),
        referral != null && referral.path("person").path("erased").asBoolean(false),
        view(state, asked, times),
        List.copyOf(rows),
        state.path("complete").asBoolean(true),
        slider(state, times));
  }

  /** One who reads what was told, and nothing else. */
  static HeadView ofTold(Asked asked) {
    return new HeadView(
        asked.id(), false, instead(asked) + "What this person told.", List.of(), true, null);
  }

  /** That it is not the view that was asked for, if it is not. */
  private static String instead(Asked asked) {
    return asked.errors().isEmpty()
        ? ""
        : "The view that you asked for could not be read; what is wrong with it is said above."
            + " What follows is not that view. ";
  }

  private static String name(@Nullable JsonNode referral, Asked asked) {
    if (referral == null) {
      return asked.id();
    }
    String name = referral.path("person").path("name").asString("");
    return name.isBlank() ? asked.id() : name;
  }

  private static String view(JsonNode state, Asked asked, Times times) {
    String model =
        (asked.model() == null ? "" : ", read under " + asked.model())
            + (asked.reading().isEmpty() ? "" : ", by other rules than the usual ones");
    if (asked.asAt() == null && asked.asKnown() == null) {
      return instead(asked) + "This is the journey as it is now" + model + ".";
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
