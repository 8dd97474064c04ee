package org.journey.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Participation.Category;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.model.StageModels;
import org.journey.service.DrillDown;
import org.journey.service.People;
import org.journey.service.Period;
import org.journey.service.facts.JourneyFacts;
import org.journey.timeline.Recorded;
import org.junit.jupiter.api.Test;

/** Pages of those behind a figure, by journeys and by interactions. */
class ServicePageTest {

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private long sequence;

  private Recorded recorded(String journey, int version, Interaction data) {
    sequence++;
    return new Recorded(
        sequence,
        version,
        FIRST,
        "soar",
        journey,
        new Identity("/apps/cafe", "e-" + sequence),
        "w-1",
        InteractionType.of(data),
        FIRST.plusSeconds(version),
        data);
  }

  private DrillDown.Result attended(int... sessions) {
    DrillDown drill =
        new DrillDown(
            new Period(FIRST, FIRST.plusSeconds(100_000)),
            StageModels.defaultModel(),
            People.AS_RECORDED,
            "attendance",
            "");
    for (int i = 0; i < sessions.length; i++) {
      String journey = "j-" + i;
      List<Recorded> all = new ArrayList<>();
      all.add(
          recorded(
              journey,
              0,
              new ReferralReceived(
                  "c-" + i, ReferralSource.GP, List.of(Reason.ISOLATION), null, null, null, null)));
      for (int version = 1; version <= sessions[i]; version++) {
        all.add(
            recorded(
                journey,
                version,
                new SessionAttended("cafe", Category.SOCIAL, null, null, null, null)));
      }
      drill.add(JourneyFacts.of(all, StageModels.defaultModel()));
    }
    return drill.result().orElseThrow();
  }

  @Test
  void a_page_holds_as_many_journeys_as_were_asked_for_and_their_interactions_alone() {
    DrillDown.Result behind = attended(2, 1, 3);
    ServicePage page = ServicePage.of(behind, 0, 2);
    // Sequences 1, 4 and 6 are the referrals.
    assertThat(page.journeys()).containsExactly("j-0", "j-1");
    assertThat(page.sequences()).containsExactly(2, 3, 5);
    assertThat(page.isLast()).isFalse();
    ServicePage next = ServicePage.of(behind, 2, 2);
    assertThat(next.journeys()).containsExactly("j-2");
    assertThat(next.sequences()).containsExactly(7, 8, 9);
    assertThat(next.isLast()).isTrue();
    assertThat(ServicePage.of(attended(0), 0, 2).journeys()).isEmpty();
  }

  @Test
  void a_page_ends_before_it_would_hold_too_many_interactions_but_never_holds_none() {
    DrillDown.Result behind = attended(12_000, 8_000, 1, 19_999, 2);
    ServicePage first = ServicePage.of(behind, 0, 100);
    assertThat(first.journeys()).containsExactly("j-0", "j-1");
    assertThat(first.sequences()).hasSize(ServicePage.MOST).isSorted();
    ServicePage second = ServicePage.of(behind, 2, 100);
    assertThat(second.journeys()).containsExactly("j-2", "j-3");
    assertThat(second.isLast()).isFalse();
    assertThat(ServicePage.of(behind, 4, 100).isLast()).isTrue();
    assertThat(ServicePage.of(attended(ServicePage.MOST + 1, 1), 0, 100).journeys())
        .as("one that holds more by itself is a page of its own")
        .containsExactly("j-0");
  }
}
