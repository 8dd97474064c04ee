package org.journey.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.journey.sealing.FileMasterKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code journey master-key}: for those who set up production. */
@Command(
    name = "master-key",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new master key for production (journey.master-key-file).",
      "Keep a copy elsewhere: without it nothing personal can be read again."
    })
final class MasterKeyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The file to make; it must not be there yet.")
  private @SuppressWarnings("NullAway.Init") Path file;

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      throw new Failure(file + " is there already, and is left as it is");
    }
    try {
      FileMasterKey.openOrCreate(file);
      return JourneyCommand.DONE;
    } catch (IOException e) {
      throw new Failure(file + ": " + e.getMessage(), e);
    }
  }
}
