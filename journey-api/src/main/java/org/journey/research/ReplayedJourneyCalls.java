package org.journey.research;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.journey.access.Reading;
import org.journey.derived.ServiceAnswers;
import org.journey.problem.ProblemType;
import org.journey.replay.Comparison;
import org.journey.replay.ControlledReplay;
import org.journey.replay.Reasons;
import org.journey.security.Actor;
import org.journey.security.Permission;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Cursors;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /replays/{id}/journeys} and {@code GET /replays/{id}/comparison}: what a replay tells
 * of each journey, and where it differs from another reading.
 */
@RestController
class ReplayedJourneyCalls {

  private static final MediaType[] FORMS =
      Arrays.stream(ReplayForm.values())
          .map(form -> MediaType.parseMediaType(form.type()))
          .toArray(MediaType[]::new);
  private static final String WITH = "with";
  private static final String LIVE = "live";
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final ReplayAnswers answers;
  private final ReplayDesk desk;
  private final ReplayedJourneys journeys;
  private final PseudonymKeys keys;
  private final ServiceAnswers working;
  private final Cursors cursors;
  private final ConsentSince consents;

  ReplayedJourneyCalls(
      ReplayAnswers answers,
      ReplayDesk desk,
      PseudonymKeys keys,
      @ResearchAnswers ServiceAnswers working,
      Cursors cursors,
      ConsentSince consents) {
    this.answers = answers;
    this.desk = desk;
    this.journeys = new ReplayedJourneys(desk);
    this.keys = keys;
    this.working = working;
    this.cursors = cursors;
    this.consents = consents;
  }

  /** Streamed: an answer may be larger than memory. */
  @GetMapping("/api/v1/replays/{id}/journeys")
  void journeys(
      Actor actor, @PathVariable String id, HttpServletRequest request, HttpServletResponse answer)
      throws IOException {
    MediaType type = Accept.choose(request, FORMS);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    Job replay = answers.find(actor, id, Organisations.of(actor, parameters));
    if (!seesJourneys(actor, replay)) {
      throw Refusal.notFound();
    }
    done(replay);
    ReplayForm form = ReplayForm.values()[Arrays.asList(FORMS).indexOf(type)];
    Reading.of(request).ofMany();
    answer.setStatus(HttpStatus.OK.value());
    answer.setContentType(type.toString());
    answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    answer.setHeader(Answers.SEQUENCE, Long.toString(replay.position()));
    OutputStream out = new BufferedOutputStream(answer.getOutputStream(), 1 << 16);
    ReplayRows rows = ReplayRows.of(form, desk.columns(replay), out);
    journeys.each(replay, names(replay), rows::write);
    rows.end();
    out.flush();
  }

  /**
   * Whether somebody may be told of each journey of a replay that they see. Who has several roles
   * may see replays by one of them, and what a replay tells of each journey only by another.
   */
  private static boolean seesJourneys(Actor actor, Job replay) {
    return replay.scope().isSeenBy(actor.extents(Permission.READ_REPLAYED_JOURNEYS));
  }

  /** Its result is there. */
  private static Job done(Job replay) {
    return switch (replay.status()) {
      case DONE -> replay;
      case QUEUED, RUNNING ->
          throw Refusal.of(ProblemType.UNAVAILABLE, "The replay is not done yet.");
      case CANCELLED, FAILED -> throw Refusal.notFound();
    };
  }

  private Names names(Job replay) {
    return replay.scope() == Scope.CONSENTING
        ? Names.by(keys.of("replay", replay.organisation(), replay.request()))
        : Names.AS_RECORDED;
  }

  /**
   * What is compared, for answers that are kept: where consent is looked at, until it may have
   * ended for somebody.
   */
  private record Compared(UUID id, @Nullable UUID with, long consentEnded) {}

  private Compared compared(Job replay, @Nullable Job base) {
    return new Compared(
        replay.id(),
        base == null ? null : base.id(),
        replay.scope().consents().isEmpty() ? 0 : consents.last(replay.organisation()));
  }

  private record Made(Comparison comparison) implements ServiceAnswers.Made {
    @Override
    public boolean whole() {
      return comparison.lacking() == 0;
    }

    @Override
    public long bytes() {
      return 200L * comparison.moved().size();
    }
  }

  private record Published(ObjectNode figures) implements ServiceAnswers.Made {
    @Override
    public boolean whole() {
      return true;
    }

    @Override
    public long bytes() {
      return 4096;
    }
  }

