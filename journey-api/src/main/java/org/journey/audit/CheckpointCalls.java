package org.journey.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.journey.checkpoint.Kept;
import org.journey.checkpoint.LogIdentity;
import org.journey.checkpoint.Trees;
import org.journey.interaction.Rfc3339;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Cursors;
import org.journey.web.Parameters;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** {@code GET /log/checkpoint}, {@code /log/checkpoints} and {@code /log/key}. */
@RestController
class CheckpointCalls {

  private static final MediaType NOTE = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
  private static final String LIMIT = "limit";
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  /** What a cursor is for; everybody sees the same. */
  private static final String LIST = "checkpoints";

  private final AuditedLogs logs;
  private final Cursors cursors;

  CheckpointCalls(AuditedLogs logs, Cursors cursors) {
    this.logs = logs;
    this.cursors = cursors;
  }

  /** Of all that was acknowledged before: made now if the log has grown since the last one. */
  @GetMapping("/api/v1/log/checkpoint")
  ResponseEntity<byte[]> checkpoint(HttpServletRequest request) {
    Accept.choose(request, MediaType.TEXT_PLAIN);
    return note(logs.asked(Parameters.of(request, AuditedLogs.PARAMETER)).latest().note());
  }

  @GetMapping("/api/v1/log/key")
  ResponseEntity<byte[]> key(HttpServletRequest request) {
    Accept.choose(request, MediaType.TEXT_PLAIN);
    Parameters.of(request);
    return note(logs.keys().stream().map(key -> key + "\n").collect(Collectors.joining()));
  }

  private static ResponseEntity<byte[]> note(String text) {
    return Answers.of(HttpStatus.OK, NOTE).body(text.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/api/v1/log/checkpoints")
  ResponseEntity<byte[]> checkpoints(HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, AuditedLogs.PARAMETER, Cursors.AFTER, LIMIT);
    Trees trees = logs.asked(parameters).trees();
    List<String> bound = List.of(LIST, trees.log().label());
    int limit = (int) parameters.whole(LIMIT, 1, LARGEST_PAGE, PAGE);
    String place = cursors.asked(parameters, bound);
    List<Kept> page =
        place == null ? trees.below(Long.MAX_VALUE, limit + 1) : behind(trees, place, limit + 1);
    List<Kept> told = page.subList(0, Math.min(limit, page.size()));
    List<LogIdentity> identities = trees.identities();
    return Answers.ok(
        type,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("logs");
          identities.forEach(log -> write(json, log));
          json.writeEndArray();
          json.writeArrayPropertyStart("checkpoints");
          told.forEach(kept -> write(json, kept));
          json.writeEndArray();
          Answers.text(
              json,
              "next",
              page.size() > told.size() ? cursors.make(bound, place(told.getLast())) : null);
          json.writeEndObject();
        });
  }

  /** Where a page ended: several logs may have had as many. */
  private static String place(Kept last) {
    return last.checkpoint().size() + " " + last.made();
  }

  private static List<Kept> behind(Trees trees, String place, int limit) {
    int blank = place.indexOf(' ');
    return trees.behind(
        Long.parseLong(place.substring(0, blank)),
        Instant.parse(place.substring(blank + 1)),
        limit);
  }

  private static void write(JsonGenerator json, LogIdentity log) {
    json.writeStartObject();
    json.writeStringProperty("logId", log.logId());
    json.writeStringProperty("origin", log.origin());
    json.writeNumberProperty("beganAt", log.beganAt());
    if (log.lost() instanceof LogIdentity.Lost(String origin, long size)) {
      json.writeObjectPropertyStart("lost");
      json.writeStringProperty("origin", origin);
      json.writeNumberProperty("from", log.beganAt() + 1);
      json.writeNumberProperty("to", size);
      json.writeEndObject();
    } else {
      json.writeNullProperty("lost");
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Kept kept) {
    json.writeStartObject();
    json.writeStringProperty("origin", kept.checkpoint().origin());
    json.writeNumberProperty("size", kept.checkpoint().size());
    json.writeStringProperty("root", kept.checkpoint().root().base64());
    json.writeStringProperty("made", Rfc3339.format(kept.made()));
    json.writeStringProperty("note", kept.note());
    json.writeEndObject();
  }
}
