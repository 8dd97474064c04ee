package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.journey.command.Here;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** {@code export --url}. */
class ExportOverHttpTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  /** More than a page of the feed. */
  private static final int UNSEEN = 600;

  @Test
  void goes_on_behind_pages_of_which_the_reader_sees_nothing() {
    String organisation = Events.fresh("exp");
    String journey = Events.fresh("j");
    ObjectNode told = Events.reflection(journey, "2026-02-01T09:00:00Z", "so and so");
    List<ObjectNode> events = new ArrayList<>();
    events.add(Events.referral(journey));
    events.add(Events.consent(journey, "2026-01-06T09:00:00Z", "consent-given", "OWN_WORDS"));
    for (int i = 0; i < UNSEEN; i++) {
      events.add(Events.session(journey, "2026-01-20T14:00:00Z"));
    }
    events.add(told);
    PLATFORM
        .caller("w-1", organisation, Role.STAFF)
        .batch(events.stream().map(ObjectNode::toString).collect(Collectors.joining("\n")))
        .is(200);
    Caller coder = PLATFORM.caller("x-1", organisation, Role.CODER);
    String token = String.valueOf(coder.authorization()).replace("Bearer ", "");

    Here exported = Here.run("export", "--url", PLATFORM.url(), "--token", token);

    assertThat(exported.exit()).as(exported.err()).isZero();
    assertThat(exported.out().lines())
        .singleElement()
        .satisfies(
            line ->
                assertThat(Answer.JSON.readTree(line).path("id").asString())
                    .isEqualTo(told.path("id").asString()));
  }
}
