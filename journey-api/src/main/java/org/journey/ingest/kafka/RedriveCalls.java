package org.journey.ingest.kafka;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.journey.interaction.Rfc3339;
import org.journey.interaction.StrictRecords;
import org.journey.kafka.KafkaTrouble;
import org.journey.operations.UnsafeSetting;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Bodies;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /rejected/redrive}: for who runs the platform. */
@RestController
class RedriveCalls {

  private static final String FROM = "from";
  private static final String TO = "to";

  private final ObjectProvider<Redrive> redrive;

  RedriveCalls(ObjectProvider<Redrive> redrive) {
    this.redrive = redrive;
  }

  @PostMapping("/api/v1/rejected/redrive")
  ResponseEntity<byte[]> again(HttpServletRequest request)
      throws IOException, InterruptedException {
    byte[] body = Bodies.read(request, List.of(Accept.JSON));
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters.of(request);
    Range range = range(body);
    Redrive here = redrive.getIfAvailable();
    if (here == null) {
      throw Refusal.of(ProblemType.NOT_FOUND, "this platform runs without Kafka");
    }
    long records;
    try {
      records = here.start(range);
    } catch (RejectedExecutionException e) {
      throw Refusal.of(
          ProblemType.TOO_MANY_REQUESTS, "others are being sent again: wait until they are");
    } catch (UnsafeSetting e) {
      throw Refusal.of(
          ProblemType.UNAVAILABLE,
          "the topics of Kafka are not as they must be: the platform's log names what is wrong");
    } catch (KafkaTrouble e) {
      throw Refusal.of(ProblemType.UNAVAILABLE, "no broker of Kafka answers");
    }
    return Answers.of(HttpStatus.ACCEPTED, type)
        .body(
            Answers.json(
                json -> {
                  json.writeStartObject();
                  switch (range) {
                    case Range.Times(Instant from, Instant to) -> {
                      json.writeStringProperty(FROM, Rfc3339.format(from));
                      json.writeStringProperty(TO, Rfc3339.format(to));
                    }
                    case Range.Offsets(long from, long to) -> {
                      json.writeNumberProperty(FROM, from);
                      json.writeNumberProperty(TO, to);
                    }
                  }
                  json.writeNumberProperty("records", records);
                  json.writeEndObject();
                }));
  }

  /** Two instants, or two offsets. */
  private static Range range(byte[] body) {
    StrictRecords.Parsed parsed = StrictRecords.parse(body);
    ObjectNode told = parsed.object();
    if (told == null) {
      throw new Refusal(Objects.requireNonNull(parsed.problem()));
    }
    for (String name : told.propertyNames()) {
      if (!name.equals(FROM) && !name.equals(TO)) {
        throw new Refusal(
            Problem.of(ProblemType.INVALID_PARAMETER, "there may be no more than from and to"));
      }
    }
    JsonNode from = told.path(FROM);
    JsonNode to = told.path(TO);
    if (from.isIntegralNumber() && to.isIntegralNumber()) {
      if (!from.canConvertToLong() || from.longValue() < 0) {
        throw refused(FROM, "an offset is 0 or more");
      }
      if (!to.canConvertToLong() || to.longValue() < from.longValue()) {
        throw refused(TO, "must not be before from");
      }
      return new Range.Offsets(from.longValue(), to.longValue());
    }
    Instant begin = time(FROM, from);
    Instant end = time(TO, to);
    if (end.isBefore(begin)) {
      throw refused(TO, "must not be before from");
    }
    return new Range.Times(begin, end);
  }

  private static Instant time(String name, JsonNode value) {
    @Nullable Instant time = value.isString() ? Rfc3339.parse(value.stringValue()) : null;
    if (time == null) {
      throw refused(
          name,
          "must be a time with an offset from UTC, as the other one, or both offsets of the topic"
              + " of refused records");
    }
    return time;
  }

  private static Refusal refused(String name, String reason) {
    return new Refusal(Problem.parameter(name, reason));
  }
}
