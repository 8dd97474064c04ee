package org.journey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.journey.model.StageModels;
import org.journey.state.JourneyState;
import org.journey.state.JourneyStateParameters;
import org.journey.state.JourneyStates;
import org.journey.testing.RandomHistories;
import org.journey.testing.RandomHistories.History;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timelines;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class OutcomeTest {

  @Test
  void it_tells_no_id() {
    for (int seed = 0; seed < 60; seed++) {
      History history = RandomHistories.journey(seed, 40);
      JourneyState state =
          JourneyStates.fold(
                  Timelines.of(history.recorded(), RandomHistories.NOW, RandomHistories.NOW),
                  JourneyStateParameters.of(StageModels.defaultModel()))
              .orElseThrow();
      String outcome = Outcome.of(state).toString();
      for (Recorded each : history.recorded()) {
        assertThat(outcome)
            .doesNotContain('"' + each.identity().id() + '"')
            .doesNotContain('"' + each.identity().source() + '"')
            .doesNotContain('"' + each.recordedBy() + '"');
      }
      assertThat(outcome).doesNotContain('"' + state.journeyId() + '"');
      state
          .engagement()
          .activities()
          .forEach(activity -> assertThat(outcome).doesNotContain('"' + activity + '"'));
    }
  }

  /** Whoever can read the state can make the outcome, by leaving ids out. */
  @Test
  void it_is_the_state_without_ids() {
    History history = RandomHistories.journey(3, 60);
    JourneyState state =
        JourneyStates.fold(
                Timelines.of(history.recorded(), RandomHistories.NOW, RandomHistories.NOW),
                JourneyStateParameters.of(StageModels.defaultModel()))
            .orElseThrow();
    ObjectNode told = state.toJson(true);
    ObjectNode outcome = Outcome.of(state);

    ObjectNode engagement = (ObjectNode) told.get("engagement").deepCopy();
    engagement.put("activities", engagement.get("activities").size());
    engagement.remove("bridging");
    ObjectNode own = (ObjectNode) outcome.get("engagement").deepCopy();
    own.remove("bridging");
    assertThat(own).isEqualTo(engagement);
    assertThat(outcome.get("engagement").get("bridging"))
        .hasSameSizeAs(told.get("engagement").get("bridging"));
    ObjectNode progress = (ObjectNode) told.get("stageProgress").deepCopy();
    progress.get("stages").forEach(stage -> ((ObjectNode) stage).remove("enteredBy"));
    progress.get("barriers").forEach(barrier -> ((ObjectNode) barrier).remove("barrierId"));
    assertThat(outcome.get("stageProgress")).isEqualTo(progress);
    assertThat(outcome.get("status")).isEqualTo(told.get("status"));
    assertThat(outcome.get("openedAt")).isEqualTo(told.get("openedAt"));
    assertThat(outcome.get("closedAt")).isEqualTo(told.get("closedAt"));
  }
}
