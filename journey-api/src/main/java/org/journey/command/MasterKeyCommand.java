package org.journey.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.journey.local.LocalDatabase;
import org.journey.log.LogReads;
import org.journey.log.LogUnavailable;
import org.journey.operations.ProductionDatabase;
import org.journey.sealing.FileMasterKey;
import org.journey.sealing.MasterKey;
import org.journey.sealing.MasterKeyUse;
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
            + " rotate, and put that everywhere.",
        "What an older key alone can open is lost for ever with it: --drop-old looks for it, and"
            + " drops nothing if there is any."
      })
  static final class Rotate implements Callable<Integer> {

    @Option(names = "--prepare", description = "Only add it: it unwraps, and does not wrap yet.")
    private boolean prepare;

    @Option(
        names = "--drop-old",
        description =
            "Drop all older keys: once every node has the file, and said that nothing needs them.")
    private boolean dropOld;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "With --drop-old: look in the database of this local instance.")
    private @Nullable Path data;

    @Option(
        names = "--production",
        description = "With --drop-old: look in the database that production is configured with.")
    private boolean production;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "A file of production's settings beside the environment's.")
    private @Nullable Path config;

    @Option(
        names = "--unchecked",
        description = {
          "With --drop-old: look nowhere. Whatever needs an older key, be it one person's name and",
          "notes or everybody's, can never be read again."
        })
    private boolean unchecked;

    @Parameters(paramLabel = "FILE", description = "The file of the master key.")
    private @SuppressWarnings("NullAway.Init") Path file;

    @Override
    public Integer call() {
      if (prepare && dropOld) {
        throw new WrongUse("--prepare and --drop-old are two steps: one at a time");
      }
      if (!dropOld && (data != null || production || unchecked || config != null)) {
        throw new WrongUse("--data, --production, --config and --unchecked go with --drop-old");
      }
      try {
        if (prepare) {
          FileMasterKey.prepare(file);
        } else if (dropOld) {
          drop();
        } else {
          FileMasterKey.rotate(file);
        }
        return JourneyCommand.DONE;
      } catch (IOException e) {
        throw new Failure(file + ": " + e.getMessage(), e);
      }
    }

    private void drop() throws IOException {
      if (Stream.of(data != null, production, unchecked).filter(given -> given).count() != 1) {
        throw new WrongUse(
            "--drop-old: say where to look for what needs an older key: --data DIR or --production;"
                + " or look nowhere, with --unchecked");
      }
      if (!FileMasterKey.dropOlder(file, this::look)) {
        throw new Failure(file + " has no older key: nothing was dropped");
      }
    }

    private void look(MasterKey.Marks marks) {
      if (unchecked) {
        return;
      }
      LogReads.Work<Long> count = MasterKeyUse.without(marks.staying());
      long needing;
      try {
        needing =
            data == null
                ? Application.settings(
                    "production",
                    Application.configured(config),
                    environment -> ProductionDatabase.with(environment, count))
                : LocalDatabase.with(data, count);
      } catch (LogUnavailable e) {
        throw new Failure("the database does not answer: nothing was dropped", e);
      }
      if (needing > 0) {
        throw new Failure(
            needing
                + " keys of persons, days or months can be unwrapped by an older key alone: nothing"
                + " was dropped. Nodes that have this file wrap them anew; one with another file"
                + " goes on making such keys");
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
