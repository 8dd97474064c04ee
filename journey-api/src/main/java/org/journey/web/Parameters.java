package org.journey.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.journey.interaction.Rfc3339;
import org.journey.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of one call, read strictly: an unknown, repeated, empty or badly written one
 * is {@code invalid-parameter}. Values are never told back.
 */
public final class Parameters {

  private static final Pattern WHOLE = Pattern.compile("\\d{1,19}");

  private static final Pattern HARMLESS = Pattern.compile("[a-z][A-Za-z]{0,23}");

  private static final int LONGEST = 2000;

  /** A list of as many ids as a call takes. */
  private static final int LONGEST_LIST = 33_000;

  private static final Set<String> LISTS = Set.of("listed");

  private final HttpServletRequest request;
  private final Map<String, String> values;

  private Parameters(HttpServletRequest request, Map<String, String> values) {
    this.request = request;
    this.values = values;
  }

  /**
   * Reads the query of a request.
   *
   * @param allowed the parameters that the call has
   * @throws Refusal {@code invalid-parameter}
   */
  public static Parameters of(HttpServletRequest request, String... allowed) {
    String query = request.getQueryString();
    if (query == null || query.isEmpty()) {
      return new Parameters(request, Map.of());
    }
    Map<String, String> values = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode("query", equals < 0 ? pair : pair.substring(0, equals));
      if (!Arrays.asList(allowed).contains(name)) {
        throw refused(
            isHarmless(name) ? name : "query",
            allowed.length == 0
                ? "this call has no parameters"
                : "a parameter that this call lacks; it has " + String.join(", ", allowed));
      }
      String value = equals < 0 ? "" : decode(name, pair.substring(equals + 1));
      if (value.isEmpty()) {
        throw refused(name, "is empty");
      }
      if (value.length() > (LISTS.contains(name) ? LONGEST_LIST : LONGEST)) {
        throw refused(name, "is too long");
      }
      if (values.put(name, value) != null) {
        throw refused(name, "is given more than once");
      }
    }
    return new Parameters(request, values);
  }

  /**
   * What a request gives a parameter, for who does not judge the query: the call does that.
   *
   * @return null if it is not there, or badly written
   */
  public static @Nullable String glance(HttpServletRequest request, String parameter) {
    String query = request.getQueryString();
    if (query == null) {
      return null;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      try {
        if (equals > 0 && decode("query", pair.substring(0, equals)).equals(parameter)) {
          return decode(parameter, pair.substring(equals + 1));
        }
      } catch (Refusal badlyWritten) {
        return null;
      }
    }
    return null;
  }

  /** The request that they are of. */
  HttpServletRequest request() {
    return request;
  }

  /**
   * Whether a name has the form of a parameter's; what else a caller puts there could be anything,
   * and is not told back.
   */
  public static boolean isHarmless(String name) {
    return HARMLESS.matcher(name).matches();
  }

  /** A refusal of one parameter. */
  public static Refusal refused(String parameter, String reason) {
    return new Refusal(Problem.parameter(parameter, reason));
  }

  /** Whether it was given. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Those that were given, by name. */
  public Map<String, String> given() {
    return Map.copyOf(values);
  }

  /** Its text, or null if absent. */
  public @Nullable String text(String name) {
    return values.get(name);
  }

  /** RFC 3339 with offset, at most 6 fraction digits; null if absent. */
  public @Nullable Instant instant(String name) {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    Instant instant = Rfc3339.parse(value);
    if (instant == null) {
      // In a query a plus stands for a blank: the likeliest way to get an offset wrong.
      boolean plus = value.indexOf(' ') > 0 && Rfc3339.parse(value.replace(' ', '+')) != null;
      throw refused(
          name,
          plus
              ? "the + of the offset must be written %2B in a query"
              : String.valueOf(Rfc3339.reasonAgainst(value)));
    }
    return instant;
  }

  /** A whole number between two bounds, both included. */
  public long whole(String name, long least, long most, long otherwise) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    long number = wholeOrNegative(value);
    if (number < least || number > most) {
      throw refused(name, "must be a whole number from " + least + " to " + most);
    }
    return number;
  }

  /** As many digits as a CloudEvent gives a sequence, which may still be too many for a number. */
  private static long wholeOrNegative(String value) {
    try {
      return WHOLE.matcher(value).matches() ? Long.parseLong(value) : -1;
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String name, boolean otherwise) {
    return switch (values.get(name)) {
      case null -> otherwise;
      case "true" -> true;
      case "false" -> false;
      default -> throw refused(name, "must be true or false");
    };
  }

  /** One of the names of an enum. */
  public <E extends Enum<E>> E choice(String name, Class<E> choices, E otherwise) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equals(value)) {
        return choice;
      }
    }
    throw refused(name, "must be one of " + Arrays.toString(choices.getEnumConstants()));
  }

  private static String decode(String name, String raw) {
    String decoded;
    try {
      decoded = URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw refused(name, "is not percent-encoded text");
    }
    boolean plain = decoded.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
    if (!plain) {
      throw refused(name, "is not plain UTF-8 text");
    }
    return decoded;
  }
}
