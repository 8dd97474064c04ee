package org.journey.console.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.journey.console.FieldError;
import org.journey.interaction.InteractionType;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who came to a meeting and who did not: an interaction for each of them. Each has an id that
 * follows from the form's and the journey's, so that a register that is sent twice is stored once,
 * and those who were refused can be sent again with the rest.
 */
final class Register {

  static final String ACTIVITY = "activity";
  static final String CATEGORY = "category";
  static final String AT = "at";
  static final String MINUTES = "minutes";
  static final String JOURNEY = "journey";

  /** Who is not on the register yet and came as well. */
  static final String ALSO = "also";

  static final String CAME = "came.";
  static final String REASON = "reason.";

  /** Each takes three parameters of a form, of which a request has a thousand at most. */
  private static final int MOST = 300;

  private static final int LONGEST_ID = 64;

  /** What can be told of somebody in a row. */
  enum Came {
    ATTENDED("Yes", "Attended"),
    MISSED("No", "Missed"),
    TOLD_BEFORE("No, told us before", "Missed, told us before"),
    CALLED_OFF("It was called off", "Called off");

    private final String label;
    private final String told;

    Came(String label, String told) {
      this.label = label;
      this.told = told;
    }

    /** Null for anything else. */
    static @Nullable Came of(String value) {
      return Arrays.stream(values())
          .filter(each -> each.name().equals(value))
          .findFirst()
          .orElse(null);
    }

    /** As it is offered. */
    String label() {
      return label;
    }

    /** As it is told back. */
    String told() {
      return told;
    }
  }

  private final Answers answers;
  private final Map<String, Known.DirectoryEntry> directory;

  Register(Answers answers, Map<String, Known.DirectoryEntry> directory) {
    this.answers = answers;
    this.directory = directory;
  }

  /** The activity that is meant. */
  String activity() {
    return Payload.activity(answers, ACTIVITY);
  }

  /** What is wrong if one is chosen and another is typed. */
  List<FieldError> twoActivities() {
    return Payload.twoActivities(answers, ACTIVITY, ACTIVITY);
  }

  /** The journeys on it, in their order. */
  List<String> journeys() {
    return answers.all(JOURNEY).stream().limit(MOST).toList();
  }

  /** Those of whom something is told. */
  List<String> told() {
    return journeys().stream().filter(journey -> came(journey) != null).toList();
  }

  /** Those of whom nothing is told. */
  List<String> untold() {
    return journeys().stream().filter(journey -> came(journey) == null).toList();
  }

  /** Ids as people type them below or beside one another. */
  static List<String> ids(String typed) {
    return Arrays.stream(typed.split("[\\s,;]+", -1)).filter(id -> !id.isEmpty()).toList();
  }

  /**
   * Puts those on the register who are typed beside it, behind those who are on it.
   *
   * @return what is wrong: then nobody is put on it
   */
  List<FieldError> add() {
    Set<String> all = new LinkedHashSet<>(journeys());
    List<String> more = ids(answers.whole(ALSO));
    all.addAll(more);
    if (more.isEmpty()) {
      return List.of(new FieldError(ALSO, "Name who came as well by their journeys' ids"));
    }
    if (all.size() > MOST) {
      return List.of(
          new FieldError(ALSO, "A register takes " + MOST + " people: begin another for the rest"));
    }
    answers.put(JOURNEY, List.copyOf(all));
    answers.values().remove(ALSO);
    return List.of();
  }

  /**
   * Why somebody was missing, in rows that do not say that they were: it would be stored nowhere,
   * and nobody can tell which of the two is meant.
   */
  Map<String, FieldError> reasonsOfNothing() {
    List<String> all = journeys();
    Map<String, FieldError> wrong = new LinkedHashMap<>();
    for (int at = 0; at < all.size(); at++) {
      String journey = all.get(at);
      Came came = came(journey);
      if (answers.has(REASON + journey) && (came == null || came == Came.ATTENDED)) {
        String message =
            came == null
                ? "A reason is chosen, but not whether they came"
                : "They came, and a reason is chosen why they did not: change one of the two";
        wrong.put(journey, new FieldError("row-" + (at + 1), message));
      }
    }
    return wrong;
  }

  /** What is wrong if nobody's row says anything, or somebody has no row yet. */
  List<FieldError> nobody() {
    List<FieldError> errors = new ArrayList<>();
    if (told().isEmpty() && reasonsOfNothing().isEmpty()) {
      errors.add(new FieldError("row-1", "Say of at least one person whether they came"));
    }
    if (answers.has(ALSO)) {
      errors.add(new FieldError(ALSO, "They are not on the register yet: add them, or empty this"));
    }
    return errors;
  }

  /** What is told of somebody; null if nothing is. */
  private @Nullable Came came(String journey) {
    return Came.of(answers.one(CAME + journey));
  }

  /**
   * The meeting, by which it is seen who was together: it follows from the activity and the time as
   * they are sent, for both may be put right up to then. Empty if it would be too long for an id.
   */
  private String meeting() {
    String id = activity() + "-" + answers.one(AT).replaceAll("[^0-9T]", "");
    return id.length() > LONGEST_ID || activity().isEmpty() ? "" : id;
  }

  /** An interaction for each of these journeys. */
  List<ObjectNode> events(List<String> told, String time) {
    List<ObjectNode> events = new ArrayList<>();
    for (String journey : told) {
      Came came = Objects.requireNonNull(came(journey));
      boolean attended = came == Came.ATTENDED;
      ObjectNode data = Json.MAPPER.createObjectNode();
      put(data, "activityId", activity());
      String category = answers.one(CATEGORY);
      Known.DirectoryEntry entry = directory.get(activity());
      put(data, "category", category.isEmpty() && entry != null ? entry.category() : category);
      put(data, "sessionId", meeting());
      if (attended) {
        minutes(data, answers.one(MINUTES));
        data.put("knownBy", "REGISTER");
      } else {
        put(data, "reason", answers.one(REASON + journey));
        if (came == Came.TOLD_BEFORE) {
          data.put("notified", true);
        }
        if (came == Came.CALLED_OFF) {
          data.put("by", "PROVIDER");
        }
      }
      events.add(
          Sending.event(
              answers.id() + "-" + journey,
              attended ? InteractionType.SESSION_ATTENDED : InteractionType.SESSION_MISSED,
              journey,
              time,
              data));
    }
    return events;
  }

  private static void put(ObjectNode data, String name, String value) {
    if (!value.isEmpty()) {
      data.put(name, value);
    }
  }

  private static void minutes(ObjectNode data, String typed) {
    if (typed.matches("\\d{1,9}")) {
      data.put("minutes", Integer.parseInt(typed));
    } else {
      put(data, "minutes", typed);
    }
  }
}
