package org.journey.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.log.LogUnavailable;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.security.Actor;
import org.journey.security.Role;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;

/** A batch whose organisation has used its quota up, once its sender or the platform is gone. */
class BatchIntakeTest {

  /** A chunk of lines, which would wait for half an hour at one a second. */
  private static final int LINES = 2000;

  private static final Duration SOON = Duration.ofSeconds(20);

  private static final Actor STAFF = new Actor("w-1", Set.of(Role.STAFF), Set.of("north"));

  private final BatchIntake batches =
      new BatchIntake(
          new Intake(InstantSource.fixed(Instant.parse("2026-02-01T00:00:00Z")), any -> true),
          new NothingIsRecorded(),
          new Quotas(new Quotas.Settings(1, Map.of()), new SimpleMeterRegistry()));

  private static InputStream lines() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      lines.append(Events.referral(Events.fresh("j"))).append('\n');
    }
    return new ByteArrayInputStream(lines.toString().getBytes(UTF_8));
  }

  @Test
  void who_left_is_not_waited_for() {
    InputStream left = new SequenceInputStream(lines(), new Gone());
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> batches.take(left, STAFF, null))
                .isInstanceOf(IOException.class)
                .hasMessage("the sender left"));
  }

  @Test
  void a_platform_that_stops_does_not_wait() {
    Thread.startVirtualThread(
        () -> {
          try {
            Thread.sleep(Duration.ofSeconds(1));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          batches.stop();
        });
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> batches.take(lines(), STAFF, null))
                .isInstanceOf(LogUnavailable.class));
  }

  private static final class Gone extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the sender left");
    }
  }

  /** What waits for a quota is not recorded. */
  private static final class NothingIsRecorded implements Recorder {
    @Override
    public Outcome record(Submission submission) {
      throw new AssertionError("recorded");
    }

    @Override
    public List<Outcome> recordAll(List<Submission> chunk) {
      // A chunk is closed after a second: on a slow machine the first may be within the quota.
      Outcome refused =
          new Outcome.Refused(Problem.of(ProblemType.UNKNOWN_REFERENCE, "for a test"));
      return Collections.nCopies(chunk.size(), refused);
    }

    @Override
    public Outcome dryRun(Submission submission) {
      throw new AssertionError("tried");
    }
  }
}
