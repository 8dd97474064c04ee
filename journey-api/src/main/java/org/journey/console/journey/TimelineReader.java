package org.journey.console.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.Ask;
import org.journey.console.SignedIn;
import org.journey.interaction.InteractionType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the timeline of a journey. The API tells it from the oldest entry on, a page at a time; who
 * opens a journey wants the newest.
 */
final class TimelineReader {

  /** Entries of one answer, and of one page of the console. */
  private static final int PAGE = 500;

  /** So many answers are read for a page at most. */
  private static final int MOST = 20;

  private final Api api;

  TimelineReader(Api api) {
    this.api = api;
  }

  /**
   * Reads on where the newest is wanted and the first answer has not all.
   *
   * @param ask that the first answer is to
   * @param newest whether the newest is wanted; else what was answered is all that is
   * @param rest whether the answer itself is to a cursor
   */
  Happened read(SignedIn who, Ask ask, JsonNode first, boolean newest, boolean rest) {
    List<JsonNode> page = Happened.entries(first);
    String next = Happened.next(first);
    if (rest || next.isEmpty() || !newest) {
      boolean whole = next.isEmpty() && !rest;
      return new Happened(page, page, whole ? Happened.Part.WHOLE : Happened.Part.PAGE, next, "");
    }
    List<JsonNode> all = new ArrayList<>(page);
    List<String> cursors = new ArrayList<>(List.of(""));
    String cursor = next;
    while (!cursor.isEmpty() && cursors.size() < MOST) {
      cursors.add(cursor);
      JsonNode answer = api.ask(who, ask.with(TimelineView.AFTER, cursor)).json();
      all.addAll(Happened.entries(answer));
      cursor = Happened.next(answer);
    }
    if (!cursor.isEmpty()) {
      return new Happened(page, List.copyOf(all), Happened.Part.BEGINNING, next, "");
    }
    int from = Math.max(0, all.size() - PAGE);
    return new Happened(
        List.copyOf(all.subList(from, all.size())),
        List.copyOf(all),
        Happened.Part.NEWEST,
        "",
        cursors.get(Math.max(0, from - 1) / PAGE));
  }

  /**
   * What the referral told, whatever is dated before it.
   *
   * @param ask for the timeline from its beginning
   * @param beginning an answer to that, of whatever length
   * @param read what was read already
   * @param opened when the journey was, as the API writes it: it is not looked for after that
   * @return null if it was not found
   */
  @Nullable JsonNode referral(
      SignedIn who, Ask ask, JsonNode beginning, List<JsonNode> read, String opened) {
    JsonNode referral = referral(read);
    List<JsonNode> entries = Happened.entries(beginning);
    String cursor = Happened.next(beginning);
    for (int asked = 1; referral == null; asked++) {
      referral = referral(entries);
      if (referral != null || cursor.isEmpty() || asked == MOST || isPast(entries, opened)) {
        return referral;
      }
      JsonNode answer = api.ask(who, ask.with(TimelineView.AFTER, cursor)).json();
      entries = Happened.entries(answer);
      cursor = Happened.next(answer);
    }
    return referral;
  }

  private static boolean isPast(List<JsonNode> entries, String opened) {
    String last = entries.isEmpty() ? "" : entries.getLast().path("time").asString("");
    return !last.isEmpty()
        && !opened.isEmpty()
        && Instant.parse(last).isAfter(Instant.parse(opened));
  }

  private static @Nullable JsonNode referral(List<JsonNode> entries) {
    return entries.stream()
        .filter(standing -> is(standing, InteractionType.REFERRAL_RECEIVED))
        .map(standing -> standing.path("data"))
        .findFirst()
        .orElse(null);
  }

  /** Whether an entry is of a type. */
  static boolean is(JsonNode standing, InteractionType type) {
    return standing.path("interaction").path("type").asString("").equals(type.type());
  }
}
