package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Work of the shared platform that another node seems to have taken: it is as far as a test says,
 * and who looks at it finds it running. Once it is let go of, the platform does it.
 */
public final class Held implements AutoCloseable {

  private static final JdbcClient DATABASE =
      RunningPlatform.get().application().getBean(JdbcClient.class);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 2;

  /** For longer than any test takes: as long as that nobody takes it over. */
  private static final String ELSEWHERE =
      "owner = 'elsewhere', claimed = clock_timestamp() + interval '1 hour'";

  private static final String OF_PROJECTION =
      " where projection = ? and state in ('BUILDING', 'COMPARING')";

  private static final String OF_ORGANISATION =
      " where organisation = ? and status in ('QUEUED', 'RUNNING')";

  private final String whose;
  private final String take;
  private final String progress;
  private final String letGo;
  private final CountDownLatch taken = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::take);
  private volatile boolean closed;

  private Held(String whose, String take, String progress, String letGo) {
    this.whose = whose;
    this.take = take;
    this.progress = progress;
    this.letGo = letGo;
  }

  /** The rebuild of a projection that begins next. One that runs already is waited for. */
  public static Held rebuild(String projection) {
    String running = "select count(*) from projection_rebuild" + OF_PROJECTION;
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (DATABASE.sql(running).param(projection).query(Integer.class).single() > 0) {
      assertThat(System.nanoTime()).as("a rebuild has ended within a minute").isLessThan(until);
      pause();
    }
    // How many journeys there are is kept where the outcome of the comparison comes later.
    return begun(
        new Held(
            projection,
            "update projection_rebuild set compared = journeys, " + ELSEWHERE + OF_PROJECTION,
            "update projection_rebuild set journeys = 100, done = ?" + OF_PROJECTION,
            "update projection_rebuild set journeys = compared, compared = null, done = 0,"
                + " owner = null"
                + OF_PROJECTION));
  }

  /** The replay or extract that an organisation asks for next. */
  public static Held job(String organisation) {
    return begun(
        new Held(
            organisation,
            "update research_job set status = 'RUNNING', started = clock_timestamp(), total = 100, "
                + ELSEWHERE
                + OF_ORGANISATION,
            "update research_job set done = ?" + OF_ORGANISATION,
            "update research_job set status = 'QUEUED', owner = null" + OF_ORGANISATION));
  }

  private static Held begun(Held held) {
    held.thread.start();
    return held;
  }

  private void take() {
    while (!closed && taken.getCount() > 0) {
      if (DATABASE.sql(take).param(whose).update() == 1) {
        taken.countDown();
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Says how far it is. Fails if it has not begun.
   *
   * @param percent from 0 to 99
   */
  public void reaches(int percent) {
    try {
      assertThat(taken.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it has begun").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    assertThat(DATABASE.sql(progress).param(percent).param(whose).update()).isEqualTo(1);
  }

  /** Lets go of it, unless it was ended meanwhile. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    DATABASE.sql(letGo).param(whose).update();
  }
}
