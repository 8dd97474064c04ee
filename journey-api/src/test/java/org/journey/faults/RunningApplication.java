package org.journey.faults;

import java.io.IOException;
import java.nio.file.Path;
import org.journey.testing.Scratch;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One application for all tests that leave it running, started by the first and ended after the
 * last.
 */
final class RunningApplication implements ParameterResolver {

  /** What a test may ask for. */
  static final class Instance implements AutoCloseable {

    private final Path directory;
    private final ChildApplication application;
    private final Api api;
    private final LogRows log;

    private Instance() {
      try {
        directory = Scratch.directory("faults-");
        application = new ChildApplication(directory.resolve("data")).start();
        api = application.api("soar");
        log = application.log();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    ChildApplication application() {
      return application;
    }

    /** As a member of staff of soar. */
    Api api() {
      return api;
    }

    LogRows log() {
      return log;
    }

    @Override
    public void close() throws IOException {
      api.close();
      application.close();
      Scratch.delete(directory);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Instance.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(RunningApplication.class))
        .computeIfAbsent(Instance.class, _ -> new Instance(), Instance.class);
  }
}
