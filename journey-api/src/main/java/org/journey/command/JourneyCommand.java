package org.journey.command;

import java.io.PrintWriter;
import org.journey.checkpoint.LogBetrayed;
import org.journey.local.LocalTrouble;
import org.journey.operations.DatabaseTrouble;
import org.journey.operations.UnsafeSetting;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code journey}: chooses among its commands. */
@Command(
    name = "journey",
    description = "An event-sourced record of how people move through social prescribing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ServeCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      TokenCommand.class,
      SimulateCommand.class,
      ReplayCommand.class,
      ArchiveCommand.class,
      ProofCommand.class,
      RedriveCommand.class,
      VerifyCommand.class,
      BundleCommand.class,
      BackupCommand.class,
      MasterKeyCommand.class,
      LogKeyCommand.class
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {" 0:done", " 1:it failed, or a check did", " 2:wrong use or unsafe settings"})
public final class JourneyCommand implements Runnable {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  /** Made by picocli. */
  public JourneyCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: journey serve, for one.");
  }

  /**
   * Runs a command line.
   *
   * @return the exit code
   */
  public static int run(String... arguments) {
    return new CommandLine(new JourneyCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(JourneyCommand::failed)
        .execute(arguments);
  }

  /** What a person can put right is told in one line; the rest is a fault, with its trace. */
  private static int failed(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsafeSetting unsafe) {
        err.println("journey: " + unsafe.getMessage());
        return USAGE;
      }
      if (cause instanceof WrongUse) {
        err.println("journey: " + cause.getMessage());
        return USAGE;
      }
      if (cause instanceof LocalTrouble
          || cause instanceof DatabaseTrouble
          || cause instanceof LogBetrayed
          || cause instanceof Failure) {
        err.println("journey: " + cause.getMessage());
        return FAILED;
      }
    }
    failure.printStackTrace(err);
    err.flush();
    return FAILED;
  }
}
