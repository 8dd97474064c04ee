package org.journey.console.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.journey.console.Pages;
import org.journey.console.Pages.Page;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The directory of activities, from the form to what the API then tells. */
class ActivityPagesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String PAGE = "/console/activities";
  private static final String NAME = "Café <script>alert(1)</script>";

  private final String organisation = Events.fresh("directory");
  private final Caller api = PLATFORM.caller("a-1", organisation, Role.ANALYST);
  private final Pages manager = Pages.of(PLATFORM.url(), Role.MANAGER, organisation);

  private JsonNode first() {
    return api.get("/api/v1/activities").is(200).json().path("activities").path(0);
  }

  @Test
  void one_is_added_and_changed_and_what_it_was_is_shown() {
    Page done =
        manager
            .post(PAGE, Map.of("activityId", "cafe", "name", NAME, "category", "SOCIAL"))
            .is(302);
    assertThat(first().path("name").asString()).isEqualTo(NAME);
    assertThat(first().path("provider").isNull()).isTrue();
    assertThat(manager.get(done.location()).is(200).text())
        .contains("is in the directory.", "&lt;script&gt;")
        .doesNotContain("<script>alert");

    Page form = manager.get(PAGE + "?change=cafe").is(200);
    assertThat(form.all("<th role=\"rowheader\" scope=\"row\".*?<span>(.*?)</span>"))
        .containsExactly(NAME);
    assertThat(form.all("name=\"name\"[^>]*value=\"([^\"]*)\"")).containsExactly(NAME);
    manager
        .post(
            PAGE,
            Map.of(
                "activityId", "cafe", "name", "Kitchen", "category", "CREATIVE", "place", "Hall"))
        .is(302);
    assertThat(first().path("history").size()).isEqualTo(2);
    assertThat(manager.get(PAGE).is(200).text())
        .contains("Kitchen", "Hall", "&lt;/script&gt;, Social: told by local-manager on ");
  }

  @Test
  void what_is_wrong_is_said_at_its_field() {
    assertThat(manager.post(PAGE, Map.of("activityId", "a b")).is(422).errors())
        .containsExactly("activityId", "name", "category");
    Page refused =
        manager
            .post(PAGE, Map.of("activityId", "a", "name", "n".repeat(201), "category", "SOCIAL"))
            .is(422);
    assertThat(refused.errors()).containsExactly("name");
    assertThat(refused.text()).contains("<title>Error: ", "n".repeat(201));
    assertThat(first().isMissingNode()).isTrue();
  }

  @Test
  void who_may_not_change_it_reads_it() {
    Pages staff = Pages.of(PLATFORM.url(), Role.STAFF, organisation);
    assertThat(staff.get(PAGE).is(200).text()).doesNotContain("<textarea", "Add an activity");
    staff.post(PAGE, Map.of("activityId", "a", "name", "A", "category", "SOCIAL")).is(403);
    assertThat(first().isMissingNode()).isTrue();
  }
}
