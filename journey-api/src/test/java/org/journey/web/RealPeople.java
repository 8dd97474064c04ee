package org.journey.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.journey.security.Role;
import tools.jackson.databind.node.ObjectNode;

/**
 * An organisation's people who are not made up, recorded over three months that have gone by, so
 * that there are month ends at which they are known: 80 of them in the first, one more in the
 * second, 40 in the third. Everything that could tell of one of them has a mark in it.
 */
final class RealPeople implements AutoCloseable {

  /** In every id and text of a person that nobody but staff may see; in no pseudonym. */
  static final String MARK = "Q8Z8Q";

  /** In those of who has not consented to research. */
  static final String UNCONSENTED = "Q8Z8QX";

  static final String ORGANISATION = "real";
  static final int FIRST = 80;
  static final int THIRD = 40;

  final RunningPlatform platform;
  final Caller manager;

  /** The month ends at which the first, the first two and all three months are known. */
  final List<Instant> ends = new ArrayList<>();

  private final List<ObjectNode> told = new ArrayList<>();
  private int people;

  RealPeople() {
    List<DatabaseClock> clocks = new ArrayList<>();
    platform = RunningPlatform.prepared(settings -> clocks.add(DatabaseClock.in(settings)));
    DatabaseClock clock = clocks.getFirst();
    manager = platform.caller("w-" + MARK, ORGANISATION, Role.MANAGER);
    YearMonth now = YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC));
    int[] more = {FIRST, 1, THIRD};
    for (int month = 0; month < more.length; month++) {
      Instant begin = begin(now.minusMonths(more.length - month));
      clock.set(begin.plus(Duration.ofDays(10)));
      for (int i = 0; i < more[month]; i++) {
        person();
      }
      record();
      ends.add(begin(now.minusMonths(more.length - month - 1)));
    }
    clock.set(Instant.now());
    // Who waits for what is known by the last month end waits for one that is recorded since.
    person();
    record();
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** How many are known at a month end. */
  int knownAt(int end) {
    return List.of(FIRST, FIRST + 1, FIRST + 1 + THIRD).get(end);
  }

  /** One in five does not consent to research. */
  static boolean consents(int person) {
    return person % 5 != 4;
  }

  static String journey(int person) {
    return "j-" + (consents(person) ? MARK : UNCONSENTED) + "-" + person;
  }

  static String client(int person) {
    return "c-" + (consents(person) ? MARK : UNCONSENTED) + "-" + person;
  }

  private void person() {
    int person = people++;
    String journey = journey(person);
    String mark = consents(person) ? MARK : UNCONSENTED;
    LocalDate opened = LocalDate.of(2025, 1, 6).plusDays(person);
    ObjectNode referral =
        Events.event(
            "referral-received",
            journey,
            at(opened, 0),
            data -> {
              data.put("clientId", client(person));
              data.put("referralSource", person % 20 == 7 ? "HOSPITAL" : "GP");
              data.putArray("reasons").add(person % 13 == 3 ? "DEBT" : "ISOLATION");
              data.putObject("person").put("name", "Name " + mark);
              data.putObject("demographics")
                  .put("birthYear", person % 16 == 5 ? 1931 : 1968)
                  .put("deprivationDecile", person % 27 == 11 ? 10 : 1);
            });
    told.add(referral);
    told.add(
        Events.event("worker-assigned", journey, at(opened, 1), data -> data.put("worker", "w-1")));
    if (consents(person)) {
      told.add(Events.consent(journey, at(opened, 1), "consent-given", "RESEARCH"));
    }
    if (person % 2 == 0) {
      told.add(Events.consent(journey, at(opened, 1), "consent-given", "OWN_WORDS"));
    }
    for (int i = 0; i < person % 6; i++) {
      told.add(
          Events.event(
              "session-attended",
              journey,
              at(opened, 7 + 7 * i + person % 5),
              data -> data.put("activityId", "choir").put("category", "SOCIAL")));
    }
    for (int i = 0; i < person % 4; i++) {
      String code = person == 41 ? "rare-finding" : "met-people";
      String subTheme = i == 0 ? "purposeful-activity" : "social-engagement";
      told.add(
          Events.event(
              "reflection-recorded",
              journey,
              at(opened, 30 + 10 * i),
              data -> {
                data.putArray("findings")
                    .addObject()
                    .put("subTheme", subTheme)
                    .put("tense", "EXPERIENCED")
                    .put("code", code);
                data.put("note", "said to " + mark);
              }));
    }
    if (person % 9 == 2) {
      told.add(
          Events.event(
              "journey-closed",
              journey,
              at(opened, 100),
              data -> data.put("reason", person % 2 == 0 ? "COMPLETED" : "DECLINED")));
    }
  }

  private static String at(LocalDate opened, int days) {
    return opened.plusDays(days) + "T10:00:00Z";
  }

  private void record() {
    String lines = told.stream().map(ObjectNode::toString).collect(joining("\n"));
    String report = manager.batch(lines).is(200).text();
    assertThat(Answer.JSON.readTree(report).path("accepted").asInt())
        .as(report)
        .isEqualTo(told.size());
    told.clear();
  }

  @Override
  public void close() {
    platform.close();
  }
}
