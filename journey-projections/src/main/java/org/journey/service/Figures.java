package org.journey.service;

import java.util.List;
import org.journey.model.StageModel;
import org.journey.service.facts.JourneyFacts;
import org.jspecify.annotations.Nullable;

/** All figures, in the contract's order, and the reading of journeys for them. */
final class Figures {

  private final Reading reading;
  private final People people;
  private final List<Figure> all;

  Figures(Period period, StageModel model, People people, Parts parts) {
    this.people = people;
    reading = new Reading(period, model, people);
    all =
        List.of(
            new Referrals(parts),
            FirstTimes.triaged(parts),
            Declined.byClient(parts),
            Declined.byService(parts),
            FirstTimes.contact(parts),
            FirstTimes.session(parts),
            new Links(parts),
            new Attempts(parts),
            new Bridging(parts),
            new Attendance(parts),
            new Stages(parts, model),
            new TimeToStage(parts, model),
            new Transitions(parts, model),
            new GoalCounts(parts),
            new Wellbeing(parts),
            new Caseload(parts),
            new Clients(parts),
            new Closures(parts),
            new Saturated(parts),
            new Equity(parts, model),
            new Keeping(parts));
  }

  /** Reads a journey; whether there is one before the period's end. */
  boolean read(JourneyFacts journey) {
    return reading.read(journey);
  }

  /** Tells what the journey that was read contributes. */
  void contribute(Contributions to) {
    for (Figure figure : all) {
      figure.contribute(reading, to);
    }
  }

  /** The person of the journey that was read, if they may have further ones; else null. */
  @Nullable String returning() {
    String client = reading.facts.clientId();
    return people.hasSeveral(client) ? people.personOf(client) : null;
  }

  /** Id of the journey that was read. */
  String journeyId() {
    return reading.facts.journeyId();
  }

  void finish(Ledger to) {
    for (Figure figure : all) {
      figure.finish(to);
    }
  }

  void merge(Figures other) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).merge(other.all.get(i));
    }
  }
}
