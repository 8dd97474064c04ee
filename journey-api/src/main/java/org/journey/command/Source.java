package org.journey.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which Journey a command works on: a data directory that no server runs on, or a running one. */
final class Source {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory of a local instance that is not running.")
  @Nullable Path data;

  /** That of a command that may be told of none: the directory that {@code serve} makes here. */
  static Source orHere(@Nullable Source given) {
    if (given != null) {
      return given;
    }
    Source here = new Source();
    here.data = Path.of(".journey");
    return here;
  }

  @ArgGroup(exclusive = false)
  @Nullable Remote remote;

  /** A running Journey. */
  static final class Remote {

    @Option(
        names = "--url",
        required = true,
        paramLabel = "URL",
        description = "The address of a running Journey, such as http://127.0.0.1:8080.")
    String url = "";

    @Option(
        names = "--token",
        required = true,
        paramLabel = "TOKEN",
        description = "A bearer token for it.")
    String token = "";
  }
}
