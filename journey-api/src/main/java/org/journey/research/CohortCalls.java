package org.journey.research;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.journey.chart.Charts;
import org.journey.cohort.CohortResult;
import org.journey.derived.ServiceAnswers;
import org.journey.problem.ProblemType;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /cohorts/…}: statistics of many journeys together. */
@RestController
class CohortCalls {

  private static final MediaType SVG = new MediaType("image", "svg+xml");

  private final CohortQuestions questions;
  private final CohortTelling telling;
  private final ServiceAnswers working;

  CohortCalls(
      CohortQuestions questions, CohortTelling telling, @ResearchAnswers ServiceAnswers working) {
    this.questions = questions;
    this.telling = telling;
    this.working = working;
  }

  @GetMapping("/api/v1/cohorts/time-to-stage")
  ResponseEntity<byte[]> timeToStage(Actor actor, HttpServletRequest request) {
    return answer(actor, request, CohortFigure.TIME_TO_STAGE);
  }

  @GetMapping("/api/v1/cohorts/transitions")
  ResponseEntity<byte[]> transitions(Actor actor, HttpServletRequest request) {
    return answer(actor, request, CohortFigure.TRANSITIONS);
  }

  @GetMapping("/api/v1/cohorts/conformance")
  ResponseEntity<byte[]> conformance(Actor actor, HttpServletRequest request) {
    return answer(actor, request, CohortFigure.CONFORMANCE);
  }

  @GetMapping("/api/v1/cohorts/process-map")
  ResponseEntity<byte[]> processMap(Actor actor, HttpServletRequest request) {
    return answer(actor, request, CohortFigure.PROCESS_MAP);
  }

  @GetMapping("/api/v1/cohorts/saturation")
  ResponseEntity<byte[]> saturation(Actor actor, HttpServletRequest request) {
    return answer(actor, request, CohortFigure.SATURATION);
  }

  private ResponseEntity<byte[]> answer(
      Actor actor, HttpServletRequest request, CohortFigure figure) {
    MediaType type = Accept.choose(request, Accept.JSON, SVG);
    CohortQuestion question = questions.read(actor, request, figure);
    boolean drawn = type.equals(SVG);
    if (drawn && question.scope() == Scope.CONTROLLED) {
      throw Refusal.of(
          ProblemType.NOT_ACCEPTABLE, "Accept: what is published is told as JSON alone.");
    }
    Optional<CohortTelling.Told> told =
        working.answer(question.organisation(), question, () -> telling.tell(question));
    if (told.isEmpty()) {
      return ComeBack.answer(Accept.JSON, question.address(), question.position());
    }
    return Answers.of(HttpStatus.OK, type)
        .header(Answers.SEQUENCE, Long.toString(question.position()))
        .body(drawn ? drawn(told.get(), question) : told.get().json());
  }

  private static byte[] drawn(CohortTelling.Told told, CohortQuestion question) {
    CohortResult exact = told.exact();
    if (exact == null) {
      throw new IllegalStateException("what is told exactly can be drawn");
    }
    return Charts.svg(exact, question.options().chart()).getBytes(StandardCharsets.UTF_8);
  }
}
