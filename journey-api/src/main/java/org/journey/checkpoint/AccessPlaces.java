package org.journey.checkpoint;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.journey.security.Call;
import tools.jackson.databind.JsonNode;

/**
 * Under what an entry of the access log is found: its journeys and persons, or {@link #ANY}. What
 * writes entries and what looks whether they are still found so know it from here alone; an entry's
 * bytes do not say whether it told of many, but its operation does.
 */
public final class AccessPlaces {

  /** No id of a journey: what was told of many is found under it. */
  public static final String ANY = "*";

  /** No id of a journey begins so: what was told of a person is found under it and their id. */
  private static final String CLIENT = "client:";

  private static final int REFUSED = 400;

  /** That it is being worked out: nothing was told yet. */
  private static final int ACCEPTED = 202;

  private static final Set<String> ANY_ALONE = Set.of(ANY);

  /**
   * What tells of journeys that are not named, once it tells anything: any of the organisation's,
   * perhaps.
   */
  private static final Set<String> OF_MANY =
      Set.of(
          Call.LOG_BUNDLE.name(),
          Call.SAMPLING_FRAME.name(),
          Call.REPLAYED_JOURNEYS.name(),
          Call.EXTRACT_FILE.name(),
          "COMMAND_EXPORT",
          "COMMAND_REPLAY");

  private static final Set<String> CALLS =
      Arrays.stream(Call.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private AccessPlaces() {}

  /** Under what the entries about a person are found, beside those about their journeys. */
  public static String client(String id) {
    return CLIENT + id;
  }

  /** Whether an operation tells of many, when it tells anything. */
  public static boolean tellsOfMany(String operation) {
    return OF_MANY.contains(operation);
  }

  /**
   * Under what an entry is found.
   *
   * @param status of the answer
   * @param journeys that it names
   * @param clients the persons whom it names
   */
  public static Set<String> of(
      String operation, int status, Collection<String> journeys, Collection<String> clients) {
    if (tellsOfMany(operation) && status < REFUSED && status != ACCEPTED) {
      return ANY_ALONE;
    }
    Set<String> places = new TreeSet<>(journeys);
    clients.forEach(id -> places.add(client(id)));
    return places;
  }

  /**
   * Whether an entry is found under what it must be, and nothing else.
   *
   * @param told its bytes, read
   */
  static boolean are(Set<String> found, JsonNode told) {
    String operation = told.path("operation").asString("");
    // Entries from before persons were named have no clients.
    Set<String> places =
        of(
            operation,
            told.path("status").asInt(0),
            texts(told.path("journeys")),
            texts(told.path("clients")));
    // Of a later release it is not known whether it told of many.
    boolean known = CALLS.contains(operation) || tellsOfMany(operation);
    return found.equals(places) || (!known && found.equals(ANY_ALONE));
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.asString("")));
    return texts;
  }
}
