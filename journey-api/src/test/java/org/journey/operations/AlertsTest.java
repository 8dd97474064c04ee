package org.journey.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.operations.KnownMetrics.DEPLOY;
import static org.journey.operations.KnownMetrics.ROOT;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What Prometheus is told, and whom it wakes. */
class AlertsTest {

  private static final Path PROMETHEUS = DEPLOY.resolve("prometheus");

  private static final List<String> TESTS = List.of("alerts.test.yml", "nights.test.yml");

  @TempDir Path folder;

  private static JsonNode yaml(String name) {
    return new YAMLMapper().readTree(PROMETHEUS.resolve(name).toFile());
  }

  private static List<JsonNode> rules(String name) {
    List<JsonNode> rules = new ArrayList<>();
    for (JsonNode group : yaml(name).required("groups")) {
      group.required("rules").forEach(rules::add);
    }
    return rules;
  }

  private static Set<String> alerts() {
    return rules("alerts.yml").stream()
        .map(rule -> rule.required("alert").stringValue())
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void nothing_is_asked_for_that_there_is_not() {
    Set<String> known = KnownMetrics.all();
    rules("rules.yml").forEach(rule -> known.add(rule.required("record").stringValue()));
    for (String file : List.of("rules.yml", "alerts.yml")) {
      for (JsonNode rule : rules(file)) {
        String expression = rule.required("expr").stringValue();
        assertThat(KnownMetrics.in(expression)).as(expression).isNotEmpty().isSubsetOf(known);
      }
    }
  }

  /** The reader of queries that this and the dashboards' test rest on. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum by (le, uri) (rate(a_bucket{x=\"y{z\"}[5m])) > 0.2 * b | a_bucket b",
        "job:a:rate5m and on () group_right () c offset 10m | c job:a:rate5m",
        "histogram_quantile(0.99, sum(rate(d[$__rate_interval])) by (le)) | d",
        "count(e) unless count(e >= 0) or absent(up{job=\"j\"}) | e up",
        "vector(0) | ''"
      })
  void a_query_is_read_rightly(String query, String metrics) {
    assertThat(String.join(" ", KnownMetrics.in(query))).isEqualTo(metrics);
  }

  @Test
  void whoever_is_woken_is_told_where_to_read_on() {
    Set<String> sections =
        Pattern.compile("^#+ (\\w+)$", Pattern.MULTILINE)
            .matcher(KnownMetrics.read(ROOT.resolve("docs/operations.md")))
            .results()
            .map(heading -> heading.group(1))
            .collect(toCollection(TreeSet::new));
    for (JsonNode rule : rules("alerts.yml")) {
      String name = rule.required("alert").stringValue();
      assertThat(rule.at("/annotations/runbook_url").stringValue())
          .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
      assertThat(sections).contains(name);
      assertThat(rule.at("/labels/severity").stringValue()).isIn("critical", "warning");
    }
  }

  @Test
  void each_is_tried_as_it_fires_and_as_it_does_not() {
    Set<String> fires = new TreeSet<>();
    Set<String> quiet = new TreeSet<>();
    for (String file : TESTS) {
      for (JsonNode test : yaml(file).required("tests")) {
        for (JsonNode one : test.required("alert_rule_test")) {
          (one.required("exp_alerts").isEmpty() ? quiet : fires)
              .add(one.required("alertname").stringValue());
        }
      }
    }
    assertThat(fires).isEqualTo(alerts());
    assertThat(quiet).isEqualTo(alerts());
  }

  @Test
  void promtool_sees_each_fire_when_it_should() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("test", "rules"));
    TESTS.forEach(file -> command.add(PROMETHEUS.resolve(file).toString()));
    promtool(command.toArray(String[]::new));
  }

  @Test
  void promtool_finds_nothing_to_mend() throws IOException, InterruptedException {
    promtool(
        "check",
        "rules",
        PROMETHEUS.resolve("rules.yml").toString(),
        PROMETHEUS.resolve("alerts.yml").toString());
    Path config =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            KnownMetrics.read(PROMETHEUS.resolve("prometheus.yml"))
                .replace("/etc/prometheus", PROMETHEUS.toString()));
    promtool("check", "config", config.toString());
  }

  /** As {@code MetricsTest}: where JOURNEY_PROMTOOL is set it cannot be passed over. */
  private void promtool(String... arguments) throws IOException, InterruptedException {
    boolean there =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool")));
    assumeTrue(
        System.getenv("JOURNEY_PROMTOOL") != null || there,
        "promtool (Debian's package prometheus) is not installed here");
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process promtool =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);
    assertThat(promtool.waitFor()).as(said).isZero();
  }
}
