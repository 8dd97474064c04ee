package org.journey.bench;

import java.util.List;
import org.journey.engine.Column;
import org.journey.engine.Projection;
import org.journey.model.StageModel;
import org.journey.replay.Outcome;
import org.journey.state.JourneyStateParameters;
import org.journey.state.JourneyStates;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timelines;

/** What a replay does with a journey, for the peer to do. */
final class OutcomeProjection implements Projection {

  private final JourneyStateParameters parameters;
  private final java.time.Instant at;

  OutcomeProjection(StageModel model, java.time.Instant at) {
    this.parameters = JourneyStateParameters.of(model);
    this.at = at;
  }

  @Override
  public String name() {
    return "bench-outcome";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String table() {
    return "bench_outcome";
  }

  @Override
  public List<Column> columns() {
    return List.of(new Column("outcome", Column.Type.BYTES));
  }

  @Override
  public List<Object> fold(List<Recorded> inSequenceOrder) {
    return List.of(
        JourneyStates.fold(Timelines.of(inSequenceOrder, at, at), parameters)
            .map(state -> Outcome.digest(Outcome.of(state)))
            .orElse(new byte[0]));
  }
}
