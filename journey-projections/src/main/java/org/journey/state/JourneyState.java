package org.journey.state;

import java.time.Instant;
import java.util.List;
import org.journey.engagement.Engagement;
import org.journey.engagement.Saturation;
import org.journey.goals.Goal;
import org.journey.interaction.Access.ConsentScope;
import org.journey.stage.StageProgress;
import org.journey.state.Standing.Status;
import org.journey.wellbeing.MeasureSeries;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The state of a journey on its three axes: a function of the timeline, the model and the
 * parameters alone.
 *
 * @param journeyId the journey
 * @param clientId the client of its referral
 * @param organisation the tenant
 * @param status where it stands at {@code asAt}
 * @param openedAt the referral's time
 * @param closedAt only while CLOSED
 * @param asAt what had happened by then
 * @param asKnown what had been recorded by then
 * @param model {@code id@version}
 * @param sequence of the last interaction known, amendments included
 * @param stageProgress under the model
 * @param engagement what the client took part in
 * @param saturation shown within engagement
 * @param goals by when they were set
 * @param wellbeing in the order of measures.md
 * @param worker the last assigned, if any
 * @param concernOpen whether a concern is open
 * @param consent scopes in force
 */
public record JourneyState(
    String journeyId,
    String clientId,
    String organisation,
    Status status,
    Instant openedAt,
    @Nullable Instant closedAt,
    Instant asAt,
    Instant asKnown,
    String model,
    long sequence,
    StageProgress stageProgress,
    Engagement engagement,
    Saturation saturation,
    List<Goal> goals,
    List<MeasureSeries> wellbeing,
    @Nullable String worker,
    boolean concernOpen,
    List<ConsentScope> consent) {

  /** Copies the lists. */
  public JourneyState {
    goals = List.copyOf(goals);
    wellbeing = List.copyOf(wellbeing);
    consent = List.copyOf(consent);
  }

  /**
   * The state as it is answered.
   *
   * @param complete false while a projection that the answer rests on has parked this journey
   */
  public ObjectNode toJson(boolean complete) {
    return StateJson.of(this, complete);
  }

  /** Its {@code stageProgress}, as it is answered. */
  public ObjectNode stageProgressJson() {
    return StateJson.stageProgress(stageProgress);
  }

  /** Its {@code engagement}, as it is answered, saturation included. */
  public ObjectNode engagementJson() {
    return StateJson.engagement(this);
  }

  /**
   * SHA-256, in lower-case hexadecimal, of the state's canonical JSON with {@code complete} true:
   * the same on every run, machine and in every time zone.
   */
  public String digest() {
    return Digests.sha256(toJson(true));
  }
}
