package org.journey.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.given.Told.coded;
import static org.journey.given.Told.coding;
import static org.journey.given.Told.experienced;
import static org.journey.given.Told.reflection;
import static org.journey.given.Told.session;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.journey.given.Given;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyReopened;
import org.journey.service.facts.Micros;
import org.journey.stage.StageProgress.StageState;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyState;
import org.journey.state.JourneyStateParameters;
import org.journey.state.Standing.Status;
import org.journey.testing.RandomHistories;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timelines;
import org.junit.jupiter.api.Test;

/** What statistics know of a journey. */
class MemberTest {

  private static JourneyReading reading(Timeline timeline) {
    return JourneyReading.of(timeline, JourneyStateParameters.of(Some.MODEL)).orElseThrow();
  }

  private static Member member(Given journey) {
    return Member.of(reading(journey.timeline()), EnumSet.allOf(Member.Part.class));
  }

  @Test
  void a_referral_alone_says_who_and_why() {
    Member member = member(Given.journey());
    assertThat(member.journeyId()).isEqualTo("j-1");
    assertThat(member.clientId()).isEqualTo("c-1");
    assertThat(member.opened).isEqualTo(Micros.of(Instant.parse("2026-01-05T09:00:00Z")));
    assertThat(member.reached()).isEmpty();
    assertThat(member.asked()).isFalse();
    assertThat(member.ageBand).isZero();
    assertThat(member.seenUntil()).isEqualTo(Micros.of(Instant.parse("2026-12-31T00:00:00Z")));
  }

  @Test
  void it_is_seen_until_it_is_closed_unless_it_was_reopened() {
    Given closed =
        Given.journey().at("2026-02-01", new JourneyClosed(ClosingReason.MOVED_ON, null));
    assertThat(member(closed).seenUntil()).isEqualTo(Micros.of(Given.instant("2026-02-01")));
    assertThat(member(closed).closedFor).isEqualTo(ClosingReason.MOVED_ON);
    Member reopened = member(closed.at("2026-03-01", new JourneyReopened(null, null)));
    assertThat(reopened.seenUntil()).isEqualTo(Micros.of(Instant.parse("2026-12-31T00:00:00Z")));
    assertThat(reopened.closedFor).isNull();
  }

  @Test
  void its_codes_are_those_that_count() {
    Member member =
        member(
            Given.journey()
                .at("2026-02-01", reflection(coded("purposeful-activity", "craft")))
                .at("2026-02-02", coding(2, "k-1", coded("self-and-others", "old")))
                .at("2026-02-03", coding(2, "k-1", experienced("self-and-others"))));
    assertThat(member.codes)
        .containsExactly("code:purposeful-activity/craft", "code:self-and-others/-");
    assertThat(member.askedAt).isEqualTo(Micros.of(Given.instant("2026-02-01")));
  }

  @Test
  void codes_and_interactions_are_made_only_where_they_are_asked_for() {
    Timeline timeline = Given.journey().at("2026-02-01", session("cafe")).timeline();
    assertThat(Member.of(reading(timeline)).trace).isNull();
    assertThat(Member.of(reading(timeline), Set.of(Member.Part.TRACE)).trace).isNotNull();
  }

  @Test
  void of_random_histories_it_says_what_their_state_says() {
    for (long seed = 1; seed <= 60; seed++) {
      Timeline timeline =
          Timelines.of(
              RandomHistories.journey(seed, 40).recorded(),
              RandomHistories.NOW,
              RandomHistories.NOW);
      JourneyReading reading = reading(timeline);
      JourneyState state = reading.state();
      Member member = Member.of(reading);
      assertThat(member.reached()).as("seed %d", seed).isEqualTo(state.stageProgress().reached());
      assertThat(member.status).isEqualTo(state.status());
      assertThat(member.closedFor != null).isEqualTo(state.status() == Status.CLOSED);
      for (int i = 0; i < member.enteredAt.length; i++) {
        StageState stage = state.stageProgress().stages().get(i);
        assertThat(member.entered(i)).isEqualTo(stage.entrance() != null);
        if (stage.entrance() != null) {
          assertThat(member.enteredAt[i]).isEqualTo(Micros.of(stage.entrance().at()));
        }
      }
      int shown = state.stageProgress().stages().stream().mapToInt(s -> s.subThemes().size()).sum();
      assertThat(Long.bitCount(member.shown[0])).as("seed %d", seed).isEqualTo(shown);
    }
  }
}
