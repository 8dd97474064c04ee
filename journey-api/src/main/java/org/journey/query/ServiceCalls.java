package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.journey.access.Reading;
import org.journey.derived.Months;
import org.journey.derived.Positions;
import org.journey.derived.ServiceAnswers;
import org.journey.derived.ServiceDesk;
import org.journey.derived.ServiceDesk.Known;
import org.journey.derived.ServiceQuestion;
import org.journey.log.PostgresInteractionLog;
import org.journey.log.PostgresInteractionLog.Named;
import org.journey.model.StageModel;
import org.journey.problem.ProblemType;
import org.journey.registry.AskedModel;
import org.journey.registry.RegisteredModels;
import org.journey.registry.SyntheticOrganisations;
import org.journey.security.Actor;
import org.journey.security.Permission;
import org.journey.service.DrillDownAnswer;
import org.journey.service.Period;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Cursors;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** {@code GET /services/{organisation}/metrics}, and who is behind a figure. */
@RestController
class ServiceCalls {

  private static final String METRICS = "/api/v1/services/{organisation}/metrics";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String PART = "part";
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final ServiceDesk desk;
  private final ServiceAnswers answers;
  private final ServiceTelling telling;
  private final Positions positions;
  private final RegisteredModels models;
  private final SyntheticOrganisations synthetic;
  private final PostgresInteractionLog log;
  private final Cursors cursors;

  ServiceCalls(
      ServiceDesk desk,
      ServiceAnswers answers,
      ServiceTelling telling,
      Positions positions,
      RegisteredModels models,
      SyntheticOrganisations synthetic,
      PostgresInteractionLog log,
      Cursors cursors) {
    this.desk = desk;
    this.answers = answers;
    this.telling = telling;
    this.positions = positions;
    this.models = models;
    this.synthetic = synthetic;
    this.log = log;
    this.cursors = cursors;
  }

  @GetMapping(METRICS)
  ResponseEntity<byte[]> metrics(
      Actor actor, @PathVariable String organisation, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters =
        Parameters.of(
            request, FROM, TO, Axes.AS_KNOWN, AskedModel.PARAMETER, Positions.MIN_SEQUENCE);
    Period period = period(parameters);
    Instant asKnown = parameters.instant(Axes.AS_KNOWN);
    long minSequence = parameters.whole(Positions.MIN_SEQUENCE, 0, Long.MAX_VALUE, 0);
    Organisations.check(actor, parameters, organisation);
    boolean madeUp = synthetic.isMarked(organisation);
    boolean controlled = !madeUp && !actor.hasWhole(Permission.READ_METRICS);
    if (controlled) {
      // A month is over when it is by the clock that recorded times come from.
      asKnown = Months.controlled(period, asKnown, desk.databaseTime());
    }
    refuseLater(asKnown);
    StageModel model = AskedModel.of(parameters, models);
    ServiceQuestion question = settle(organisation, period, model, asKnown, minSequence);
    Optional<ServiceTelling.Told> told =
        answers.answer(
            organisation,
            List.of(question, controlled, madeUp),
            () -> controlled ? telling.controlled(question) : telling.exactly(question, madeUp));
    return told.isEmpty()
        ? ComeAgain.answer(request, parameters, question)
        : Answers.of(HttpStatus.OK, type)
            .header(Answers.SEQUENCE, Long.toString(question.sequence()))
            .body(told.get().json());
  }

