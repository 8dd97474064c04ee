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
  void follows_own_organisations_in_the_order_of_the_log() {
    List<String> own = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Answer mine = staff.post(Events.referral(Events.fresh("j"))).is(201);
      Answer theirs =
          both.post(
                  "/api/v1/interactions?organisation=" + other,
                  Events.referral(Events.fresh("j")).toString())
              .is(201);
      own.add(mine.text());
      all.add(mine.text());
      all.add(theirs.text());
    }

    assertThat(read(staff, "")).isEqualTo(own);
    assertThat(read(both, "")).isEqualTo(all);
    assertThat(read(both, "&organisation=" + organisation)).isEqualTo(own);
    both.get("/api/v1/interactions?organisation=third").isProblem(403, "forbidden");
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
