package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.journey.ingest.Quotas;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What Prometheus reads: as docs/metrics.md has it, counted truly, and without anybody's id. */
class MetricsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("met");
  private static final Pattern SAMPLE =
      Pattern.compile("^([a-z_]+)(?:\\{(.*)})? (\\S+)$", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  /** What a histogram's samples are called beside its own name. */
  private static final Pattern PART = Pattern.compile("_(bucket|sum|count)$");

  private static String scrape() {
    return PLATFORM.nobody().unchecked("GET", "/actuator/prometheus").is(200).text();
  }

  private static double value(String metrics, String sample) {
    for (String line : metrics.split("\n")) {
      if (line.startsWith(sample + " ")) {
        return Double.parseDouble(line.substring(sample.length() + 1));
      }
    }
    return 0;
  }

  @Test
  void everything_of_ours_that_is_exposed_is_described_and_the_other_way_round()
      throws IOException {
    Caller staff = PLATFORM.caller("w-1", ORGANISATION, Role.STAFF);
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    staff.post(Events.session(journey, "2026-01-20T14:00:00Z")).is(201);
    staff.get("/api/v1/journeys/no-such").is(404);
    for (String missed : List.of("{}", "{\"notified\":true}", "{\"by\":\"PROVIDER\"}")) {
      staff
          .post(
              Events.event(
                  "session-missed",
                  journey,
                  "2026-01-27T14:00:00Z",
                  data ->
                      data.put("activityId", "cafe")
                          .put("category", "SOCIAL")
                          .setAll((ObjectNode) Answer.JSON.readTree(missed))))
          .is(201);
    }
    useUpAQuota();
    // Who said so beforehand is not among those who missed it: one of two.
    eventuallyContains("journey_attendance_ratio{organisation=\"" + ORGANISATION + "\"} 0.5");
    assertThat(value(scrape(), "journey_sessions_missed{organisation=\"" + ORGANISATION + "\"}"))
        .isEqualTo(1);

    Set<String> exposed = new TreeSet<>();
    Matcher samples = SAMPLE.matcher(scrape());
    while (samples.find()) {
      if (samples.group(1).startsWith("journey_")) {
        exposed.add(PART.matcher(samples.group(1)).replaceFirst(""));
      }
    }
    Set<String> described = new TreeSet<>();
    Matcher rows =
        Pattern.compile("^\\| `(journey_[a-z_]+)` \\|", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("../docs/metrics.md")));
    while (rows.find()) {
      described.add(rows.group(1));
    }
    assertThat(exposed).isEqualTo(described);
  }

  /** Quotas tell of those organisations alone that came to the end of theirs. */
  private static void useUpAQuota() {
    Quotas quotas =
        new Quotas(
            new Quotas.Settings(0, Map.of(ORGANISATION, 1)),
            PLATFORM.application().getBean(MeterRegistry.class));
    boolean taken = true;
    while (taken) {
      taken = quotas.takeOne(ORGANISATION);
    }
    quotas.delayed(ORGANISATION, 1_000_000);
  }

  @Test
  void no_label_is_anything_but_a_name_of_ours_or_an_organisation() {
    String journey = Events.fresh("j");
    PLATFORM.caller("w-secret", ORGANISATION, Role.STAFF).post(Events.referral(journey)).is(201);
    String metrics = scrape();
    assertThat(metrics).doesNotContain(journey, "w-secret", "O'Neil");
    Matcher samples = SAMPLE.matcher(metrics);
    Set<String> names = new TreeSet<>();
    while (samples.find()) {
      if (samples.group(1).startsWith("journey_") && samples.group(2) != null) {
        Matcher labels = LABEL.matcher(samples.group(2));
        while (labels.find()) {
          names.add(labels.group(1));
        }
      }
    }
    assertThat(names)
        .isSubsetOf(
            "type",
            "log",
            "problem",
            "projection",
            "organisation",
            "status",
            "stage",
            "topic",
            "outcome",
            "le");
  }

  @Test
  void what_is_stored_and_what_is_refused_is_counted() {
    Caller staff = PLATFORM.caller("w-1", ORGANISATION, Role.STAFF);
    String before = scrape();
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    staff.post(Events.referral(journey)).is(409);
    staff.batch("no json\n").is(200);
    PLATFORM.nobody().get("/api/v1/journeys/x").is(401);
    String after = scrape();
    for (String sample :
        List.of(
            "journey_interactions_appended_total{type=\"referral-received\"}",
            "journey_refusals_total{problem=\"conflicting-interaction\"}",
            "journey_refusals_total{problem=\"malformed\"}",
            "journey_refusals_total{problem=\"unauthenticated\"}",
            "journey_append_seconds_count")) {
      assertThat(value(after, sample)).as(sample).isGreaterThanOrEqualTo(value(before, sample) + 1);
    }
    assertThat(after)
        .contains("journey_append_batch_size_interactions_bucket{le=\"1.0\"}")
        .contains("journey_append_seconds_bucket{le=\"0.01\"}")
        .containsPattern("http_server_requests_seconds_bucket\\{[^}]*le=\"0.015\"");
  }

  @Test
  void projections_tell_how_far_they_are() throws InterruptedException {
    eventuallyContains("journey_projection_lag_events{projection=\"journeys\"} 0.0");
    String metrics = scrape();
    assertThat(value(metrics, "journey_projection_parked_journeys{projection=\"services\"}"))
        .isZero();
    assertThat(value(metrics, "journey_projection_rebuild_ratio{projection=\"services\"}"))
        .isBetween(0.0, 1.0);
    assertThat(value(metrics, "journey_log_head")).isPositive();
  }

  /**
   * .ci/run installs promtool and sets JOURNEY_PROMTOOL, so that it cannot be passed over there.
   */
  @Test
  void promtool_finds_nothing_to_mend() throws IOException, InterruptedException {
    boolean demanded = System.getenv("JOURNEY_PROMTOOL") != null;
    boolean there =
        Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool")));
    assumeTrue(demanded || there, "promtool (Debian's package prometheus) is not installed here");
    Path told = Files.createTempFile("promtool", ".txt");
    Process promtool =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    try (var in = promtool.getOutputStream()) {
      in.write(scrape().getBytes(StandardCharsets.UTF_8));
    }
    int exit = promtool.waitFor();
    List<String> ours =
        Files.readAllLines(told).stream().filter(line -> line.contains("journey_")).toList();
    assertThat(ours).isEmpty();
    assertThat(exit).as(Files.readString(told)).isIn(0, 3);
  }

  private static void eventuallyContains(String wanted) {
    long until = System.nanoTime() + 60_000_000_000L;
    while (!scrape().contains(wanted)) {
      assertThat(System.nanoTime()).as(wanted).isLessThan(until);
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
