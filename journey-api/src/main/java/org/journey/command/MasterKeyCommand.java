package org.journey.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.journey.sealing.FileMasterKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code journey master-key}: for those who set up production. */
@Command(
    name = "master-key",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new master key for production (journey.master-key-file).",
      "Keep a copy elsewhere: without it nothing personal can be read again."
    },
    subcommands = MasterKeyCommand.Rotate.class)
final class MasterKeyCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The file to make; it must not be there yet.")
  private @Nullable Path file;

  /** {@code journey master-key rotate}: beside a platform that runs. */
  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = {
        "Adds a new key to the file, by which everything is wrapped from then on. Nodes that run"
            + " see",
        "it within seconds, wrap all keys of persons anew, and say in their log when that is done.",
        "Where nodes have files of their own: --prepare first, put that file everywhere, then"
            + " rotate."
      })
  static final class Rotate implements Callable<Integer> {

    @Option(names = "--prepare", description = "Only add it: it unwraps, and does not wrap yet.")
    private boolean prepare;

    @Option(
        names = "--drop-old",
        description = "Drop all older keys: once every node said that nothing needs them.")
    private boolean dropOld;

    @Parameters(paramLabel = "FILE", description = "The file of the master key.")
    private @SuppressWarnings("NullAway.Init") Path file;

    @Override
    public Integer call() {
      if (prepare && dropOld) {
        throw new WrongUse("--prepare and --drop-old are two steps: one at a time");
      }
      try {
        if (prepare) {
          FileMasterKey.prepare(file);
        } else if (dropOld) {
          FileMasterKey.dropOlder(file);
        } else {
          FileMasterKey.rotate(file);
        }
        return JourneyCommand.DONE;
      } catch (IOException e) {
        throw new Failure(file + ": " + e.getMessage(), e);
      }
    }
  }

  @Override
  public Integer call() {
    if (file == null) {
      throw new WrongUse("master-key: say which file to make");
    }
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
