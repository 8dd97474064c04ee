package org.journey.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.journey.console.ConsoleSite;
import org.journey.console.Visitor;
import org.journey.problem.ProblemType;
import org.journey.proof.Checkpoint;
import org.journey.proof.SignedNote;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.Operating;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who runs the platform looks after it in a browser. */
class OperationsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("runs");
  private static final String SERVICES = "/console/operations/projections/services";
  private static final Visitor ADMIN = new Visitor(PLATFORM.url());
  private static final Caller API = PLATFORM.caller("o-2", ORGANISATION, Role.ADMIN);

  @BeforeAll
  static void signIn() throws Exception {
    ADMIN.signedInAs("local-admin", ORGANISATION);
  }

  @AfterAll
  static void close() {
    ADMIN.close();
  }

  @Test
  void the_instance_is_told_as_the_api_tells_it() throws Exception {
    String page = opened("/console/operations");
    String note = API.get("/api/v1/log/checkpoint").is(200).text();
    long size = Checkpoint.parse(SignedNote.parse(note)).size();
    assertThat(page).contains("not packaged", "serves", "lives", "journeys", "services");
    // Others may be recording: what is told can only have grown since.
    assertThat(number(page, "Size of the last checkpoint")).isBetween(0L, size);
    assertThat(number(page, "Last sequence of the log"))
        .isBetween(0L, status("journeys").path("head").asLong());
  }

  private static long number(String page, String name) {
    String after = page.substring(page.indexOf(name));
    String value = after.substring(after.indexOf("<dd"), after.indexOf("</dd>"));
    return Long.parseLong(value.substring(value.indexOf('>') + 1));
  }

  @Test
  void a_projection_is_built_anew_compared_and_swapped() throws Exception {
    settled();
    assertThat(opened(SERVICES + "/rebuild")).contains("Build it anew: services", "whole log");
    long before = status("services").path("lastRebuild").path("id").asLong(0);
    HttpResponse<String> begun = ADMIN.post(SERVICES + "/rebuild", Map.of());
    assertThat(Visitor.location(begun)).isEqualTo(SERVICES + "?done=rebuild");
    assertThat(opened(SERVICES + "?done=rebuild"))
        .contains("A rebuild was begun.", "<div id=\"told\" tabindex=\"-1\"")
        .containsPattern("<p id=\"said\"[^>]* role=\"status\"></p>");

    settled();
    String part = opened(SERVICES);
    JsonNode last = status("services").path("lastRebuild");
    assertThat(last.path("id").asLong()).isGreaterThan(before);
    assertThat(last.path("state").asString()).isEqualTo("SWAPPED");
    assertThat(part)
        .contains("swapped: it serves", last.path("comparison").path("digest").asString())
        .contains(last.path("comparison").path("compared").asLong() + " journeys")
        .contains("data-said=\"Done: swapped: it serves\"", "href=\"" + SERVICES + "/differences\"")
        .doesNotContain("data-poll", "data-page");
    assertThat(opened(SERVICES + "/differences"))
        .contains("Where rebuild " + last.path("id").asLong());

    // There is something to go back to now, and nothing to cancel.
    assertThat(ADMIN.post(SERVICES + "/cancel", Map.of()).body())
        .contains("Error: ", "there is nothing to cancel");
    HttpResponse<String> back = ADMIN.post(SERVICES + "/rollback", Map.of());
    assertThat(Visitor.location(back)).isEqualTo(SERVICES + "?done=rollback");
    assertThat(settled()).contains("The last way back", "swapped: it serves");
  }

  /**
   * The part that a script asks for, as soon as no rebuild runs; it asks for itself until then. As
   * it is put in anew each time, whoever has the focus in it would lose their place.
   */
  private static String settled() throws Exception {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    String part = opened(SERVICES + "/progress");
    assertThat(part).doesNotContain("<html", "<a ", "<button", "tabindex");
    while (part.contains("data-poll=\"" + SERVICES + "/progress\"")) {
      assertThat(part)
          .contains("<progress", "data-page=\"" + SERVICES + "\"", "data-whole=\"#told\"");
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.sleep(20);
      part = opened(SERVICES + "/progress");
    }
    return part;
  }

  @Test
  void a_parked_journey_is_taken_up_again() throws Exception {
    String journey = Operating.parked(ORGANISATION);
    String page = opened("/console/operations/projections/journeys");
    String address = "/console/operations/projections/journeys/parked/" + journey;
    assertThat(page)
        .contains(address, "Poison in Test.parked:1")
        .doesNotContain("aria-label=\"Take");
    // What is read out begins with what is seen.
    assertThat(page.replaceAll("\\s+", " "))
        .contains(
            ">Take up again<span class=\"nhsuk-u-visually-hidden\">: " + journey + "</span></a>");
    assertThat(opened(address + "?organisation=" + ORGANISATION)).contains("folded again at once");

    HttpResponse<String> taken = ADMIN.post(address, Map.of("organisation", ORGANISATION));

    assertThat(opened(Visitor.location(taken))).contains("could be folded").doesNotContain(journey);
    assertThat(ADMIN.post(address, Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void refused_records_are_sent_again_after_one_has_read_which() throws Exception {
    String path = "/console/operations/refused/redrive";
    assertThat(opened(path + "?by=offsets&from=900000&to=900001"))
        .contains("from offset 900000 to offset 900001", "Send them again");
    HttpResponse<String> sent =
        ADMIN.post(path, Map.of("by", "offsets", "from", "900000", "to", "900001"));
    assertThat(opened(Visitor.location(sent))).contains("nothing is sent");
    assertThat(opened(path + "?from=2026-02-01T00:00&to=2026-02-02T00:00"))
        .contains("1 February 2026, 00:00", "2 February 2026, 00:00");
    assertThat(opened(path + "?from=%3Cb%3E&to="))
        .contains("Error: ", "href=\"#from\"", "href=\"#to\"")
        .doesNotContain("<b>");
    assertThat(opened(path + "?from=2026-02-02T00:00&to=2026-02-01T00:00"))
        .contains("not before that from which they are sent", "href=\"#to\"");
    assertThat(opened(path + "?by=offsets&from=2&to=1"))
        .contains("not before that from which they are sent", "href=\"#offset-to\"");
    assertThat(ADMIN.post(path, Map.of("by", "offsets", "from", "2", "to", "1")).body())
        .contains("not before that from which they are sent");
  }

  @Test
  void what_was_refused_is_counted_by_what_was_wrong_with_it() throws Exception {
    MeterRegistry metrics = PLATFORM.application().getBean(MeterRegistry.class);
    Counter malformed =
        metrics.get(RefusedCounts.METRIC).tag("problem", ProblemType.MALFORMED.slug()).counter();
    malformed.increment();
    long counted = (long) malformed.count();

    assertThat(opened("/console/operations"))
        .containsPattern("this instance has refused (one|[0-9]+)\\.");
    String page = opened("/console/operations/refused").replaceAll("\\s+", " ");

    assertThat(page)
        .contains("journey.interactions.rejected", "kafka-console-consumer.sh")
        .doesNotContain("runs without Kafka");
    // Others may be refusing: it can only have grown since.
    Matcher row =
        Pattern.compile(
                "<th class=\"nhsuk-table__header\" scope=\"row\"><a href=\"/problems/malformed\">"
                    + ProblemType.MALFORMED.title()
                    + "</a></th> <td[^>]*>(\\d+)</td>")
            .matcher(page);
    assertThat(row.find()).isTrue();
    assertThat(Long.parseLong(row.group(1))).isGreaterThanOrEqualTo(counted);
  }

  @Test
  void where_there_is_no_kafka_that_is_said() throws Exception {
    try (Visitor admin =
        new Visitor(ConsoleSite.study().address()).signedInAs("local-admin", ConsoleSite.STUDY)) {
      assertThat(
              admin
                  .post(
                      "/console/operations/refused/redrive",
                      Map.of("by", "offsets", "from", "0", "to", "9"))
                  .body())
          .contains("Error: ", "this platform runs without Kafka")
          .contains("This platform runs without Kafka: nothing is read from it");
    }
  }

  @Test
  void nobody_else_gets_in() throws Exception {
    for (String subject : List.of("local-manager", "local-auditor", "local-researcher")) {
      try (Visitor other = new Visitor(PLATFORM.url()).signedInAs(subject, ORGANISATION)) {
        for (String page : List.of("/console/operations", SERVICES, SERVICES + "/rebuild")) {
          assertThat(other.get(page).statusCode()).isEqualTo(403);
        }
        assertThat(other.post(SERVICES + "/rebuild", Map.of()).statusCode()).isEqualTo(403);
      }
    }
    assertThat(ADMIN.get("/console/operations/projections/none").statusCode()).isEqualTo(404);
  }

  private static JsonNode status(String name) {
    return API.get("/api/v1/projections").is(200).json().path("projections").values().stream()
        .filter(each -> each.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String opened(String path) throws Exception {
    HttpResponse<String> page = ADMIN.get(path);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body();
  }
}
