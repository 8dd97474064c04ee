package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.journey.log.InteractionLog;
import org.journey.security.Role;
import org.journey.testing.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class BadInputOverHttpTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  /** The organisation and recorder that the bad messages name. */
  private static final Caller STAFF = PLATFORM.caller("w-7", "soar", Role.STAFF);

  @ParameterizedTest
  @MethodSource("org.journey.testing.BadInput#all")
  void is_refused_and_neither_stored_nor_told_back_nor_logged(BadInput bad, CapturedOutput output) {
    long head = head();

    Answer answer = STAFF.post("/api/v1/interactions", Caller.EVENT, bad.bytes());

    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(slug(answer.json())).isEqualTo(expected(bad));
    assertThat(answer.status()).isBetween(400, 499);
    if (bad.pointer() != null && expected(bad).equals(bad.slug())) {
      assertThat(answer.json().path("errors").findValuesAsString("pointer"))
          .contains(bad.pointer());
    }
    assertThat(bad.heldBy(answer.text())).isEmpty();
    assertThat(bad.heldBy(output.getAll())).isEmpty();
    assertThat(head()).isEqualTo(head);
  }

  @Test
  void a_batch_of_all_of_it_stores_nothing_and_tells_each_line(CapturedOutput output) {
    List<BadInput> lines = BadInput.all().stream().filter(BadInput::fitsOneLine).toList();
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    for (BadInput line : lines) {
      batch.writeBytes(line.bytes());
      batch.write('\n');
    }
    long head = head();

    Answer answer = STAFF.batch(batch.toByteArray()).is(200);

    assertThat(answer.json().path("accepted").asInt()).isZero();
    assertThat(answer.json().path("rejected").asInt()).isEqualTo(lines.size());
    assertThat(answer.json().path("firstSequence").isNull()).isTrue();
    assertThat(BadInput.heldBy(answer.text(), lines)).isEmpty();
    assertThat(BadInput.heldBy(output.getAll(), lines)).isEmpty();
    assertThat(head()).isEqualTo(head);
    for (int i = 0; i < lines.size(); i++) {
      JsonNode problem = answer.json().path("problems").path(i);
      assertThat(problem.path("line").asInt()).isEqualTo(i + 1);
      assertThat(slug(problem)).as(lines.get(i).name()).isEqualTo(expected(lines.get(i)));
    }
  }

  /** What the platform alone may make is refused by the table of roles, before its form is. */
  private static String expected(BadInput bad) {
    return bad.name().startsWith("an emitter's ") ? "forbidden" : bad.slug();
  }

  private static String slug(JsonNode problem) {
    return problem.path("type").asString("").replace("/problems/", "");
  }

  private static long head() {
    return PLATFORM.application().getBean(InteractionLog.class).head();
  }
}
