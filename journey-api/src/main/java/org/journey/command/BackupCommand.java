package org.journey.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.journey.json.Json;
import org.journey.local.Backup;
import org.journey.local.Backup.Made;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code journey backup}: copies a local instance while it runs. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies a local instance while it runs and is used: its database, and the keys and passwords"
          + " without which that cannot be read. The copy is a data directory, for its owner's eyes"
          + " alone: whoever has it can read all that is personal in it.",
      "To restore: stop the instance, move its data directory aside, put a copy of the back-up in"
          + " its place, and copy erasures.ndjson and checkpoints from the directory that was moved"
          + " aside into it: the list of erasures, without which what was erased since would be"
          + " readable again, and what was published of the log, by which the start says what is"
          + " missing. Both must be the newest, so neither is in the copy. Then start it.",
      "What was recorded since is missing: whoever sent it can send it again, and what is there"
          + " already is not stored twice.",
      "The archive and the files of extracts are left out: the archive is made anew when it is"
          + " needed, an extract is to be asked for again.",
      "Of an instance that does not run, a plain copy of the directory is the back-up. In"
          + " production use PostgreSQL's own tools, and keep a copy of the master key.",
      "Prints what was made as JSON; position is the sequence up to which everything is in it."
    })
final class BackupCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".journey",
      description = "The instance's data directory (default: ${DEFAULT-VALUE}).")
  private @SuppressWarnings("NullAway.Init") Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The directory to make; it must not be there yet, or be empty.")
  private @SuppressWarnings("NullAway.Init") Path out;

  @Override
  public Integer call() {
    Backup backup = new Backup(data, out);
    Made made;
    try (Progress progress = Progress.show(backup::bytes, -1)) {
      made = backup.make();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("position", made.position());
    json.put("files", made.files());
    json.put("bytes", made.bytes());
    PrintStream print = System.out;
    print.println(Json.MAPPER.writeValueAsString(json));
    print.flush();
    return JourneyCommand.DONE;
  }
}
