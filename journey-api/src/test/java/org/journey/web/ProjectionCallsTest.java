package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.readmodel.JourneyList;
import org.journey.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Projections as who runs the platform sees them: how far, building anew, going back, parked. */
class ProjectionCallsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String REBUILD = Operating.JOURNEYS + "/rebuild";
  private static final String ROLL_BACK = Operating.JOURNEYS + "/rollback";
  private static final String PARKED = Operating.JOURNEYS + "/parked/";

  private final String organisation = Events.fresh("pro");
  private final Caller admin = PLATFORM.caller("o-1", organisation, Role.ADMIN);
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);

  @BeforeEach
  @AfterEach
  void settle() {
    Operating.settled();
  }

  private long refer(String journey) {
    return staff.post(Events.referral(journey)).is(201).sequence();
  }

  private JsonNode list() {
    return staff.get("/api/v1/journeys?limit=500").is(200).json().required("journeys");
  }

  @Test
  void a_projection_says_how_far_it_is() {
    long sequence = refer(Events.fresh("j"));
    staff.awaitListed(sequence);

    JsonNode status = Operating.status(admin);

    assertThat(status.path("position").asLong()).isGreaterThanOrEqualTo(sequence);
    assertThat(status.path("head").asLong())
        .isEqualTo(status.path("position").asLong() + status.path("lagEvents").asLong());
    assertThat(status.path("state").stringValue()).isEqualTo("LIVE");
    assertThat(status.path("version").asInt()).isEqualTo(new JourneyList().version());
    assertThat(status.path("progress").isNull()).isTrue();
    assertThat(status.path("parked")).isEmpty();
  }

  @Test
  void a_rebuild_is_compared_and_serves_and_what_serves_meanwhile_goes_on() {
    for (int i = 0; i < 30; i++) {
      refer(Events.fresh("j"));
    }
    staff.awaitListed(refer(Events.fresh("j")));
    JsonNode before = list();
    assertThat(before).hasSize(31);

    Answer begun = admin.post(REBUILD).is(202);

    assertThat(begun.header("Location")).isEqualTo(Operating.ALL);
    assertThat(begun.json().path("state").stringValue()).isEqualTo("BUILDING");
    assertThat(begun.json().path("rollback").booleanValue()).isFalse();
    List<String> states = new ArrayList<>();
    JsonNode status;
    do {
      assertThat(list()).isEqualTo(before);
      status = Operating.status(admin);
      states.add(status.path("state").stringValue());
      assertThat(status.path("progress").isNull())
          .isEqualTo(status.path("state").stringValue().equals("LIVE"));
    } while (!states.getLast().equals("LIVE"));
    assertThat(states)
        .isSubsetOf("REBUILDING", "COMPARING", "LIVE")
        .isSortedAccordingTo(this::order);
    JsonNode done = status.path("lastRebuild");
    assertThat(done.path("id")).isEqualTo(begun.json().path("id"));
    assertThat(done.path("state").stringValue()).isEqualTo("SWAPPED");
    assertThat(done.path("finishedAt").isNull()).isFalse();
    assertThat(done.path("error").isNull()).isTrue();
    assertThat(done.at("/comparison/differing").asLong()).isZero();
    assertThat(done.at("/comparison/compared").asLong()).isGreaterThanOrEqualTo(31);
    assertThat(done.at("/comparison/digest")).isEqualTo(done.at("/comparison/liveDigest"));
    assertThat(done.at("/progress/percent").asInt()).isEqualTo(100);
    assertThat(list()).isEqualTo(before);
    Answer differences = admin.get(REBUILD + "/differences").is(200);
    assertThat(differences.json().path("rebuild")).isEqualTo(done.path("id"));
    assertThat(differences.json().path("journeys")).isEmpty();
  }

  private int order(String one, String other) {
    List<String> order = List.of("REBUILDING", "COMPARING", "LIVE");
    return Integer.compare(order.indexOf(one), order.indexOf(other));
  }

  @Test
  void what_is_recorded_while_it_is_rebuilt_is_in_it() {
    long last = 0;
    admin.post(REBUILD).is(202);
    int recorded = 0;
    do {
      last = refer(Events.fresh("j"));
      recorded++;
    } while (!Operating.status(admin).path("state").stringValue().equals("LIVE"));

    staff.awaitListed(last);
    assertThat(list()).hasSize(recorded);
    assertThat(Operating.status(admin).at("/lastRebuild/comparison/differing").asLong()).isZero();
  }

  @Test
  void a_rebuild_that_runs_is_the_answer_to_who_asks_again() {
    JsonNode first = admin.post(REBUILD).is(202).json();
    JsonNode second = admin.post(REBUILD).is(202).json();

    long more = second.path("id").asLong() - first.path("id").asLong();
    // It may have ended in between: then a second one is right.
    assertThat(more).isBetween(0L, 1L);
    if (more == 1) {
      assertThat(Operating.settled().at("/lastRebuild/id")).isEqualTo(second.path("id"));
    } else {
      assertThat(second.path("startedAt")).isEqualTo(first.path("startedAt"));
    }
  }

  @Test
  void a_rebuild_can_be_cancelled_and_what_served_serves() {
    staff.awaitListed(refer(Events.fresh("j")));
    JsonNode before = list();

    Answer cancelled = Operating.cancelled(admin);

    assertThat(cancelled.body()).isEmpty();
    JsonNode status = Operating.status(admin);
    assertThat(status.path("state").stringValue()).isEqualTo("LIVE");
    assertThat(status.at("/lastRebuild/state").stringValue()).isEqualTo("CANCELLED");
    assertThat(list()).isEqualTo(before);
    admin.delete(REBUILD).isProblem(404, "not-found");
    staff.awaitListed(refer(Events.fresh("j")));
    assertThat(list()).hasSize(2);
    assertThat(Operating.rebuilt().at("/comparison/differing").asLong()).isZero();
  }

  @Test
  void what_served_before_can_serve_again_with_what_came_since() {
    staff.awaitListed(refer(Events.fresh("j")));
    Operating.rebuilt();
    staff.awaitListed(refer(Events.fresh("j")));
    JsonNode before = list();

    Answer back = admin.post(ROLL_BACK).is(202);

    assertThat(back.header("Location")).isEqualTo(Operating.ALL);
    assertThat(back.json().path("state").stringValue()).isEqualTo("COMPARING");
    assertThat(back.json().path("rollback").booleanValue()).isTrue();
    JsonNode last = Operating.settled().path("lastRebuild");
    assertThat(last.path("id")).isEqualTo(back.json().path("id"));
    assertThat(last.path("state").stringValue()).isEqualTo("SWAPPED");
    assertThat(last.at("/comparison/differing").asLong()).isZero();
    assertThat(list()).isEqualTo(before).hasSize(2);
  }

  @Test
  void a_projection_that_there_is_not_is_not_found() {
    for (String name :
        List.of("no-such", "JOURNEYS", "journeys-0", "journey_list", "'%20or%201=1")) {
      String path = Operating.ALL + "/" + name;
      admin.post(path + "/rebuild").isProblem(404, "not-found");
      admin.delete(path + "/rebuild").isProblem(404, "not-found");
      admin.get(path + "/rebuild/differences").isProblem(404, "not-found");
      admin.post(path + "/rollback").isProblem(404, "not-found");
      admin.post(path + "/parked/j-1").isProblem(404, "not-found");
    }
    admin.post(PARKED + "no-such").isProblem(404, "not-found");
  }

  @Test
  void nobody_but_an_admin_learns_or_changes_anything() {
    for (Role role : Role.values()) {
      if (role == Role.ADMIN) {
        continue;
      }
      Caller other = PLATFORM.caller("x-1", organisation, role);
      other.get(Operating.ALL).isProblem(403, "forbidden");
      other.post(REBUILD).isProblem(403, "forbidden");
      other.delete(REBUILD).isProblem(403, "forbidden");
      other.get(REBUILD + "/differences").isProblem(403, "forbidden");
      other.post(ROLL_BACK).isProblem(403, "forbidden");
      other.post(PARKED + "j-1").isProblem(403, "forbidden");
    }
  }

  @Test
  void no_parameter_is_passed_over() {
    for (Map.Entry<String, String> call :
        Map.of(
                Operating.ALL,
                "GET",
                REBUILD,
                "POST",
                ROLL_BACK,
                "POST",
                REBUILD + "/differences",
                "GET",
                PARKED + "j-1",
                "POST")
            .entrySet()) {
      admin
          .send(call.getValue(), call.getKey() + "?mood=good", Map.of(), BodyPublishers.noBody())
          .isProblem(400, "invalid-parameter");
    }
    assertThat(Operating.status(admin).path("state").stringValue()).isEqualTo("LIVE");
  }

  @Test
  void parked_journeys_of_ones_own_organisations_are_told_and_all_are_counted() {
    String other = Events.fresh("pro");
    String ours = Operating.parked(organisation);
    String theirs = Operating.parked(other);
    Caller both = PLATFORM.caller("o-1", List.of(organisation, other), Role.ADMIN);
    Caller none = PLATFORM.caller("o-1", List.of(), Role.ADMIN);

    assertThat(parked(admin)).containsExactly(ours);
    assertThat(parked(both)).containsExactlyInAnyOrder(ours, theirs);
    assertThat(parked(none)).isEmpty();
    JsonNode status = Operating.status(admin);
    int total = status.path("parkedTotal").asInt();
    assertThat(total).isGreaterThanOrEqualTo(2);
    JsonNode one = status.path("parked").path(0);
    assertThat(one.path("organisation").stringValue()).isEqualTo(organisation);
    assertThat(one.path("error").stringValue()).isEqualTo("Poison in Test.parked:1");

    admin.post(PARKED + theirs).isProblem(404, "not-found");
    both.post(PARKED + theirs).isProblem(400, "organisation-required");
    both.post(PARKED + theirs + "?organisation=third").isProblem(403, "forbidden");
    none.post(PARKED + theirs).isProblem(403, "forbidden");
    assertThat(parked(both)).hasSize(2);

    Answer takenUp = both.post(PARKED + theirs + "?organisation=" + other).is(202);
    assertThat(takenUp.json().path("journeyId").stringValue()).isEqualTo(theirs);
    assertThat(takenUp.json().path("parked").booleanValue()).isFalse();
    admin.post(PARKED + ours).is(202);
    assertThat(parked(both)).isEmpty();
    assertThat(Operating.status(admin).path("parkedTotal").asInt()).isEqualTo(total - 2);
    admin.post(PARKED + ours).isProblem(404, "not-found");
  }

  private static List<String> parked(Caller by) {
    return Operating.status(by)
        .required("parked")
        .valueStream()
        .map(one -> one.required("journeyId").stringValue())
        .toList();
  }
}
