package org.journey.derived;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.journey.access.Reading;
import org.journey.engine.Comparison.Difference;
import org.journey.engine.JourneyKey;
import org.journey.engine.Parked;
import org.journey.engine.Parking;
import org.journey.engine.Projection;
import org.journey.engine.ProjectionStatus;
import org.journey.engine.Rebuild;
import org.journey.engine.Rebuild.State;
import org.journey.engine.Rebuilds;
import org.journey.engine.Slots;
import org.journey.interaction.Rfc3339;
import org.journey.log.LogReads;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/**
 * {@code GET /projections}, their rebuilds, and parked journeys: for who runs the platform. Of
 * parked journeys one sees those of one's own organisations.
 */
@RestController
class ProjectionCalls {

  private static final String ALL = "/api/v1/projections";

  /** Of a projection: a fold that fails everywhere parks everything. */
  private static final int PARKED_TOLD = 1_000;

  private final ReadModels models;
  private final InstantSource clock;

  ProjectionCalls(ReadModels models, InstantSource clock) {
    this.models = models;
    this.clock = clock;
  }

  @GetMapping(ALL)
  ResponseEntity<byte[]> projections(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters.of(request);
    List<Told> all =
        models.projections().stream().map(projection -> told(projection, actor)).toList();
    Reading.of(request)
        .journeysOf(
            all.stream()
                .flatMap(told -> told.parked().stream())
                .map(Parked::key)
                .collect(
                    Collectors.groupingBy(
                        JourneyKey::organisation,
                        Collectors.mapping(JourneyKey::journeyId, Collectors.toSet()))));
    return Answers.ok(
        type,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("projections");
          all.forEach(told -> write(json, told));
          json.writeEndArray();
          json.writeNullProperty("next");
          json.writeEndObject();
        });
  }

  private record Told(ProjectionStatus status, List<Parked> parked) {}

  private Told told(Projection projection, Actor actor) {
    ProjectionStatus status =
        models.askBriefly(connection -> ProjectionStatus.of(connection, projection));
    List<Parked> parked =
        models.askForRequest(
            connection -> Parked.of(connection, status.live(), actor.organisations(), PARKED_TOLD));
    return new Told(status, parked);
  }

  @PostMapping(ALL + "/{name}/rebuild")
  ResponseEntity<byte[]> rebuild(@PathVariable String name, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters.of(request);
    Projection projection = projection(name);
    Rebuild rebuild = models.ask(connection -> models.rebuilds().start(connection, projection));
    return accepted(type, rebuild);
  }

  @DeleteMapping(ALL + "/{name}/rebuild")
  ResponseEntity<Void> cancel(@PathVariable String name, HttpServletRequest request) {
    Parameters.of(request);
    Projection projection = projection(name);
    if (!models.ask(connection -> models.rebuilds().cancel(connection, projection))) {
      throw Refusal.notFound();
    }
    return ResponseEntity.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  @PostMapping(ALL + "/{name}/rollback")
  ResponseEntity<byte[]> rollBack(@PathVariable String name, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters.of(request);
    Projection projection = projection(name);
    Optional<Rebuild> back =
        models.ask(connection -> models.rebuilds().rollBack(connection, projection));
    return accepted(type, back.orElseThrow(Refusal::notFound));
  }

  @GetMapping(ALL + "/{name}/rebuild/differences")
  ResponseEntity<byte[]> differences(
      Actor actor, @PathVariable String name, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    String organisation = Organisations.of(actor, Parameters.of(request, Organisations.PARAMETER));
    Projection projection = projection(name);
    Rebuild last =
        models
            .askBriefly(connection -> Rebuilds.last(connection, projection))
            .orElseThrow(Refusal::notFound);
    List<Difference> differences =
        models.askForRequest(
            connection -> Rebuilds.differences(connection, last.id(), organisation));
    Reading.of(request).journeys(differences.stream().map(one -> one.key().journeyId()).toList());
    return Answers.ok(
        type,
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("rebuild", last.id());
          json.writeArrayPropertyStart("journeys");
          for (Difference one : differences) {
            json.writeStartObject();
            json.writeStringProperty("journeyId", one.key().journeyId());
            json.writeNumberProperty("sequence", one.sequence());
            Answers.text(json, "liveDigest", one.liveDigest());
            Answers.text(json, "digest", one.digest());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeNullProperty("next");
          json.writeEndObject();
        });
  }

  @PostMapping(ALL + "/{name}/parked/{journeyId}")
  ResponseEntity<byte[]> takeUp(
      Actor actor,
      @PathVariable String name,
      @PathVariable String journeyId,
      HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    String organisation = Organisations.of(actor, Parameters.of(request, Organisations.PARAMETER));
    Projection projection = projection(name);
    JourneyKey key = new JourneyKey(organisation, journeyId);
    boolean wasParked =
        models.askForRequest(
                connection -> Parked.is(connection, Slots.live(connection, projection), key))
            && LogReads.told(
                () -> new Parking(models.database(), models.source()).takeUp(projection, key));
    if (!wasParked) {
      throw Refusal.notFound();
    }
    boolean parked =
        models.askForRequest(
            connection -> Parked.is(connection, Slots.live(connection, projection), key));
    return Answers.of(HttpStatus.ACCEPTED, type)
        .body(
            Answers.json(
                json -> {
                  json.writeStartObject();
                  json.writeStringProperty("journeyId", journeyId);
                  json.writeBooleanProperty("parked", parked);
                  json.writeEndObject();
                }));
  }

  private Projection projection(String name) {
    return models.projection(name).orElseThrow(Refusal::notFound);
  }

  private ResponseEntity<byte[]> accepted(MediaType type, Rebuild rebuild) {
    return Answers.of(HttpStatus.ACCEPTED, type)
        .header(HttpHeaders.LOCATION, ALL)
        .body(Answers.json(json -> write(json, rebuild)));
  }

  private void write(JsonGenerator json, Told told) {
    ProjectionStatus status = told.status();
    json.writeStartObject();
    json.writeStringProperty("name", status.projection().name());
    json.writeNumberProperty("version", status.version());
    json.writeNumberProperty("position", status.position());
    json.writeNumberProperty("head", status.head());
    json.writeNumberProperty("lagEvents", status.lagEvents());
    json.writeNumberProperty("lagSeconds", Math.ceilDiv(status.lagMicros(), 1_000_000L));
    json.writeStringProperty("state", state(status.rebuild()));
    json.writeName("progress");
    if (status.rebuild().filter(rebuild -> rebuild.state().running()).isPresent()) {
      writeProgress(json, status.rebuild().get());
    } else {
      json.writeNull();
    }
    json.writeName("lastRebuild");
    if (status.rebuild().isPresent()) {
      write(json, status.rebuild().get());
    } else {
      json.writeNull();
    }
    json.writeNumberProperty("parkedTotal", status.parked());
    json.writeArrayPropertyStart("parked");
    for (Parked parked : told.parked()) {
      json.writeStartObject();
      json.writeStringProperty("organisation", parked.key().organisation());
      json.writeStringProperty("journeyId", parked.key().journeyId());
      json.writeNumberProperty("sequence", parked.sequence());
      json.writeNumberProperty("journeyversion", parked.version());
      json.writeStringProperty("error", parked.error());
      json.writeStringProperty("since", Rfc3339.format(parked.since()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String state(Optional<Rebuild> rebuild) {
    return switch (rebuild.map(Rebuild::state).orElse(State.SWAPPED)) {
      case BUILDING -> "REBUILDING";
      case COMPARING -> "COMPARING";
      case SWAPPED, CANCELLED, FAILED -> "LIVE";
    };
  }

  private void write(JsonGenerator json, Rebuild rebuild) {
    json.writeStartObject();
    json.writeNumberProperty("id", rebuild.id());
    json.writeStringProperty("projection", rebuild.projection());
    json.writeNumberProperty("version", rebuild.version());
    json.writeStringProperty("state", rebuild.state().name());
    json.writeBooleanProperty("rollback", rebuild.wayBack());
    json.writeName("progress");
    writeProgress(json, rebuild);
    json.writeName("comparison");
    Rebuild.Outcome outcome = rebuild.outcome();
    if (outcome == null) {
      json.writeNull();
    } else {
      json.writeStartObject();
      json.writeNumberProperty("compared", outcome.compared());
      json.writeNumberProperty("differing", outcome.differing());
      json.writeStringProperty("liveDigest", outcome.liveDigest());
      json.writeStringProperty("digest", outcome.digest());
      json.writeEndObject();
    }
    Answers.text(json, "error", rebuild.error());
    json.writeStringProperty("startedAt", Rfc3339.format(rebuild.started()));
    Answers.text(json, "finishedAt", text(rebuild.finished()));
    json.writeEndObject();
  }

  private void writeProgress(JsonGenerator json, Rebuild rebuild) {
    Rebuild.Progress progress = rebuild.progress();
    Instant until = rebuild.finished();
    long millis =
        Math.max(
            1,
            Duration.between(rebuild.started(), until == null ? clock.instant() : until)
                .toMillis());
    long perSecond = progress.interactions() * 1_000 / millis;
    long left = progress.journeys() - progress.done();
    json.writeStartObject();
    json.writeNumberProperty("journeys", progress.done());
    json.writeNumberProperty("total", progress.journeys());
    json.writeNumberProperty("percent", progress.percent());
    json.writeNumberProperty("interactions", progress.interactions());
    json.writeNumberProperty("perSecond", perSecond);
    if (progress.done() > 0 && rebuild.state() == State.BUILDING) {
      json.writeNumberProperty("secondsLeft", Math.max(0, left) * millis / progress.done() / 1_000);
    } else {
      json.writeNullProperty("secondsLeft");
    }
    json.writeEndObject();
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : Rfc3339.format(instant);
  }
}
