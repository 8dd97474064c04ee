package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.journey.derived.ServiceAnswers;

/**
 * All places of the shared platform at which figures are worked out are taken: who asks for some is
 * told to come again.
 */
public final class Occupied implements AutoCloseable {

  private static final int AT_A_TIME = 2;
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch end = new CountDownLatch(1);

  /** Nothing is worked out until it is closed. */
  public Occupied() {
    Collection<ServiceAnswers> all =
        RunningPlatform.get().application().getBeansOfType(ServiceAnswers.class).values();
    CountDownLatch begun = new CountDownLatch(AT_A_TIME * all.size());
    for (ServiceAnswers answers : all) {
      for (int place = 0; place < AT_A_TIME; place++) {
        Thread.ofVirtual()
            .start(
                () ->
                    answers.answer(
                        "nobody",
                        new Object(),
                        () -> {
                          begun.countDown();
                          await(end);
                          return new Nothing();
                        }));
      }
    }
    assertThat(await(begun)).as("all places are taken").isTrue();
  }

  private record Nothing() implements ServiceAnswers.Made {
    @Override
    public boolean whole() {
      return false;
    }

    @Override
    public long bytes() {
      return 0;
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    end.countDown();
  }
}