  @GetMapping(METRICS + "/{figure}/journeys")
  ResponseEntity<byte[]> behind(
      Actor actor,
      @PathVariable String organisation,
      @PathVariable String figure,
      HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters =
        Parameters.of(
            request,
            FROM,
            TO,
            Axes.AS_KNOWN,
            AskedModel.PARAMETER,
            PART,
            Cursors.AFTER,
            "limit",
            Positions.MIN_SEQUENCE);
    Period period = period(parameters);
    Instant asked = parameters.instant(Axes.AS_KNOWN);
    int limit = (int) parameters.whole("limit", 1, LARGEST_PAGE, PAGE);
    long minSequence = parameters.whole(Positions.MIN_SEQUENCE, 0, Long.MAX_VALUE, 0);
    String part = parameters.has(PART) ? String.valueOf(parameters.text(PART)) : "";
    Organisations.check(actor, parameters, organisation);
    List<String> bound = bound(actor, organisation, figure, parameters);
    ServicePlace after = place(parameters, bound, asked);
    Instant asKnown = after == null ? asked : after.asKnown();
    refuseLater(asKnown);
    StageModel model = AskedModel.of(parameters, models);
    ServiceQuestion question = settle(organisation, period, model, asKnown, minSequence);
    Optional<ServiceDesk.Behind> found =
        answers.answer(
            organisation,
            List.of(question, figure, part),
            () -> desk.behind(question, figure, part));
    if (found.isEmpty()) {
      return ComeAgain.answer(request, parameters, question);
    }
    DrillDownAnswer list = found.get().answer();
    if (list == null) {
      throw Refusal.of(
          ProblemType.NOT_FOUND,
          "There is no such figure or part of one, or it has no number; in part= a + is written"
              + " %2B.");
    }
    int start = after == null ? 0 : after.behind(list.behind().journeys());
    ServicePage page = ServicePage.of(list.behind(), start, limit);
    String next =
        page.isLast()
            ? null
            : cursors.make(
                bound, new ServicePlace(question.asKnown(), page.journeys().getLast()).text());
    List<Named> interactions = log.named(organisation, page.sequences());
    Reading.of(request).journeys(page.journeys());
    boolean madeUp = synthetic.isMarked(organisation);
    return Answers.ok(
        type,
        question.sequence(),
        json -> {
          json.writeStartObject();
          list.axes()
              .properties()
              .forEach(
                  axis -> json.writeStringProperty(axis.getKey(), axis.getValue().stringValue()));
          json.writeNumberProperty("sequence", question.sequence());
          json.writeStringProperty("digest", found.get().digest());
          json.writeStringProperty("figure", figure);
          json.writeStringProperty(PART, part);
          json.writeNumberProperty("count", list.behind().count());
          json.writeArrayPropertyStart("journeys");
          page.journeys().forEach(json::writeString);
          json.writeEndArray();
          json.writeArrayPropertyStart("interactions");
          interactions.forEach(named -> write(json, named));
          json.writeEndArray();
          json.writeBooleanProperty("synthetic", madeUp);
          json.writeNumberProperty("incomplete", found.get().incomplete());
          Answers.text(json, "next", next);
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Named named) {
    json.writeStartObject();
    json.writeStringProperty("source", named.identity().source());
    json.writeStringProperty("id", named.identity().id());
    json.writeNumberProperty("sequence", named.sequence());
    json.writeEndObject();
  }

  private static Period period(Parameters parameters) {
    Instant from = required(parameters, FROM);
    Instant to = required(parameters, TO);
    if (from.isAfter(to)) {
      throw Parameters.refused(FROM, "must not be after to");
    }
    return new Period(from, to);
  }

  private static Instant required(Parameters parameters, String name) {
    Instant instant = parameters.instant(name);
    if (instant == null) {
      throw Parameters.refused(name, "is needed");
    }
    return instant;
  }

  /** Before the model is looked for and anything is waited for, as with other parameters. */
  private void refuseLater(@Nullable Instant asKnown) {
    if (asKnown != null && asKnown.truncatedTo(ChronoUnit.MICROS).isAfter(desk.latest())) {
      throw Parameters.refused(Axes.AS_KNOWN, "must not be after now");
    }
  }

  /** With what was known settled, and in the projection. */
  private ServiceQuestion settle(
      String organisation,
      Period period,
      StageModel model,
      @Nullable Instant asKnown,
      long minSequence) {
    positions.await(desk.projection(), minSequence);
    Known known =
        asKnown == null
            ? positions.await(
                () -> Optional.of(desk.now()).filter(now -> now.sequence() >= minSequence))
            : at(asKnown.truncatedTo(ChronoUnit.MICROS));
    return new ServiceQuestion(organisation, period, model, known.asKnown(), known.sequence());
  }

  private Known at(Instant asKnown) {
    positions.await(() -> Optional.of(desk.visible()).filter(seen -> !seen.isBefore(asKnown)));
    Known known = desk.at(asKnown);
    positions.await(desk.projection(), known.sequence());
    return known;
  }

  private static List<String> bound(
      Actor actor, String organisation, String figure, Parameters parameters) {
    TreeMap<String, String> given = new TreeMap<>(parameters.given());
    // What is known is in the cursor: who was told to come again names it, and goes on as before.
    given
        .keySet()
        .removeAll(List.of(Cursors.AFTER, "limit", Axes.AS_KNOWN, Positions.MIN_SEQUENCE));
    List<String> bound = new ArrayList<>(List.of(METRICS, actor.subject(), organisation, figure));
    given.forEach(
        (name, value) -> {
          bound.add(name);
          bound.add(value);
        });
    return bound;
  }

  private @Nullable ServicePlace place(
      Parameters parameters, List<String> bound, @Nullable Instant asked) {
    String text = cursors.asked(parameters, bound);
    if (text == null) {
      return null;
    }
    ServicePlace place = ServicePlace.read(text);
    if (asked != null && !place.asKnown().equals(asked.truncatedTo(ChronoUnit.MICROS))) {
      throw Parameters.refused(
          Cursors.AFTER, "is a cursor of a list as it was known at another time");
    }
    return place;
  }
}