  @GetMapping("/api/v1/replays/{id}/comparison")
  ResponseEntity<byte[]> comparison(
      Actor actor, @PathVariable String id, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters =
        Parameters.of(request, WITH, Cursors.AFTER, "limit", Organisations.PARAMETER);
    int limit = (int) parameters.whole("limit", 1, LARGEST_PAGE, PAGE);
    String organisation = Organisations.of(actor, parameters);
    List<String> bound =
        List.of(
            "comparison", actor.subject(), organisation, id, String.valueOf(parameters.text(WITH)));
    String after = cursors.asked(parameters, bound);
    Job replay = done(answers.find(actor, id, organisation));
    String with = parameters.text(WITH);
    Job base = with == null ? null : base(actor, with, organisation, replay);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("base", base == null ? LIVE : base.id().toString());
    json.put("other", replay.id().toString());
    json.put("baseModel", desk.comparedWith(replay, base).parameters().model().reference());
    json.set("otherModel", replay.request().path("model"));
    json.put("asAt", replay.request().path("asAt").asString());
    json.put("asKnown", replay.request().path("asKnown").asString());
    json.put("controlled", replay.scope() == Scope.CONTROLLED);
    Page page = new Page(actor, bound, after, limit, Reading.of(request));
    boolean there =
        replay.scope() == Scope.CONTROLLED
            ? published(json, replay, base)
            : exactly(json, replay, base, page);
    if (!there) {
      String query = request.getQueryString();
      return ComeBack.answer(
          type, request.getRequestURI() + (query == null ? "" : "?" + query), replay.position());
    }
    return Answers.of(HttpStatus.OK, type)
        .header(Answers.SEQUENCE, Long.toString(replay.position()))
        .body(Answers.bytes(json));
  }

  private Job base(Actor actor, String with, String organisation, Job replay) {
    Job base;
    try {
      base = done(answers.find(actor, with, organisation));
    } catch (Refusal e) {
      throw e.problem().type() == ProblemType.NOT_FOUND
          ? Parameters.refused(WITH, "is no replay of yours that is done")
          : e;
    }
    if (base.scope() != replay.scope()) {
      throw Parameters.refused(WITH, "is of other people: it was asked for in another role");
    }
    if (base.scope() == Scope.CONTROLLED
        && !base.request().path("cohort").equals(replay.request().path("cohort"))) {
      throw Parameters.refused(WITH, "is of another cohort: small numbers are protected");
    }
    if (base.scope() == Scope.CONTROLLED
        && !base.request().path("asKnown").equals(replay.request().path("asKnown"))) {
      // What is published is made month end by month end, both as they were known by then.
      throw Parameters.refused(WITH, "is of another asKnown: small numbers are protected");
    }
    return base;
  }

  /** Where in the list an answer is, and for whom. */
  private record Page(
      Actor actor, List<String> bound, @Nullable String after, int limit, Reading reading) {}

  private boolean exactly(ObjectNode json, Job replay, @Nullable Job base, Page page) {
    Optional<Made> made =
        working.answer(
            replay.organisation(),
            compared(replay, base),
            () -> new Made(desk.compare(replay, base)));
    if (made.isEmpty()) {
      return false;
    }
    Comparison comparison = made.get().comparison();
    json.put("lacking", comparison.lacking());
    MovedTelling.moves(json.putArray("moves"), comparison.counts());
    ArrayNode list = json.putArray("journeys");
    json.putNull("next");
    if (seesJourneys(page.actor(), replay)) {
      list(json, list, replay, base, comparison, page);
    }
    return true;
  }

  private void list(
      ObjectNode json,
      ArrayNode list,
      Job replay,
      @Nullable Job base,
      Comparison comparison,
      Page page) {
    MovedList moved = MovedList.of(comparison, names(replay));
    List<MovedList.One> shown = moved.after(page.after(), page.limit() + 1);
    List<MovedList.One> told =
        new ArrayList<>(shown.subList(0, Math.min(shown.size(), page.limit())));
    desk.readBoth(
        replay,
        base,
        snapshot -> {
          // It is read again after a damaged file is mended.
          list.removeAll();
          MovedReasons reasons =
              new MovedReasons(
                  snapshot,
                  desk.reader(desk.comparedWith(replay, base)),
                  desk.reader(desk.question(replay)));
          for (MovedList.One one : told) {
            Reasons why = reasons.of(one.key());
            if (why != null) {
              list.add(MovedTelling.json(one, why, names(replay)));
            }
          }
          return true;
        });
    page.reading().journeys(told.stream().map(one -> one.key().journeyId()).toList());
    if (shown.size() > page.limit()) {
      json.put("next", cursors.make(page.bound(), told.getLast().name()));
    }
  }

  private boolean published(ObjectNode json, Job replay, @Nullable Job base) {
    Optional<Published> made =
        working.answer(
            replay.organisation(),
            compared(replay, base),
            () -> new Published(desk.comparePublished(replay, base)));
    if (made.isEmpty()) {
      return false;
    }
    ArrayNode moves = json.putArray("moves");
    ControlledReplay.moves(made.get().figures())
        .forEach(
            (by, count) -> {
              ObjectNode move = moves.addObject();
              move.put("from", MovedTelling.told(by.from()));
              move.put("to", MovedTelling.told(by.to()));
              move.set("count", count);
            });
    json.putArray("journeys");
    json.putNull("next");
    return true;
  }
}
