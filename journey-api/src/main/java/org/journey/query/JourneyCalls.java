package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.journey.evidence.JourneyEvidence;
import org.journey.model.StageModel;
import org.journey.problem.Problem;
import org.journey.query.Journeys.Journey;
import org.journey.registry.AskedModel;
import org.journey.registry.RegisteredModels;
import org.journey.security.Actor;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.state.ParameterReader;
import org.journey.state.ParameterReading;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /journeys/{id}} and {@code GET /journeys/{id}/evidence}: folded from the log when
 * asked for.
 */
@RestController
class JourneyCalls {

  /** Only the reader's own cache may keep it, and must ask each time. */
  private static final String REVALIDATED = "private, no-cache";

  private static final String[] NAMES =
      Stream.concat(
              Stream.of(Axes.AS_AT, Axes.AS_KNOWN, AskedModel.PARAMETER, Organisations.PARAMETER),
              ParameterReader.NAMES.stream().sorted())
          .toArray(String[]::new);

  private final Journeys journeys;
  private final Sights sights;
  private final RegisteredModels models;

  JourneyCalls(Journeys journeys, Sights sights, RegisteredModels models) {
    this.journeys = journeys;
    this.sights = sights;
    this.models = models;
  }

  /** A journey read under the model and parameters asked for. */
  private record Asked(Journey journey, JourneyReading reading) {}

  @GetMapping("/api/v1/journeys/{id}")
  ResponseEntity<byte[]> state(Actor actor, @PathVariable String id, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, NAMES);
    Axes axes = Axes.of(parameters);
    Asked asked = ask(actor, id, parameters, axes, request);
    String tag =
        StateTag.of(
            asked.journey.timeline(), asked.reading.parameters().model().reference(), parameters);
    long sequence = asked.journey.timeline().sequence();
    if (axes.bothGiven() && StateTag.isKnown(tag, request)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
          .header(HttpHeaders.CACHE_CONTROL, REVALIDATED)
          .header(HttpHeaders.ETAG, tag)
          .header(Answers.SEQUENCE, Long.toString(sequence))
          .build();
    }
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CACHE_CONTROL, REVALIDATED)
        .header(HttpHeaders.ETAG, tag)
        .header(Answers.SEQUENCE, Long.toString(sequence))
        // Folded from the log itself: no projection that could have parked it lies in between.
        .body(Answers.bytes(asked.reading.state().toJson(true)));
  }

  @GetMapping("/api/v1/journeys/{id}/evidence")
  ResponseEntity<byte[]> evidence(
      Actor actor, @PathVariable String id, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, NAMES);
    Asked asked = ask(actor, id, parameters, Axes.of(parameters), request);
    JourneyEvidence evidence =
        JourneyEvidence.of(
                asked.journey.recorded(), asked.journey.timeline(), asked.reading.parameters())
            .orElseThrow(Refusal::notFound);
    return Answers.of(HttpStatus.OK, type)
        .header(Answers.SEQUENCE, Long.toString(asked.journey.timeline().sequence()))
        .body(Answers.bytes(evidence.toJson()));
  }

  private Asked ask(
      Actor actor, String id, Parameters parameters, Axes axes, HttpServletRequest request) {
    Sight.of(actor).needsJourneys();
    // The order of refusals: parameters (400), organisation (403), the model (422), existence
    // (404).
    readingUnder(models.standard(), parameters);
    String organisation = Organisations.of(actor, parameters);
    Journeys.Found found = journeys.find(organisation, id, axes);
    JourneyStateParameters reading = readingUnder(AskedModel.of(parameters, models), parameters);
    Journey journey = journeys.read(found);
    // Nothing is withheld here; but who breaks the glass may begin with the state.
    sights.of(actor, request, organisation, id, List.of());
    return new Asked(
        journey, JourneyReading.of(journey.timeline(), reading).orElseThrow(Refusal::notFound));
  }

  private static JourneyStateParameters readingUnder(StageModel model, Parameters parameters) {
    return switch (ParameterReader.read(model, parameters.given())) {
      case ParameterReading.Read(JourneyStateParameters known) -> known;
      case ParameterReading.Refused(Problem problem) -> throw new Refusal(problem);
    };
  }
}
