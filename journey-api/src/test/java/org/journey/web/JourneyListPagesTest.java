package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The list of journeys page by page. */
class JourneyListPagesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String LIST = "/api/v1/journeys";
  private static final int JOURNEYS = 230;

  /** Read by all tests, so nobody adds to it. */
  private static final String MANY = Events.fresh("pag");

  private static final long LAST = many(MANY);

  private final String organisation = Events.fresh("pag");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final Caller reader = PLATFORM.caller("w-1", MANY, Role.STAFF);

  /** Opened on 9 days, a third never in contact, the others on 5 days: ties in both orders. */
  private static long many(String organisation) {
    List<ObjectNode> events = new ArrayList<>();
    for (int i = 0; i < JOURNEYS; i++) {
      String journey = Events.fresh("j");
      events.add(Events.referral(journey).put("time", "2026-01-0" + (1 + i % 9) + "T09:00:00Z"));
      if (i % 3 != 0) {
        events.add(Events.session(journey, "2026-01-1" + i % 5 + "T09:00:00Z"));
      }
    }
    return send(organisation, events);
  }

  private static long send(String organisation, List<ObjectNode> events) {
    StringBuilder lines = new StringBuilder();
    events.forEach(event -> lines.append(event).append('\n'));
    JsonNode report =
        PLATFORM.caller("w-1", organisation, Role.STAFF).batch(lines.toString()).is(200).json();
    assertThat(report.path("accepted").asInt()).isEqualTo(events.size());
    return report.path("lastSequence").asLong();
  }

  private static String id(JsonNode row) {
    return row.required("journeyId").stringValue();
  }

  private static List<String> ids(JsonNode list) {
    return list.required("journeys").valueStream().map(JourneyListPagesTest::id).toList();
  }

  private static Instant instant(JsonNode row, String name) {
    JsonNode value = row.required(name);
    return value.isNull() ? Instant.MIN : Instant.parse(value.stringValue());
  }

  /** The order that the list should have, by another sort than the database's. */
  private static List<String> sorted(JsonNode list, String by) {
    List<JsonNode> rows = new ArrayList<>(list.required("journeys").valueStream().toList());
    rows.sort(
        Comparator.comparing((JsonNode row) -> instant(row, by))
            .thenComparing(JourneyListPagesTest::id));
    return rows.stream().map(JourneyListPagesTest::id).toList();
  }

  private static List<String> pages(Caller caller, String query, Runnable between) {
    List<String> ids = new ArrayList<>();
    String after = "";
    while (true) {
      JsonNode page = caller.get(LIST + "?" + query + after).is(200).json();
      ids.addAll(ids(page));
      if (page.required("next").isNull()) {
        return ids;
      }
      between.run();
      after = "&after=" + page.required("next").stringValue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPENED, openedAt, 1",
    "OPENED, openedAt, 7",
    "OPENED, openedAt, 500",
    "LAST_CONTACT, lastContactAt, 1",
    "LAST_CONTACT, lastContactAt, 7",
    "LAST_CONTACT, lastContactAt, 500"
  })
  void pages_give_each_journey_once_in_order(String sort, String by, int limit) {
    JsonNode all =
        reader.get(LIST + "?limit=500&sort=" + sort + "&minSequence=" + LAST).is(200).json();
    assertThat(ids(all)).hasSize(JOURNEYS).isEqualTo(sorted(all, by));

    assertThat(pages(reader, "sort=" + sort + "&limit=" + limit, () -> {})).isEqualTo(ids(all));
  }

  @Test
  void a_full_last_page_is_the_last() {
    JsonNode page = reader.get(LIST + "?limit=" + JOURNEYS + "&minSequence=" + LAST).json();

    assertThat(ids(page)).hasSize(JOURNEYS);
    assertThat(page.required("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"OPENED, 1", "OPENED, 7", "LAST_CONTACT, 7"})
  void journeys_that_are_added_meanwhile_neither_double_nor_hide_others(String sort, int limit) {
    List<ObjectNode> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String journey = Events.fresh("j");
      events.add(Events.referral(journey).put("time", "2026-01-0" + (1 + i % 9) + "T09:00:00Z"));
      events.add(Events.session(journey, "2026-01-1" + i % 5 + "T09:00:00Z"));
    }
    String order = "sort=" + sort;
    List<String> before =
        ids(
            staff
                .get(LIST + "?limit=500&" + order + "&minSequence=" + send(organisation, events))
                .is(200)
                .json());
    assertThat(before).hasSize(60);
    List<String> added = new ArrayList<>();

    List<String> read =
        pages(
            staff,
            order + "&limit=" + limit,
            () -> {
              if (added.size() < 60) {
                int day = 1 + added.size() % 9;
                String journey = Events.fresh("j");
                added.add(journey);
                send(
                    organisation,
                    List.of(
                        Events.referral(journey).put("time", "2026-01-0" + day + "T09:00:00Z"),
                        Events.session(journey, "2026-01-1" + day % 5 + "T09:00:00Z")));
              }
            });

    assertThat(read).doesNotHaveDuplicates();
    assertThat(added).isNotEmpty();
    List<String> known = new ArrayList<>(read);
    known.removeAll(added);
    assertThat(known).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"OPENED, openedAt", "LAST_CONTACT, lastContactAt"})
  void journeys_with_something_ahead_have_their_place_as_of_now(String sort, String by) {
    String soon =
        Instant.now().plus(Duration.ofSeconds(280)).truncatedTo(ChronoUnit.MICROS).toString();
    List<ObjectNode> events = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String journey = Events.fresh("j");
      events.add(Events.referral(journey).put("time", "2026-01-0" + (1 + i % 4) + "T09:00:00Z"));
      if (i % 3 != 0) {
        events.add(Events.session(journey, "2026-01-1" + i % 5 + "T09:00:00Z"));
      }
      if (i % 2 == 0) {
        events.add(Events.session(journey, soon));
      }
    }
    String order = "sort=" + sort;
    JsonNode all =
        staff
            .get(LIST + "?limit=500&" + order + "&minSequence=" + send(organisation, events))
            .is(200)
            .json();

    assertThat(ids(all)).hasSize(24).isEqualTo(sorted(all, by));
    assertThat(all.toString()).doesNotContain(soon);
    for (int limit : new int[] {1, 5}) {
      assertThat(pages(staff, order + "&limit=" + limit, () -> {})).isEqualTo(ids(all));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "limit=7",
    "limit=50&status=OPEN&openedFrom=2026-01-03T10:00:00%2B01:00&sort=LAST_CONTACT",
    "limit=9&reached=2&%73tatus=OPEN&category=SOCIAL"
  })
  void the_link_leads_to_the_next_page_with_all_that_was_asked_for(String query) {
    List<String> expected =
        ids(
            reader
                .get(
                    LIST
                        + "?"
                        + query.replaceFirst("limit=\\d+", "limit=500")
                        + "&minSequence="
                        + LAST)
                .json());
    List<String> read = new ArrayList<>();
    String address = LIST + "?" + query + "&minSequence=" + LAST;
    int pages = 0;
    while (true) {
      Answer page = reader.get(address).is(200);
      read.addAll(ids(page.json()));
      pages++;
      String link = page.header("Link");
      assertThat(link.isEmpty()).isEqualTo(page.json().required("next").isNull());
      if (link.isEmpty()) {
        break;
      }
      assertThat(link).matches("<" + LIST + "\\?[^<>]+>; rel=\"next\"");
      address = link.substring(1, link.indexOf('>'));
    }
    assertThat(read).isEqualTo(expected);
    assertThat(pages).isGreaterThan(2);
  }

  @Test
  void a_link_replaces_the_cursor_however_its_name_was_written() {
    String cursor = next(reader, "limit=7&minSequence=" + LAST);
    Answer page = reader.get(LIST + "?%61fter=" + cursor + "&limit=7").is(200);

    String link = page.header("Link");
    reader.get(link.substring(1, link.indexOf('>'))).is(200);
    assertThat(link.split("after=", -1)).hasSize(2);
  }

  private static String next(Caller caller, String query) {
    return caller.get(LIST + "?" + query).is(200).json().required("next").stringValue();
  }

  @Test
  void a_cursor_goes_on_with_its_own_list_for_its_own_reader_alone() {
    String query = "limit=7&status=OPEN";
    String cursor = "&after=" + next(reader, query + "&minSequence=" + LAST);

    reader.get(LIST + "?" + query + cursor).is(200);
    reader.get(LIST + "?limit=3&status=OPEN" + cursor).is(200);
    for (String other :
        List.of(
            "limit=7",
            "limit=7&status=PAUSED",
            "limit=7&status=OPEN&stage=2",
            "limit=7&status=OPEN&sort=LAST_CONTACT",
            "limit=7&worker=OPEN")) {
      reader.get(LIST + "?" + other + cursor).isProblem(400, "invalid-parameter");
    }
    Caller another = PLATFORM.caller("w-2", MANY, Role.STAFF);
    another.get(LIST + "?" + query + cursor).isProblem(400, "invalid-parameter");
    staff.get(LIST + "?" + query + cursor).isProblem(400, "invalid-parameter");
    Caller both = PLATFORM.caller("w-1", List.of(MANY, organisation), Role.STAFF);
    both.get(LIST + "?organisation=" + MANY + "&" + query + cursor).is(200);
    both.get(LIST + "?organisation=" + organisation + "&" + query + cursor)
        .isProblem(400, "invalid-parameter");
  }

  @Test
  void a_cursor_that_was_changed_is_none() {
    String cursor = next(reader, "limit=7&minSequence=" + LAST);
    for (int i = 0; i < cursor.length(); i += 3) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
      Answer answer = reader.get(LIST + "?limit=7&after=" + changed);
      answer.isProblem(400, "invalid-parameter");
      assertThat(answer.json().path("parameter").stringValue()).isEqualTo("after");
      assertThat(answer.text()).doesNotContain(changed);
    }
    reader.get(LIST + "?limit=7&after=" + cursor + "A").isProblem(400, "invalid-parameter");
    reader.get(LIST + "?after=" + cursor.substring(1)).isProblem(400, "invalid-parameter");
  }
}
