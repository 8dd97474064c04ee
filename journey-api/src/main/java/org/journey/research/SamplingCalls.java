package org.journey.research;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.journey.access.Reading;
import org.journey.derived.ServiceAnswers;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /cohorts/sampling-frame}: whom to invite to tell, and the cases that speak against.
 */
@RestController
class SamplingCalls {

  private final CohortQuestions questions;
  private final SamplingTelling telling;
  private final ServiceAnswers working;

  SamplingCalls(
      CohortQuestions questions, SamplingTelling telling, @ResearchAnswers ServiceAnswers working) {
    this.questions = questions;
    this.telling = telling;
    this.working = working;
  }

  @GetMapping("/api/v1/cohorts/sampling-frame")
  ResponseEntity<byte[]> frame(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    CohortQuestion question = questions.read(actor, request, CohortFigure.SAMPLING_FRAME);
    Optional<CohortTelling.Told> told =
        working.answer(question.organisation(), question, () -> telling.tell(question));
    if (told.isEmpty()) {
      return ComeBack.answer(type, question.address(), question.position());
    }
    Reading.of(request).ofMany();
    return Answers.of(HttpStatus.OK, type)
        .header(Answers.SEQUENCE, Long.toString(question.position()))
        .body(told.get().json());
  }
}
