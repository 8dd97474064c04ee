package org.journey.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.journey.json.Json;
import org.journey.research.ArchiveDesk;
import org.journey.research.ArchiveDesk.Contents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code journey archive}: looks after the files that replays read. */
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    description = {
      "Looks after the archive, the files that replays read. They hold codes and times alone, and"
          + " can be thrown away: all of it is made from the log.",
      "The instance must not be running."
    })
final class ArchiveCommand implements Runnable {

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  /** Of which instance. */
  static final class Where {
    @Option(
        names = "--data",
        required = true,
        paramLabel = "DIR",
        description = "The data directory of a local instance that is not running.")
    private @SuppressWarnings("NullAway.Init") Path data;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: check or rebuild.");
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Looks at every byte of every file, and prints what is in them as JSON.",
        "If files are damaged prints their names, and exits with 1. Whatever reads them makes them"
            + " again from the log; so does rebuild."
      })
  int check(@Mixin Where where) {
    return Parts.of(
        where.data,
        parts -> {
          ArchiveDesk desk = parts.getBean(ArchiveDesk.class);
          List<String> damaged = desk.damaged();
          if (damaged.isEmpty()) {
            return print(desk.contents(0));
          }
          ObjectNode json = JsonNodeFactory.instance.objectNode();
          damaged.forEach(json.putArray("damaged")::add);
          print(json);
          return JourneyCommand.FAILED;
        });
  }

  @Command(
      name = "rebuild",
      mixinStandardHelpOptions = true,
      description = "Makes it anew from the log, and prints what is in it as JSON.")
  int rebuild(@Mixin Where where) {
    return Parts.of(
        where.data,
        parts -> {
          ArchiveDesk desk = parts.getBean(ArchiveDesk.class);
          desk.clear();
          long head = desk.head();
          Contents contents;
          try (Progress progress =
              Progress.show(desk.archive()::written, head, "interactions archived")) {
            contents = desk.contents(head);
          }
          return print(contents);
        });
  }

  /** A journey that cannot be read is no damage, but is not passed over. */
  private static int print(Contents contents) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("damaged");
    json.put("files", contents.files());
    json.put("bytes", contents.bytes());
    json.put("journeys", contents.journeys());
    json.put("unreadable", contents.unreadable());
    json.put("interactions", contents.interactions());
    json.put("position", contents.position());
    print(json);
    return JourneyCommand.DONE;
  }

  private static void print(ObjectNode json) {
    PrintStream out = System.out;
    out.println(Json.MAPPER.writeValueAsString(json));
    out.flush();
  }
}
