package org.journey.service;

import org.journey.model.Stage;
import org.journey.model.StageModel;
import org.journey.service.Part.Form;

/** {@code timeToStage}. */
final class TimeToStage implements Figure {

  private final int[] samples;
  private final int[] survivals;

  TimeToStage(Parts parts, StageModel model) {
    int figure =
        parts.figure(
            "timeToStage",
            Form.GROUP,
            "Days from referral to entering each stage, in journeys of the period: median (the mean"
                + " of the middle two) and quartiles (nearest rank) among those who entered by its"
                + " end, and the Kaplan-Meier median, the first day on which half or fewer have yet"
                + " to enter, with the rest censored at closing or the period's end; days are"
                + " exact (seconds / 86,400), told to 4 places half up.");
    int group = parts.part(figure, "byStage", Form.GROUP);
    samples = new int[model.stages().size()];
    survivals = new int[samples.length];
    int i = 0;
    for (Stage stage : model.stages()) {
      int sample = parts.part(group, String.valueOf(stage.number()), Form.SAMPLE);
      parts.part(sample, "median", Form.days(50, sample));
      parts.part(sample, "p25", Form.days(25, sample));
      parts.part(sample, "p75", Form.days(75, sample));
      samples[i] = sample;
      survivals[i] = parts.part(sample, "kaplanMeierMedian", Form.SURVIVAL);
      i++;
    }
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    if (!journey.ofPeriod) {
      return;
    }
    long referred = journey.facts.time(journey.referral);
    long referral = journey.sequence(journey.referral);
    long seen =
        (journey.status == Reading.Status.CLOSED ? journey.facts.time(journey.turn) : journey.to)
            - referred;
    for (int i = 0; i < samples.length; i++) {
      if (journey.outcome.entered(i)) {
        long time = journey.outcome.enteredAt(i) - referred;
        to.value(samples[i], time, journey.outcome.enteredBy(i));
        to.also(samples[i], referral);
        to.value(survivals[i], Survival.event(time), journey.outcome.enteredBy(i));
      } else {
        to.value(survivals[i], Survival.censored(seen), journey.sequence(journey.turn));
      }
      to.also(survivals[i], referral);
    }
  }
}
