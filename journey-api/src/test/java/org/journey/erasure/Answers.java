package org.journey.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.journey.security.Call;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Traces;

/** Every call that reads, about one person, as the table of calls has them. */
final class Answers {

  private static final Map<Call, String> QUESTIONS =
      Map.of(
          Call.FEED, "?limit=500",
          Call.METRICS, "?from=2026-01-01T00:00:00Z&to=2026-11-01T00:00:00Z",
          Call.METRICS_DRILL_DOWN, "?from=2026-01-01T00:00:00Z&to=2026-11-01T00:00:00Z",
          Call.INCLUSION_PROOF, "?sequence={sequence}",
          Call.CONSISTENCY_PROOF, "?from=0",
          Call.ACCESS_LOG, "?limit=500");

  /** Of what there need be none: these may answer 404. */
  private static final Set<Call> NONE =
      Set.of(Call.HOLD, Call.ERASURE_CERTIFICATE, Call.REBUILD_DIFFERENCES);

  private final Caller caller;
  private final Map<String, String> about;

  /**
   * Asked by somebody.
   *
   * @param about by the part of a path with its variable what stands there
   */
  Answers(Caller caller, Map<String, String> about) {
    this.caller = caller;
    this.about = about;
  }

  /** Those that tell what is sought. */
  Set<Call> telling(Traces traces) {
    Set<Call> telling = EnumSet.noneOf(Call.class);
    bodies()
        .forEach(
            (call, body) -> {
              if (!traces.in(body).isEmpty()) {
                telling.add(call);
              }
            });
    return telling;
  }

  private Map<Call, byte[]> bodies() {
    Map<Call, byte[]> bodies = new EnumMap<>(Call.class);
    for (Call call : Call.values()) {
      if (call.method().equals("GET")) {
        Answer answer = caller.get(path(call));
        assertThat(answer.status())
            .as(call + answer.text())
            .isIn(200, NONE.contains(call) ? 404 : 200);
        bodies.put(call, unpacked(answer.body()));
      }
    }
    return bodies;
  }

  private String path(Call call) {
    String path = call.path() + QUESTIONS.getOrDefault(call, "");
    for (Map.Entry<String, String> part : about.entrySet()) {
      path = path.replace(part.getKey(), part.getValue());
    }
    assertThat(path).doesNotContain("{");
    return path;
  }

  /** What is in an archive; what is none as it is. */
  private static byte[] unpacked(byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
      while (zip.getNextEntry() != null) {
        zip.transferTo(all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.size() == 0 ? body : all.toByteArray();
  }
}
