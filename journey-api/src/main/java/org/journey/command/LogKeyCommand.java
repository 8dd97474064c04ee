package org.journey.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.journey.checkpoint.SigningKeys;
import org.journey.proof.NoteKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code journey log-key}: for those who set up production, or hand out what verifies. */
@Command(
    name = "log-key",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new pair of keys by which checkpoints of the log are signed",
      "(journey.log.signing-key-files), and prints the public one, which auditors verify with."
    })
final class LogKeyCommand implements Callable<Integer> {

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "The file to make, readable by you alone; with --show, one that is there.")
  private @SuppressWarnings("NullAway.Init") Path file;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "journey",
      description = "Whose key it is: journey.log.name (default: ${DEFAULT-VALUE}).")
  private @SuppressWarnings("NullAway.Init") String name;

  @Option(names = "--show", description = "Make nothing; print the public key of FILE.")
  private boolean show;

  @Override
  public Integer call() {
    if (!NoteKey.isName(name)) {
      throw new WrongUse("--name: must be without blanks and plus signs, of 1 to 255 characters");
    }
    if (!show && Files.exists(file)) {
      throw new Failure(file + " is there already, and is left as it is");
    }
    try {
      if (!show) {
        SigningKeys.create(file);
      }
      SigningKeys.open(name, List.of(file))
          .keys()
          .forEach(key -> spec.commandLine().getOut().println(key));
      return JourneyCommand.DONE;
    } catch (IOException e) {
      throw new Failure(reason(e), e);
    }
  }

  private String reason(IOException failure) {
    @Nullable String message = failure.getMessage();
    return message != null && message.startsWith(file.toString())
        ? message
        : file + ": cannot be read or written";
  }
}
