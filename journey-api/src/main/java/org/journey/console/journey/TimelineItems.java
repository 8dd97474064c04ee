package org.journey.console.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.journey.console.Address;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.console.Words;
import org.journey.interaction.InteractionType;
import org.journey.privacy.PersonalFields;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the interactions of a timeline as the API tells them. */
final class TimelineItems {

  /**
   * Recorded sooner than this needs no remark: people write things down on the day, or the next.
   */
  private static final Duration SOON = Duration.ofDays(2);

  private static final String CORRECTED = "CORRECTED";
  private static final String RETRACTED = "RETRACTED";

  private final Asked asked;
  private final Times times;
  private final Details details;
  private final May may;

  /**
   * What may be done to entries by who reads.
   *
   * @param record whether they may be corrected and retracted
   * @param destroy whether somebody may ask for their words to be destroyed
   */
  record May(boolean record, boolean destroy) {

    static May of(SignedIn who) {
      return new May(who.mayRecord(), who.may(Call.ASK_REDACTION));
    }
  }

  TimelineItems(Asked asked, Times times, Details details, May may) {
    this.asked = asked;
    this.times = times;
    this.details = details;
    this.may = may;
  }

  TimelineItem item(JsonNode standing) {
    JsonNode interaction = standing.path("interaction");
    String name = interaction.path("type").asString("");
    Optional<InteractionType> known = InteractionType.ofType(name);
    InteractionType type = known.orElse(null);
    long sequence = sequence(interaction);
    String time = standing.path("time").asString("");
    List<TimelineItem.Change> changes = new ArrayList<>();
    boolean corrected = false;
    boolean retracted = false;
    for (JsonNode change : standing.path("history")) {
      corrected |= change.path("kind").asString("").equals(CORRECTED);
      retracted |= change.path("kind").asString("").equals(RETRACTED);
      changes.add(change(change));
    }
    String what = known.map(Happenings::of).orElse(name);
    String when = times.moment(time);
    return new TimelineItem(
        sequence,
        what,
        when,
        who(interaction, time),
        corrected
            ? corrected(type, interaction, standing)
            : details.of(type, standing.path("data")),
        retracted,
        remark(standing, retracted),
        List.copyOf(changes),
        corrected ? before(type, interaction, standing) : List.of(),
        actions(type, standing, retracted, ": " + what + ", " + when));
  }

  private List<TimelineItem.Action> actions(
      @Nullable InteractionType type, JsonNode standing, boolean retracted, String which) {
    long sequence = sequence(standing.path("interaction"));
    List<TimelineItem.Action> actions = new ArrayList<>();
    if (may.record() && !retracted) {
      actions.add(action("Correct", which, form("correction", sequence)));
      if (type != InteractionType.REFERRAL_RECEIVED) {
        actions.add(action("Retract", which, form("retraction", sequence)));
      }
    }
    if (may.destroy() && hasWords(type, standing)) {
      String address =
          Address.of("/console/audit/redactions/new")
              .with("sequence", Long.toString(sequence))
              .toString();
      actions.add(action("Ask for these words to be destroyed", which, address));
    }
    return List.copyOf(actions);
  }

  private static TimelineItem.Action action(String word, String which, String address) {
    return new TimelineItem.Action(word, word + which, address);
  }

  /** Whether there is something personal in it, now or before it was corrected. */
  private static boolean hasWords(@Nullable InteractionType type, JsonNode standing) {
    return type != null
        && PersonalFields.pointers(type, null).stream()
            .anyMatch(
                pointer ->
                    isThere(standing.path("data").at(pointer))
                        || isThere(standing.path("interaction").path("data").at(pointer)));
  }

  private static boolean isThere(JsonNode field) {
    return !field.isMissingNode() && !field.path(Details.ERASED).asBoolean(false);
  }

  /** The place in the log of an interaction: a string of digits in a CloudEvent. */
  static long sequence(JsonNode interaction) {
    String text = interaction.path("sequence").asString("0");
    return text.chars().allMatch(Character::isDigit) ? Long.parseLong(text) : 0;
  }

  private String form(String what, long sequence) {
    return Address.of("/console/record/" + what)
        .with("journey", asked.id())
        .with("sequence", Long.toString(sequence))
        .toString();
  }

  private String who(JsonNode interaction, String time) {
    String by = "Recorded by " + interaction.path("recordedby").asString("somebody");
    String recorded = interaction.path("recordedtime").asString("");
    Duration later = between(time, recorded);
    return later.compareTo(SOON) < 0
        ? by
        : by + ", " + ago(later.toDays()) + " later, on " + times.moment(recorded);
  }

  private static Duration between(String time, String recorded) {
    return time.isEmpty() || recorded.isEmpty()
        ? Duration.ZERO
        : Duration.between(Instant.parse(time), Instant.parse(recorded));
  }

  /** So many days as people say them. */
  static String ago(long days) {
    if (days < 14) {
      return JourneyWords.count(days, "day", "days");
    }
    if (days < 61) {
      return JourneyWords.count(days / 7, "week", "weeks");
    }
    return days < 730
        ? JourneyWords.count(Math.round(days / 30.44), "month", "months")
        : JourneyWords.count(days / 365, "year", "years");
  }

  private TimelineItem.Change change(JsonNode change) {
    String kind = change.path("kind").asString("");
    String recorded = change.path("recordedTime").asString("");
    String did =
        switch (kind) {
          case CORRECTED -> "Corrected";
          case RETRACTED -> "Retracted";
          default -> Words.of(kind);
        };
    String told =
        did
            + " by "
            + change.path("by").asString("somebody")
            + " on "
            + times.moment(recorded)
            + because(change.path("reason"));
    return new TimelineItem.Change(
        JourneyWords.sentence(told), recorded.isEmpty() ? "" : asked.before(recorded));
  }

  private static String because(JsonNode reason) {
    if (reason.isMissingNode() || reason.isNull()) {
      return "";
    }
    return reason.isObject()
        ? ". Why: " + Details.text(reason)
        : ", because: " + reason.asString("");
  }

  private static String remark(JsonNode standing, boolean retracted) {
    return retracted || standing.path("effective").asBoolean(true)
        ? ""
        : "Happened after the moment looked at: it counts for nothing on this page.";
  }

  /** What was told at first and is told otherwise now. */
  private List<Detail> before(
      @Nullable InteractionType type, JsonNode interaction, JsonNode standing) {
    List<Detail> before = new ArrayList<>();
    String time = interaction.path("time").asString("");
    if (!time.isEmpty() && !sameInstant(time, standing.path("time").asString(""))) {
      before.add(new Detail("When", List.of(times.moment(time))));
    }
    JsonNode first = interaction.path("data");
    JsonNode last = standing.path("data");
    List<Detail> now = details.of(type, last);
    details.of(type, first).stream().filter(detail -> !now.contains(detail)).forEach(before::add);
    // What a correction adds stood for nothing before: else it would read as if always there.
    before.addAll(details.lacking(type, first, last));
    return List.copyOf(before);
  }

  /** What is told now; and, of what a correction took away, that nothing is. */
  private List<Detail> corrected(
      @Nullable InteractionType type, JsonNode interaction, JsonNode standing) {
    List<Detail> now = new ArrayList<>(details.of(type, standing.path("data")));
    now.addAll(details.lacking(type, standing.path("data"), interaction.path("data")));
    return List.copyOf(now);
  }

  private static boolean sameInstant(String one, String other) {
    return !other.isEmpty() && Instant.parse(one).equals(Instant.parse(other));
  }
}
