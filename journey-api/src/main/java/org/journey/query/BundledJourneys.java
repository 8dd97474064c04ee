package org.journey.query;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.evidence.JourneyEvidence;
import org.journey.log.Stored;
import org.journey.model.StageModel;
import org.journey.query.Journeys.Journey;
import org.journey.registry.AskedModel;
import org.journey.registry.RegisteredModels;
import org.journey.security.Actor;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.timeline.Standing;
import org.journey.timeline.Timelines;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * A journey as an auditor takes it home: what is recorded of it up to {@code asKnown}, and what
 * comes of that. Whoever asks, nothing personal is told.
 */
@Component
public class BundledJourneys {

  /** The parameters that such a question has. */
  public static final List<String> NAMES =
      List.of(Axes.AS_AT, Axes.AS_KNOWN, AskedModel.PARAMETER, Organisations.PARAMETER);

  private final Journeys journeys;
  private final OpenedEvents opened;
  private final RegisteredModels models;

  BundledJourneys(Journeys journeys, OpenedEvents opened, RegisteredModels models) {
    this.journeys = journeys;
    this.opened = opened;
    this.models = models;
  }

  /**
   * One journey.
   *
   * @param organisation whose it is
   * @param journeyId its id
   * @param stored its rows, in sequence order
   * @param asAt what had happened by then
   * @param asKnown what had been recorded by then
   * @param model under which the state was read
   * @param state as it is answered
   * @param evidence as it is answered
   * @param rows the same interactions for people, in sequence order
   */
  public record Told(
      String organisation,
      String journeyId,
      List<Stored> stored,
      Instant asAt,
      Instant asKnown,
      StageModel model,
      ObjectNode state,
      ObjectNode evidence,
      List<Row> rows) {}

  /**
   * One interaction.
   *
   * @param event as an auditor sees it
   * @param standing how it stands; null for a correction or retraction, which is about another
   */
  public record Row(ObjectNode event, @Nullable Standing standing) {}

  /**
   * Reads one.
   *
   * @param parameters with {@link #NAMES}
   * @throws Refusal {@code not-found}, and for parameters, organisation and model
   */
  public Told read(Actor actor, String journeyId, Parameters parameters) {
    Axes axes = Axes.of(parameters);
    String organisation = Organisations.of(actor, parameters);
    Journeys.Found found = journeys.find(organisation, journeyId, axes);
    StageModel model = AskedModel.of(parameters, models);
    Journey journey = journeys.read(found);
    Instant asKnown = journey.axes().asKnown();
    List<Stored> stored =
        journey.stored().stream().filter(row -> !row.recordedTime().isAfter(asKnown)).toList();
    JourneyStateParameters under = JourneyStateParameters.of(model);
    JourneyReading reading =
        JourneyReading.of(journey.timeline(), under).orElseThrow(Refusal::notFound);
    JourneyEvidence evidence =
        JourneyEvidence.of(journey.recorded(), journey.timeline(), reading.parameters())
            .orElseThrow(Refusal::notFound);
    return new Told(
        organisation,
        journeyId,
        stored,
        journey.axes().asAt(),
        asKnown,
        model,
        reading.state().toJson(true),
        evidence.toJson(),
        rows(journey, stored, actor));
  }

  private List<Row> rows(Journey journey, List<Stored> stored, Actor actor) {
    List<Standing> history =
        Timelines.history(journey.recorded(), journey.axes().asAt(), journey.axes().asKnown());
    Map<Long, Standing> standings = new HashMap<>();
    history.forEach(each -> standings.put(each.interaction().sequence(), each));
    Sight auditor = new Sight(actor.subject(), false, false, true, false, false);
    Map<Long, ObjectNode> events =
        opened.ofJourney(stored, Amended.targets(history), auditor, false);
    return stored.stream()
        .map(
            row -> {
              ObjectNode event = events.get(row.sequence());
              if (event == null) {
                throw new IllegalStateException("an interaction of the journey was not opened");
              }
              return new Row(event, standings.get(row.sequence()));
            })
        .toList();
  }
}
