package org.journey.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.journey.given.Told;
import org.journey.interaction.Support.ActivityLinkEnded;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.BridgingVisitMade;
import org.journey.interaction.Support.Companion;
import org.journey.interaction.Support.LinkKind;
import org.journey.interaction.Support.LinkOutcome;
import org.junit.jupiter.api.Test;

/** Links, what came of them, and visits to bridge the way, worked out by hand. */
class LinksAndBridgingTest {

  private static final String MARCH = "2026-03-01T00:00:00Z";
  private static final String APRIL = "2026-04-01T00:00:00Z";
  private static final String MAY = "2026-05-01T00:00:00Z";

  private static final ActivityLinked CAFE = new ActivityLinked("cafe", LinkKind.PERSONAL, null);
  private static final ActivityLinked CHOIR = new ActivityLinked("choir", LinkKind.PERSONAL, null);
  private static final ActivityLinkEnded NOT =
      new ActivityLinkEnded("cafe", LinkOutcome.NOT_TAKEN_UP, null);

  private static String share(int of, int whole, String value) {
    return "{\"value\":" + value + ",\"numerator\":" + of + ",\"denominator\":" + whole + "}";
  }

  @Test
  void two_links_of_an_activity_are_taken_up_by_one_session() {
    OneService service =
        new OneService()
            .journey("a", "2026-01-01")
            .at("2026-03-01", CAFE)
            .at("2026-03-10", CAFE)
            .at("2026-03-20", Told.session("cafe"))
            .at("2026-03-21", CAFE);
    assertThat(service.value("links")).isEqualTo("3");
    assertThat(service.told("links.uptake")).isEqualTo(share(2, 3, "0.6667"));
    assertThat(service.sequences("links", "uptake")).containsExactly(2L, 3L, 4L);
  }

  @Test
  void a_link_before_the_period_is_none_of_it_though_its_session_is() {
    OneService service =
        new OneService()
            .journey("a", "2026-01-01")
            .at("2026-02-20", CAFE)
            .at("2026-03-05", Told.session("cafe"))
            .over(MARCH, APRIL);
    assertThat(service.value("links")).isEqualTo("0");
    assertThat(service.told("links.uptake"))
        .isEqualTo("{\"value\":null,\"numerator\":0,\"denominator\":0}");
    assertThat(service.value("attendance")).isEqualTo("1");
  }

  @Test
  void uptake_sees_no_session_behind_the_end_of_the_period() {
    OneService service =
        new OneService()
            .journey("a", "2026-01-01")
            .at("2026-03-25", CAFE)
            .at("2026-04-02", Told.session("cafe"))
            .over(MARCH, APRIL);
    assertThat(service.told("links.uptake")).isEqualTo(share(0, 1, "0"));
    service.over(MARCH, MAY);
    assertThat(service.told("links.uptake")).isEqualTo(share(1, 1, "1"));
  }

  @Test
  void a_second_try_is_the_first_taking_up_after_the_first_time_it_was_not() {
    OneService service =
        new OneService()
            .journey("a", "2026-01-01")
            .at("2026-02-01", NOT)
            .at("2026-02-10", NOT)
            .at("2026-03-02", Told.session("cafe"))
            .journey("b", "2026-01-01")
            .at("2026-02-01", NOT)
            .at("2026-02-05", Told.session("cafe"))
            .at("2026-02-10", NOT)
            .at("2026-03-02", Told.session("cafe"))
            .over(MARCH, APRIL);
    assertThat(service.behind("links", "secondTry").journeys())
        .as("b took it up again in February")
        .containsExactly("a");
    assertThat(service.value("links.secondTry")).isEqualTo("1");
    service.over("2026-02-01T00:00:00Z", MARCH);
    assertThat(service.behind("links", "secondTry").journeys()).containsExactly("b");
  }

  @Test
  void a_visit_with_somebody_else_is_none_by_the_team() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", CAFE)
            .at("2026-03-03", new BridgingVisitMade("cafe", Companion.OTHER, null, null))
            .at("2026-03-09", Told.session("cafe"));
    assertThat(service.value("bridging.visits")).isEqualTo("1");
    assertThat(service.value("bridging.attendedAfter")).isEqualTo("null");
    assertThat(service.told("bridging.attendedWithout")).isEqualTo(share(1, 1, "1"));
  }

  @Test
  void a_session_before_the_visit_is_not_afterwards() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", Told.session("cafe"))
            .at("2026-03-03", Told.visit("cafe"));
    assertThat(service.told("bridging.attendedAfter")).isEqualTo(share(0, 1, "0"));
  }

  @Test
  void of_one_instant_what_was_recorded_later_is_afterwards() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-03", Told.visit("cafe"))
            .at("2026-03-03", Told.session("cafe"))
            .journey("b", "2026-03-01")
            .at("2026-03-03", Told.session("cafe"))
            .at("2026-03-03", Told.visit("cafe"))
            .journey("c", "2026-03-01")
            .at("2026-03-03", CAFE)
            .at("2026-03-03", Told.session("cafe"))
            .journey("d", "2026-03-01")
            .at("2026-03-03", Told.session("cafe"))
            .at("2026-03-03", CAFE);
    assertThat(service.told("bridging.attendedAfter")).isEqualTo(share(1, 2, "0.5"));
    assertThat(service.behind("bridging", "attendedAfter").journeys()).containsExactly("a");
    assertThat(service.behind("bridging", "attendedWithout").journeys()).containsExactly("c");
    assertThat(service.behind("links", "uptake").journeys()).containsExactly("c");
  }

  @Test
  void after_a_visit_the_activity_visited_counts_and_not_the_one_linked() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", CHOIR)
            .at("2026-03-03", Told.visit("cafe"))
            .at("2026-03-09", Told.session("choir"));
    assertThat(service.told("bridging.attendedAfter")).isEqualTo(share(0, 1, "0"));
    assertThat(service.value("bridging.attendedWithout"))
        .as("it had a visit, if to another activity")
        .isEqualTo("null");
    assertThat(service.told("links.uptake")).isEqualTo(share(1, 1, "1"));
  }
}
