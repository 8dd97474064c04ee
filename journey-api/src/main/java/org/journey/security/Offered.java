package org.journey.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which methods an address offers, for the {@code Allow} of what is refused before any handler is
 * looked for: a method that HTTP does not know, or TRACE.
 */
public final class Offered {

  private record Entry(PathPattern pattern, Call call) {

    String method() {
      return call.method();
    }
  }

  /**
   * A call as it was made.
   *
   * @param variables those of its address, as they came
   */
  record Made(Call call, Map<String, String> variables) {}

  private static final List<Entry> CALLS = calls();

  private Offered() {}

  private static List<Entry> calls() {
    PathPatternParser parser = PathPatternParser.defaultInstance;
    List<Entry> calls = new ArrayList<>();
    for (Call call : Call.values()) {
      calls.add(new Entry(parser.parse(call.path()), call));
    }
    return calls;
  }

  /** The call at an address; null if there is none. */
  static @Nullable Made made(String method, String address) {
    PathContainer path = PathContainer.parsePath(address);
    for (Entry entry : CALLS) {
      if (entry.method().equals(method)) {
        PathPattern.PathMatchInfo match = entry.pattern.matchAndExtract(path);
        if (match != null) {
          return new Made(entry.call, match.getUriVariables());
        }
      }
    }
    return null;
  }

  /** The methods of an address, as {@code Allow} lists them; of a page if it is of no call. */
  public static String at(String address) {
    PathContainer path = PathContainer.parsePath(address);
    Optional<PathPattern> nearest =
        CALLS.stream()
            .map(Entry::pattern)
            .filter(pattern -> pattern.matches(path))
            .min(PathPattern.SPECIFICITY_COMPARATOR);
    TreeSet<String> methods = new TreeSet<>();
    for (Entry call : CALLS) {
      if (call.pattern.equals(nearest.orElse(null))) {
        methods.add(call.method());
      }
    }
    return nearest.isEmpty() ? withHead(List.of("GET")) : withHead(methods);
  }

  /** Where GET is offered HEAD is too. */
  public static String withHead(Iterable<String> methods) {
    TreeSet<String> all = new TreeSet<>();
    methods.forEach(all::add);
    if (all.contains("GET")) {
      all.add("HEAD");
    }
    return String.join(", ", all);
  }
}
