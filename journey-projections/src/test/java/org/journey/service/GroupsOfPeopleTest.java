package org.journey.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.given.Told;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.Ethnicity;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Participation.Category;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.People.ClientMerged;
import org.journey.interaction.People.ClientUnmerged;
import org.journey.interaction.Personal;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.LinkKind;
import org.journey.person.Persons;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Groups of people, whom they meet, and who is who, worked out by hand. */
class GroupsOfPeopleTest {

  private static final ActivityLinked PERSONAL =
      new ActivityLinked("cafe", LinkKind.PERSONAL, null);
  private static final ActivityLinked SIGNPOSTED =
      new ActivityLinked("choir", LinkKind.SIGNPOSTED, null);

  private static Demographics born(@Nullable Integer year) {
    return new Demographics(year, null, null, null);
  }

  @Test
  void age_is_the_year_of_referral_less_that_of_birth() {
    OneService service = new OneService();
    // 4, 5, 14, 15, 94, 95, 120 years.
    for (int year : List.of(2022, 2021, 2012, 2011, 1932, 1931, 1906)) {
      service.journey("b-" + year, "2026-01-01T00:00:00Z", "c-" + year, born(year));
    }
    service.journey("b-2027", "2026-12-31", "c-2027", born(2027));
    Map.of(
            "0-4", List.of("b-2022"),
            "5-14", List.of("b-2012", "b-2021"),
            "15-24", List.of("b-2011"),
            "85-94", List.of("b-1932"),
            "95+", List.of("b-1906", "b-1931"),
            "NOT_RECORDED", List.of("b-2027"))
        .forEach(
            (band, who) ->
                assertThat(service.behind("equity", "byAgeBand." + band + ".referrals").journeys())
                    .as(band)
                    .isEqualTo(who));
  }

  @Test
  void what_was_not_stated_is_apart_from_what_was_not_recorded() {
    OneService service =
        new OneService()
            .journey(
                "a",
                "2026-03-01",
                "c-a",
                new Demographics(null, Gender.NOT_STATED, Ethnicity.NOT_STATED, 10))
            .journey("b", "2026-03-01", "c-b", new Demographics(null, null, Ethnicity.ASIAN, null))
            .journey("c", "2026-03-01");
    Map.of(
            "byDeprivation.10", List.of("a"),
            "byDeprivation.NOT_RECORDED", List.of("b", "c"),
            "byGender.NOT_STATED", List.of("a"),
            "byGender.NOT_RECORDED", List.of("b", "c"),
            "byEthnicity.NOT_STATED", List.of("a"),
            "byEthnicity.ASIAN", List.of("b"),
            "byEthnicity.NOT_RECORDED", List.of("c"))
        .forEach(
            (group, who) ->
                assertThat(service.behind("equity", group + ".referrals").journeys())
                    .as(group)
                    .isEqualTo(who));
    assertThat(service.value("equity.byDeprivation.1.referrals")).isEqualTo("0");
  }

  @Test
  void uptake_of_a_group_is_that_of_its_links_in_the_period_and_not_of_its_referrals() {
    Demographics woman = new Demographics(null, Gender.FEMALE, null, null);
    OneService service =
        new OneService()
            .journey("a", "2026-03-01", "c-a", woman)
            .at("2026-03-02", PERSONAL)
            .at("2026-03-02", SIGNPOSTED)
            .at("2026-03-05", Told.session("cafe"))
            .at("2026-05-02", Told.session("choir"))
            .journey("b", "2026-03-01", "c-b", woman)
            .at("2026-03-05", Told.session("cafe"))
            .journey("before", "2025-03-01", "c-c", woman)
            .at("2025-12-31", PERSONAL)
            .at("2026-03-02", PERSONAL)
            .at("2026-03-03", Told.session("cafe"))
            .journey("man", "2026-03-01", "c-d", new Demographics(null, Gender.MALE, null, null))
            .at("2026-03-02", PERSONAL);
    // Of women: cafe was taken up, choir after 61 days, cafe was taken up by who came before.
    assertThat(service.told("equity.byGender.FEMALE.uptake"))
        .isEqualTo("{\"value\":0.6667,\"numerator\":2,\"denominator\":3}");
    assertThat(service.told("equity.byGender.MALE.uptake"))
        .isEqualTo("{\"value\":0,\"numerator\":0,\"denominator\":1}");
    assertThat(service.value("equity.byGender.OTHER.uptake")).isEqualTo("null");
    assertThat(service.value("equity.byGender.FEMALE.referrals")).isEqualTo("2");
    assertThat(service.told("links.uptake"))
        .as("of all groups together")
        .isEqualTo("{\"value\":0.5,\"numerator\":2,\"denominator\":4}");
    assertThat(service.behind("equity", "byGender.FEMALE.uptake").journeys())
        .containsExactly("a", "before");
  }

  @Test
  void others_met_spread_from_the_lower_to_the_upper_quartile() {
    OneService service = new OneService();
    attend(service, "a", "m-1", "m-2", "m-3", "m-4", "m-5", "m-6");
    attend(service, "b", "m-1", "m-2", "m-3");
    attend(service, "c", "m-1", "m-2", "m-3");
    attend(service, "d", "m-4", "m-5", "m-6");
    attend(service, "e", "m-1", "m-2", "m-7");
    // a met b, c and d; b and c met a and one another; d met a; e met nobody 3 times.
    // Of 0, 1, 2, 2, 3 the 2nd (1.25), the 3rd and the 4th (3.75).
    assertThat(service.told("people.othersMet")).isEqualTo("{\"n\":5}");
    assertThat(service.value("people.othersMet.p25")).isEqualTo("1");
    assertThat(service.value("people.othersMet.median")).isEqualTo("2");
    assertThat(service.value("people.othersMet.p75")).isEqualTo("2");
    attend(service, "f", "m-1", "m-2", "m-3", "m-4", "m-5", "m-6");
    // f met a, b, c, d; a 4, b 3, c 3, d 2, e 0: of 0, 2, 3, 3, 4, 4 the 5th (4.5).
    assertThat(service.value("people.othersMet.p75")).isEqualTo("4");
  }

  private static void attend(OneService service, String who, String... meetings) {
    service.journey(who, "2026-01-01");
    for (String meeting : meetings) {
      service.at(
          "2026-03-02", new SessionAttended("cafe", Category.SOCIAL, meeting, null, null, null));
    }
  }

  private static Recorded told(int sequence, Interaction data) {
    Instant time = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(sequence);
    return new Recorded(
        sequence,
        sequence,
        time,
        "soar",
        "c-2",
        OneService.id(sequence),
        "w-1",
        InteractionType.of(data),
        time,
        data);
  }

  @Test
  void a_merge_that_was_undone_leaves_two_people() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01", "c-1", null)
            .journey("b", "2026-03-01", "c-2", null);
    List<Recorded> clients = new ArrayList<>();
    clients.add(told(101, new ClientMerged("c-1", new Personal.Clear<>("the same"), null)));
    service.with(Persons.of(clients)::personOf);
    assertThat(service.value("people")).isEqualTo("1");
    assertThat(service.behind("people", "").count()).isEqualTo(1);
    clients.add(told(102, new ClientUnmerged(OneService.id(101), null)));
    service.with(Persons.of(clients)::personOf);
    assertThat(service.value("people")).isEqualTo("2");
    assertThat(service.behind("people", "").count()).isEqualTo(2);
  }
}
