package org.journey.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.journey.security.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small service of ten journeys, recorded now, whose figures over the first quarter of 2026 are
 * worked out by hand in tests. Times are at nine unless told otherwise.
 *
 * <pre>
 *   referred              by                first contact      linked              sessions     stages  at the end
 * a 01-01T00:00:00        GP                never (2 attempts)                                  none    paused
 * b 01-05                 NURSE             01-06, triage      choir, personally   choir 02-01  1-2     open, w-7
 * c 01-06                 GP                01-09, triage      cafe, personally    cafe 01-10   1-2     open, w-7
 * d 01-07                 SELF              01-13              cafe, signposted                 1       open, w-8, then w-7
 * e 01-08                 HOSPITAL          01-08T21                                            1       closed, MOVED_ON
 * f 01-09                 GP                01-19 (1 attempt)                      cafe 01-19   2       open again
 * g 03-31T23:59:59.999999 GP                never                                               none    open
 * h 04-01T00:00:00        GP                (not of the period)
 * i 2025-12-31T23:59:59.999999 GP           (not of the period) choir, signposted  choir 03-20          open
 * k 01-10                 OTHER             never                                               none    closed, DECLINED
 * </pre>
 */
final class MadeService {

  static final String QUARTER = "from=2026-01-01T00:00:00Z&to=2026-04-01T00:00:00Z";

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  final String organisation;
  final Caller manager;
  final String metrics;

  /** The session of c, and the one of f. */
  final ObjectNode cafe;

  final ObjectNode lateCafe;

  /** The last position of what made it. */
  final long last;

  private final String run = Events.fresh("r");
  private final List<ObjectNode> told = new ArrayList<>();

  MadeService(String organisation) {
    this.organisation = organisation;
    manager = PLATFORM.caller("w-1", organisation, Role.MANAGER);
    metrics = "/api/v1/services/" + organisation + "/metrics";
    refer("a", "2026-01-01T00:00:00Z", "GP", "ISOLATION")
        .putObject("demographics")
        .put("deprivationDecile", 1)
        .put("gender", "FEMALE")
        .put("birthYear", 1950);
    refer("b", "2026-01-05T09:00:00Z", "NURSE", "DEPRESSION", "ISOLATION")
        .putObject("demographics")
        .put("deprivationDecile", 1)
        .put("gender", "MALE");
    refer("c", "2026-01-06T09:00:00Z", "GP", "ANXIETY");
    refer("d", "2026-01-07T09:00:00Z", "SELF", "ISOLATION");
    refer("e", "2026-01-08T09:00:00Z", "HOSPITAL", "BEREAVEMENT", "ISOLATION");
    refer("f", "2026-01-09T09:00:00Z", "GP", "ISOLATION");
    refer("g", "2026-03-31T23:59:59.999999Z", "GP", "DEBT");
    refer("h", "2026-04-01T00:00:00Z", "GP", "ISOLATION");
    refer("i", "2025-12-31T23:59:59.999999Z", "GP", "ISOLATION");
    refer("k", "2026-01-10T09:00:00Z", "OTHER", "HOUSING");
    for (String each : List.of("a 01-02", "a 01-03", "f 01-10")) {
      on("contact-attempted", each, "channel", "PHONE", "outcome", "NO_ANSWER");
    }
    for (String each : List.of("b 01-06", "c 01-09")) {
      tell("triage-completed", each, data -> data.put("mode", "TELEPHONE").putArray("needs"))
          .put("outcome", "SUPPORT");
      on("worker-assigned", each, "worker", "w-7");
    }
    on("worker-assigned", "d 01-12", "worker", "w-7");
    on("worker-assigned", "d 01-08", "worker", "w-8"); // Told late: it came before.
    for (String each : List.of("b 01-07", "d 01-13", "e 01-08T21")) {
      on(
          "support-given",
          each,
          "kind",
          "PERSONALISED",
          "service",
          "LINK_WORKER",
          "channel",
          "PHONE");
    }
    on("activity-linked", "b 01-10", "activityId", "choir", "how", "PERSONAL");
    on("activity-linked", "c 01-09T10", "activityId", "cafe", "how", "PERSONAL");
    on("activity-linked", "d 01-14", "activityId", "cafe", "how", "SIGNPOSTED");
    on("activity-linked", "i 01-15", "activityId", "choir", "how", "SIGNPOSTED");
    on("activity-link-ended", "d 02-10", "activityId", "cafe", "outcome", "NOT_TAKEN_UP");
    on("session-attended", "b 02-01", "activityId", "choir", "category", "CREATIVE");
    on("session-attended", "i 03-20", "activityId", "choir", "category", "CREATIVE");
    on("session-attended", "c 01-10", "activityId", "cafe", "category", "SOCIAL");
    cafe = told.getLast();
    on("session-attended", "f 01-19", "activityId", "cafe", "category", "SOCIAL");
    lateCafe = told.getLast();
    on("session-missed", "c 01-17", "activityId", "cafe", "category", "SOCIAL");
    on("session-missed", "c 01-24", "activityId", "cafe", "category", "SOCIAL");
    ((ObjectNode) told.getLast().required("data")).put("notified", true);
    on("session-missed", "f 01-26", "activityId", "cafe", "category", "SOCIAL", "by", "PROVIDER");
    loneliness("b 01-20", 3, 2, 2);
    loneliness("c 01-12", 3, 3, 2);
    loneliness("c 02-12", 2, 2, 2);
    loneliness("f 01-20", 2, 2, 1);
    loneliness("f 02-10", 2, 2, 2);
    on("journey-paused", "a 03-01");
    on("journey-closed", "e 02-01", "reason", "MOVED_ON");
    on("journey-closed", "f 02-15", "reason", "COMPLETED");
    on("journey-reopened", "f 02-20");
    on("journey-closed", "k 03-20", "reason", "DECLINED");
    JsonNode report =
        manager
            .batch(told.stream().map(ObjectNode::toString).collect(joining("\n")))
            .is(200)
            .json();
    assertThat(report.path("accepted").asInt()).as(report::toString).isEqualTo(told.size());
    last = report.path("lastSequence").asLong();
  }

