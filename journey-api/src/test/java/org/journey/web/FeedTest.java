package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FeedTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final String organisation = Events.fresh("fee");
  private final String other = Events.fresh("fee");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final Caller both = PLATFORM.caller("w-1", List.of(organisation, other), Role.STAFF);

  @Test
  void follows_one_organisation_in_the_order_of_the_log() {
    List<String> own = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      own.add(staff.post(Events.referral(Events.fresh("j"))).is(201).text());
      others.add(
          both.post(
                  "/api/v1/interactions?organisation=" + other,
                  Events.referral(Events.fresh("j")).toString())
              .is(201)
              .text());
    }

    assertThat(read(staff, "")).isEqualTo(own);
    assertThat(read(both, "&organisation=" + other)).isEqualTo(others);
    assertThat(read(both, "&organisation=" + organisation)).isEqualTo(own);
  }

  @Test
  void who_acts_for_several_organisations_says_for_which_and_who_acts_for_none_sees_nothing() {
    String address = staff.post(Events.referral(Events.fresh("j"))).is(201).header("Location");
    Caller none = PLATFORM.caller("w-1", List.of(), Role.STAFF);

    for (String path : List.of("/api/v1/interactions", address)) {
      both.get(path).isProblem(400, "organisation-required");
      both.get(path + "?organisation=third").isProblem(403, "forbidden");
      both.get(path + "?organisation=" + organisation).is(200);
      none.get(path).isProblem(403, "forbidden");
    }
    both.get(address + "?organisation=" + other).isProblem(404, "not-found");
  }

  @Test
  void goes_on_after_a_sequence_as_an_interaction_has_it() {
    Answer first = staff.post(Events.referral(Events.fresh("j"))).is(201);
    Answer second = staff.post(Events.referral(Events.fresh("j"))).is(201);
    String sequence = first.json().path("sequence").stringValue();
    assertThat(sequence).hasSize(19);

    JsonNode page = staff.get("/api/v1/interactions?after=" + sequence).is(200).json();

    assertThat(page.path("interactions")).hasSize(1);
    assertThat(page.path("interactions").path(0)).isEqualTo(second.json());
    JsonNode last = staff.get("/api/v1/interactions?after=" + Long.MAX_VALUE).is(200).json();
    assertThat(last.path("interactions")).isEmpty();
    staff.get("/api/v1/interactions?after=9223372036854775808").isProblem(400, "invalid-parameter");
  }

  private static List<String> read(Caller caller, String query) {
    List<String> read = new ArrayList<>();
    long after = 0;
    while (true) {
      JsonNode page =
          caller.get("/api/v1/interactions?limit=2&after=" + after + query).is(200).json();
      page.path("interactions").forEach(event -> read.add(event.toString()));
      if (page.path("next").isNull()) {
        assertThat(page.path("head").asLong()).isPositive();
        return read;
      }
      after = page.path("next").asLong();
    }
  }

  @Test
  void nothing_new_is_an_empty_page() {
    long head = staff.post(Events.referral(Events.fresh("j"))).is(201).sequence();

    JsonNode page = staff.get("/api/v1/interactions?after=" + head).is(200).json();

    assertThat(page.path("interactions")).isEmpty();
    assertThat(page.path("head").asLong()).isGreaterThanOrEqualTo(head);
  }

  @Test
  void bounds_are_kept() {
    for (String query :
        List.of(
            "limit=0",
            "limit=-1",
            "limit=501",
            "limit=1000000000",
            "after=-1",
            "after=x",
            "after=99999999999999999999",
            "limit=1&limit=2",
            "from=1")) {
      staff.get("/api/v1/interactions?" + query).isProblem(400, "invalid-parameter");
    }
    for (String sequence : List.of("x", "0", "-1", "99999999999999999999", "1.5")) {
      staff.get("/api/v1/interactions/" + sequence).isProblem(404, "not-found");
    }
  }
}
