package org.journey.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Emitted;
import org.journey.model.StageModels;
import org.journey.state.JourneyState;
import org.journey.state.JourneyStateParameters;
import org.journey.state.JourneyStates;
import org.journey.state.Standing.Status;
import org.journey.timeline.Timelines;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table's lengths of engagement are those at the interview. Someone who asks later must not
 * read of people who have been engaged ever since, so each history ends.
 */
@DisplayName("The study's histories in time")
class StudyLengthTest {

  static final List<Participant> TABLE = Participant.TABLE;

  private static final Instant FIRST_INTERVIEWS = Instant.parse("2017-11-01T00:00:00Z");

  private static final List<Instant> LATER =
      List.of(
          Histories.AFTER,
          Instant.parse("2018-12-31T23:59:59Z"),
          Instant.parse("2026-02-28T12:00:00Z"),
          Instant.parse("2099-01-01T00:00:00Z"));

  @ParameterizedTest
  @FieldSource("TABLE")
  void the_length_is_the_tables_from_the_interview_on(Participant participant) {
    Instant interview = Histories.interview(participant);
    Instant end = Histories.of(participant).getLast().time();

    assertThat(interview).isBetween(FIRST_INTERVIEWS, Histories.AFTER);
    length(participant, interview);
    length(participant, end.minusMillis(1));
    length(participant, end);
    LATER.forEach(later -> length(participant, later));
  }

  private static void length(Participant participant, Instant asAt) {
    assertThat(Histories.state(participant, asAt).engagement().lengthDays())
        .as("%s at %s", participant, asAt)
        .isBetween(participant.shortest(), participant.longest());
  }

  @ParameterizedTest
  @FieldSource("TABLE")
  void the_record_ends_after_the_last_contact_for_no_reason_of_theirs(Participant participant) {
    List<Emitted> history = Histories.of(participant);
    JourneyState state = Histories.state(participant);

    assertThat(history.getLast().data())
        .isInstanceOfSatisfying(
            JourneyClosed.class, end -> assertThat(end.reason()).isEqualTo(ClosingReason.OTHER));
    assertThat(history.subList(0, history.size() - 1))
        .noneMatch(each -> each.data() instanceof JourneyClosed)
        .allMatch(each -> each.time().isBefore(history.getLast().time()));
    assertThat(state.status()).isEqualTo(Status.CLOSED);
    assertThat(state.engagement().lastContactAt()).isBefore(state.closedAt());
  }

  @Test
  void from_the_end_on_the_state_does_not_depend_on_when_it_is_asked_for() {
    for (Participant participant : TABLE) {
      ObjectNode atTheEnd = told(participant, time -> time, Histories.AFTER, Histories.AFTER);
      for (Instant asAt : LATER) {
        for (Instant asKnown : LATER) {
          assertThat(told(participant, time -> time, asAt, asKnown))
              .as("%s at %s as known at %s", participant, asAt, asKnown)
              .isEqualTo(atTheEnd);
        }
      }
    }
  }

  @Test
  void nor_on_when_it_was_recorded() {
    Instant load = Instant.parse("2026-02-28T12:00:00Z");
    Instant now = load.plus(Duration.ofMinutes(1));
    for (Participant participant : TABLE) {
      assertThat(told(participant, _ -> load, now, now))
          .isEqualTo(told(participant, time -> time, now, now));
    }
  }

  /** The state without the axes, and whether the last reflection is a recent one. */
  private static ObjectNode told(
      Participant participant, UnaryOperator<Instant> recordedTime, Instant asAt, Instant asKnown) {
    ObjectNode json =
        JourneyStates.fold(
                Timelines.of(Histories.recorded(participant, recordedTime), asAt, asKnown),
                JourneyStateParameters.of(StageModels.defaultModel()))
            .orElseThrow()
            .toJson(true);
    json.remove(List.of("asAt", "asKnown"));
    ((ObjectNode) json.at("/engagement/saturation")).remove("current");
    return json;
  }
}
