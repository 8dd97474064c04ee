package org.journey.query;

import java.time.Instant;
import org.journey.derived.Months;
import org.journey.derived.ServiceAnswers;
import org.journey.derived.ServiceDesk;
import org.journey.derived.ServiceEditions;
import org.journey.derived.ServiceQuestion;
import org.journey.service.MetricsAnswer;
import org.journey.web.Answers;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Words the figures of a service as they are answered: exactly, or under disclosure control. */
@Component
class ServiceTelling {

  private final ServiceDesk desk;
  private final ServiceEditions editions;

  ServiceTelling(ServiceDesk desk, ServiceEditions editions) {
    this.desk = desk;
    this.editions = editions;
  }

  /**
   * An answer as it goes out.
   *
   * @param whole whether it lacks nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Told(byte[] json, boolean whole) implements ServiceAnswers.Made {

    @Override
    public long bytes() {
      return json.length;
    }
  }

  /**
   * Works an exact answer out.
   *
   * @param madeUp the organisation's people are
   */
  Told exactly(ServiceQuestion question, boolean madeUp) {
    ServiceDesk.Figures figures = desk.figures(question);
    return told(question, figures.root().toJson(), false, madeUp, figures.incomplete());
  }

  /**
   * Works an answer out in which no few people show.
   *
   * @throws org.journey.web.Refusal {@code unavailable} if it would lack a journey
   */
  Told controlled(ServiceQuestion question) {
    Instant begin = desk.begin();
    Instant known = question.asKnown();
    ObjectNode figures =
        editions.published(
            question.organisation(),
            question.period(),
            question.model(),
            Months.chain(question.period().from(), begin, known),
            Months.chain(Instant.MIN, begin, known));
    return told(question, figures, true, false, 0);
  }

  private static Told told(
      ServiceQuestion question,
      ObjectNode figures,
      boolean controlled,
      boolean madeUp,
      int incomplete) {
    ObjectNode json =
        new MetricsAnswer(
                question.organisation(),
                question.period(),
                question.asKnown(),
                question.model().reference(),
                question.sequence(),
                figures)
            .toJson();
    json.put("controlled", controlled);
    json.put("synthetic", madeUp);
    json.put("incomplete", incomplete);
    return new Told(Answers.bytes(json), incomplete == 0);
  }
}
