package org.journey.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.journey.local.LocalInstance;
import org.journey.log.LogUnavailable;
import org.springframework.beans.factory.BeanFactory;

/** The parts of the application over a data directory that no server runs on. */
final class Parts {

  private Parts() {}

  /**
   * What is done with them.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T with(BeanFactory parts) throws IOException;
  }

  /**
   * Does it.
   *
   * @throws Failure if there is no instance in the directory, or its log or files cannot be read
   */
  static <T> T of(Path directory, Work<T> work) {
    if (!LocalInstance.existsIn(directory)) {
      throw new Failure(directory + " holds no Journey");
    }
    try (Shutdown shutdown = new Shutdown()) {
      return work.with(
          shutdown.first(
              Application.parts(
                  "local",
                  environment -> shutdown.last(LocalInstance.start(directory)).settings())));
    } catch (LogUnavailable e) {
      throw new Failure("the log cannot be read for the moment", e);
    } catch (IOException | UncheckedIOException e) {
      throw new Failure("a file cannot be read or written: " + e.getMessage(), e);
    }
  }
}
