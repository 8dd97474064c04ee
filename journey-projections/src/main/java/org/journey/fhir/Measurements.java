package org.journey.fhir;

import java.util.List;
import org.journey.interaction.Measures;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.MeasureNotTaken;
import org.journey.interaction.Measures.Mycaw;
import org.journey.interaction.Measures.NotTakenReason;
import org.journey.interaction.Measures.Ons4;
import org.journey.interaction.Measures.Scored;
import org.journey.interaction.Measures.Swemwbs;
import org.journey.interaction.Measures.Ucla3;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.journey.measure.Score;
import org.journey.measure.Scoring;
import tools.jackson.databind.node.ObjectNode;

/** Wellbeing measures as Observations with a component for each answer and each score. */
final class Measurements {

  private final Case journey;

  Measurements(Case journey) {
    this.journey = journey;
  }

  List<Resource> of(int place, Measures measure) {
    return switch (measure) {
      case WellbeingMeasured measured -> List.of(measured(place, measured));
      case MeasureNotTaken missing -> List.of(missing(place, missing));
    };
  }

  private Resource measured(int place, WellbeingMeasured measured) {
    Resource observation = observation(place, measured.instrument());
    String instrument = measured.instrument().name();
    switch (measured.items()) {
      // Their answers are their scales.
      case Ons4 _, Mycaw _ -> {}
      case Swemwbs items ->
          answers(
              observation,
              instrument,
              items.i1(),
              items.i2(),
              items.i3(),
              items.i4(),
              items.i5(),
              items.i6(),
              items.i7());
      case Ucla3 items -> answers(observation, instrument, items.i1(), items.i2(), items.i3());
      case Scored scored ->
          observation
              .json()
              .withObject("code")
              .withArray("coding")
              .add(Json.coding(journey.ids("scored"), scored.name()));
    }
    for (Score score : Scoring.scores(measured)) {
      score(observation, instrument, score);
    }
    observation.annotate(measured.note());
    return observation;
  }

  private Resource missing(int place, MeasureNotTaken missing) {
    Resource observation = observation(place, missing.instrument());
    observation.json().put("status", "cancelled");
    observation
        .json()
        .set(
            "dataAbsentReason",
            Json.concept(Json.coding(Systems.DATA_ABSENT, absent(missing.reason()))));
    observation.annotate(missing.note());
    return observation;
  }

  private Resource observation(int place, Instrument instrument) {
    return journey.observation(place, "measure", Json.concept("instrument", instrument), "survey");
  }

  private static String absent(NotTakenReason reason) {
    return switch (reason) {
      case NOT_ASKED -> "not-asked";
      case DECLINED -> "asked-declined";
      case NOT_APPLICABLE -> "not-applicable";
    };
  }

  private static void answers(Resource observation, String instrument, int... answers) {
    for (int i = 0; i < answers.length; i++) {
      Components.of(observation, scale(instrument, "i" + (i + 1))).put("valueInteger", answers[i]);
    }
  }

  private void score(Resource observation, String instrument, Score score) {
    ObjectNode code;
    if (score.scale().startsWith(Scoring.CONCERN_PREFIX)) {
      // Which concern it is says its own id; what the scale is, the code.
      code = scale(instrument, "concern");
      code.withArray("coding")
          .add(
              Json.coding(
                  journey.ids("mycaw-concern"),
                  score.scale().substring(Scoring.CONCERN_PREFIX.length())));
    } else {
      code = scale(instrument, score.scale());
    }
    // The unity of UCUM: its annotations, as {score}, mean nothing to who compares.
    Components.of(observation, code)
        .putObject("valueQuantity")
        .put("value", score.value())
        .put("unit", "score")
        .put("system", Systems.UCUM)
        .put("code", "1");
  }

  private static ObjectNode scale(String instrument, String scale) {
    return Json.concept(Json.coding(Systems.own("scale"), instrument + "." + scale));
  }
}
