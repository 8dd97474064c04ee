package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.journey.fhir.FhirBundle;
import org.journey.model.StageModel;
import org.journey.query.Journeys.Journey;
import org.journey.registry.AskedModel;
import org.journey.registry.RegisteredModels;
import org.journey.security.Actor;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.timeline.Recorded;
import org.journey.timeline.Standing;
import org.journey.timeline.Timelines;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /journeys/{id}/fhir}: a journey as a FHIR R4 bundle (docs/fhir.md). */
@RestController
class FhirCalls {

  private final Journeys journeys;
  private final OpenedEvents opened;
  private final Sights sights;
  private final RegisteredModels models;

  FhirCalls(Journeys journeys, OpenedEvents opened, Sights sights, RegisteredModels models) {
    this.journeys = journeys;
    this.opened = opened;
    this.sights = sights;
    this.models = models;
  }

  @GetMapping("/api/v1/journeys/{id}/fhir")
  ResponseEntity<byte[]> fhir(Actor actor, @PathVariable String id, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.FHIR, Accept.JSON);
    Parameters parameters =
        Parameters.of(
            request, Axes.AS_AT, Axes.AS_KNOWN, AskedModel.PARAMETER, Organisations.PARAMETER);
    Axes axes = Axes.of(parameters);
    Sight.of(actor).needsJourneys();
    String organisation = Organisations.of(actor, parameters);
    Journeys.Found found = journeys.find(organisation, id, axes);
    StageModel model = AskedModel.of(parameters, models);
    Journey journey = journeys.read(found);
    Sight sight = sights.of(actor, request, organisation, id, journey.stored());
    List<Recorded> seen =
        opened.recorded(
            journey.stored(), Amended.targets(history(journey, journey.recorded())), sight);
    JourneyReading reading =
        JourneyReading.of(
                Timelines.of(seen, journey.axes().asAt(), journey.axes().asKnown()),
                JourneyStateParameters.of(model))
            .orElseThrow(Refusal::notFound);
    return Answers.of(HttpStatus.OK, type)
        .header(Answers.SEQUENCE, Long.toString(journey.timeline().sequence()))
        .body(Answers.bytes(FhirBundle.of(reading, history(journey, seen))));
  }

  private static List<Standing> history(Journey journey, List<Recorded> recorded) {
    return Timelines.history(recorded, journey.axes().asAt(), journey.axes().asKnown());
  }
}