  String id(String journey) {
    return journey + "-" + run;
  }

  /** How many interactions were told. */
  int told() {
    return told.size();
  }

  private ObjectNode refer(String journey, String time, String source, String... reasons) {
    ObjectNode referral = Events.referral(id(journey)).put("time", time);
    ObjectNode data = (ObjectNode) referral.required("data");
    data.put("referralSource", source).putArray("reasons");
    for (String reason : reasons) {
      data.withArray("reasons").add(reason);
    }
    told.add(referral);
    return data;
  }

  /** What happened to whom when, as {@code b 01-06} or {@code b 01-06T21}. */
  private ObjectNode tell(String type, String when, Consumer<ObjectNode> data) {
    String day = when.substring(2);
    String time = "2026-" + (day.contains("T") ? day : day + "T09") + ":00:00Z";
    told.add(Events.event(type, id(when.substring(0, 1)), time, data));
    return (ObjectNode) told.getLast().required("data");
  }

  private void on(String type, String when, String... data) {
    tell(
        type,
        when,
        fields -> {
          for (int i = 0; i < data.length; i += 2) {
            fields.put(data[i], data[i + 1]);
          }
        });
  }

  private void loneliness(String when, int one, int two, int three) {
    tell("wellbeing-measured", when, data -> data.put("instrument", "UCLA3"))
        .putObject("items")
        .put("i1", one)
        .put("i2", two)
        .put("i3", three);
  }

  /** The answer about the first quarter, with all that was recorded when this was made. */
  JsonNode quarter(Caller by, String more) {
    return by.get(metrics + "?" + QUARTER + "&minSequence=" + last + more).is(200).json();
  }

  /** A part of the figures without its own parts and the words about it. */
  static String part(JsonNode answer, String path) {
    JsonNode node = answer.required("figures");
    for (String name : path.split("\\.", -1)) {
      node = node.required(name);
    }
    ObjectNode alone = Answer.JSON.createObjectNode();
    node.properties()
        .forEach(
            member -> {
              if (List.of("value", "numerator", "denominator", "n", "suppressed")
                  .contains(member.getKey())) {
                alone.set(member.getKey(), member.getValue());
              }
            });
    return alone.toString().replace("\"", "");
  }
}
