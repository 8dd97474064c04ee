package org.journey.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.journey.log.LogUnavailable;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.security.Actor;
import org.journey.security.Role;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;

/**
 * A batch that cannot be recorded at once: its organisation has used its quota up, or the log is
 * away.
 */
class BatchIntakeTest {

  /** A chunk of lines, which would wait for half an hour at one a second. */
  private static final int LINES = 2000;

  private static final Duration SOON = Duration.ofSeconds(20);

  private static final Actor STAFF = new Actor("w-1", Set.of(Role.STAFF), Set.of("north"));

  private static final Intake INTAKE =
      new Intake(InstantSource.fixed(Instant.parse("2026-02-01T00:00:00Z")), any -> true);

  private final BatchIntake batches =
      new BatchIntake(
          INTAKE,
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

  /** An import of hours is not to be begun again for a moment in which a disk is busy. */
  @Test
  void who_runs_the_platform_waits_for_a_log_that_is_away_for_a_moment() throws IOException {
    Away away = new Away(2);
    assertThat(new BatchIntake(INTAKE, away).take(lines(), STAFF, null).rejected())
        .isEqualTo(LINES);
    assertThat(away.asked).hasValueGreaterThan(2);
  }

  @Test
  void a_log_that_stays_away_ends_it() {
    Away away = new Away(Integer.MAX_VALUE);
    BatchIntake patient = new BatchIntake(INTAKE, away, null, Duration.ofMillis(600));
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> patient.take(lines(), STAFF, null))
                .isInstanceOf(LogUnavailable.class));
    assertThat(away.asked).hasValueGreaterThan(1);
  }

  /** They are told 503, and decide themselves when to send it again. */
  @Test
  void who_sends_is_told_at_once_that_the_log_is_away() {
    Away away = new Away(1);
    BatchIntake sent =
        new BatchIntake(
            INTAKE, away, new Quotas(new Quotas.Settings(0, Map.of()), new SimpleMeterRegistry()));
    assertThatThrownBy(() -> sent.take(lines(), STAFF, null)).isInstanceOf(LogUnavailable.class);
    assertThat(away.asked).hasValue(1);
  }

  /** A log that is away at first. */
  private static final class Away extends NothingIsRecorded {
    final AtomicInteger asked = new AtomicInteger();
    private final int times;

    Away(int times) {
      this.times = times;
    }

    @Override
    public List<Outcome> recordAll(List<Submission> chunk) {
      if (asked.incrementAndGet() <= times) {
        throw new LogUnavailable("the log cannot be reached", null);
      }
      return super.recordAll(chunk);
    }
  }

  private static final class Gone extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the sender left");
    }
  }

  /** What waits for a quota is not recorded. */
  private static class NothingIsRecorded implements Recorder {
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
