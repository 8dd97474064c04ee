package org.journey.operations;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which metrics there are, and which a query of Prometheus asks for. */
final class KnownMetrics {

  /** The repository. */
  static final Path ROOT = Path.of(System.getProperty("journey.root"));

  /** What is run beside the jar, and how. */
  static final Path DEPLOY = ROOT.resolve("journey-api/src/main/deploy");

  private static final Pattern ROW =
      Pattern.compile("^\\| `(journey_[a-z_]+)` \\| (\\w+) ", Pattern.MULTILINE);

  /** Of Spring, the JVM, the proxy, the machine and Prometheus itself. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "ALERTS",
          "haproxy_backend_active_servers",
          "haproxy_server_current_sessions",
          "hikaricp_connections_active",
          "hikaricp_connections_pending",
          "http_server_requests_seconds_bucket",
          "http_server_requests_seconds_count",
          "jvm_gc_pause_seconds_sum",
          "jvm_memory_max_bytes",
          "jvm_memory_used_bytes",
          "jvm_threads_live_threads",
          "logback_events_total",
          "node_filesystem_avail_bytes",
          "node_filesystem_size_bytes",
          "node_memory_MemAvailable_bytes",
          "node_memory_MemTotal_bytes",
          "process_cpu_usage",
          "process_files_open_files",
          "up");

  /** What in a query stands where a metric could: texts, selectors, ranges, and lists of labels. */
  private static final Pattern NO_METRIC =
      Pattern.compile(
          "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]"
              + "|\\b(by|without|on|ignoring|group_left|group_right) ?\\([^)]*\\)"
              + "|\\b(and|or|unless|bool)\\b|\\boffset \\w+");

  private static final Pattern NAME = Pattern.compile("(?<![\\w:$.])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");

  private KnownMetrics() {}

  /** Every name under which Prometheus has something of docs/metrics.md, or of others. */
  static Set<String> all() {
    Set<String> names = new TreeSet<>(OF_OTHERS);
    ROW.matcher(read(ROOT.resolve("docs/metrics.md")))
        .results()
        .forEach(
            row -> {
              if (row.group(2).equals("histogram")) {
                for (String part : new String[] {"_bucket", "_sum", "_count"}) {
                  names.add(row.group(1) + part);
                }
              } else {
                names.add(row.group(1));
              }
            });
    return names;
  }

  /** The metrics that a query asks for. */
  static Set<String> in(String query) {
    // A selector before a list of labels: the first may hold brackets of the second's kind.
    String bare = NO_METRIC.matcher(query).replaceAll(" ");
    return NAME.matcher(bare).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
