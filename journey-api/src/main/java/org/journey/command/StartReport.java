package org.journey.command;

import org.journey.checkpoint.LogBetrayed;
import org.journey.local.LocalTrouble;
import org.journey.operations.DatabaseTrouble;
import org.journey.operations.UnsafeSetting;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Keeps Spring from logging the trace of a start that failed for a reason that the command tells in
 * one line. Made by Spring, by its name in spring.factories.
 */
final class StartReport implements SpringBootExceptionReporter {

  StartReport(ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsafeSetting
          || cause instanceof DatabaseTrouble
          || cause instanceof LocalTrouble
          || cause instanceof LogBetrayed
          || cause instanceof PortInUseException) {
        return true;
      }
    }
    return false;
  }
}
