package org.journey.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.journey.access.AccessEntry;
import org.journey.access.AccessLog;
import org.journey.json.Json;
import org.journey.local.LocalInstance;
import org.journey.log.InteractionLog;
import org.journey.log.LogUnavailable;
import org.journey.log.Stored;
import org.journey.sealing.FieldOpener;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code journey export}: prints what is stored. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the stored interactions in the order of the log, one CloudEvent in JSON a line.",
      "From a data directory with what is personal in clear, as whoever has the directory has its"
          + " keys; from a running Journey what the token may see. Without either, from .journey"
          + " here."
    })
final class ExportCommand implements Callable<Integer> {

  private static final int CHUNK = 500;
  private static final JsonMapper JSON = Json.MAPPER;

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @ArgGroup(multiplicity = "0..1")
  private @Nullable Source given;

  @Option(names = "--organisation", paramLabel = "ORGANISATION", description = "Only this one's.")
  private @Nullable String organisation;

  @Option(
      names = "--sealed",
      description = "The exact stored bytes, what is personal sealed; with --data only.")
  private boolean sealed;

  @Override
  public Integer call() throws IOException {
    Ids.check(spec, "--organisation", organisation);
    try (OutputStream out = new BufferedOutputStream(System.out, 1 << 16)) {
      Source source = Source.orHere(given);
      Path data = source.data;
      if (data != null) {
        from(data, out);
      } else {
        fromRunning(source.remote, out);
      }
      return JourneyCommand.DONE;
    }
  }

  private void from(Path directory, OutputStream out) {
    if (!LocalInstance.existsIn(directory)) {
      throw new Failure(directory + " holds no Journey");
    }
    try (Shutdown shutdown = new Shutdown()) {
      ConfigurableApplicationContext parts =
          shutdown.first(
              Application.parts(
                  "local",
                  environment -> shutdown.last(LocalInstance.start(directory)).settings()));
      parts.getBean(AccessLog.class).writeCommand(AccessEntry.Command.EXPORT, organisation);
      InteractionLog log = parts.getBean(InteractionLog.class);
      FieldOpener opener = parts.getBean(FieldOpener.class);
      List<Stored> chunk = new ArrayList<>(CHUNK);
      log.stream(
          0,
          log.head(),
          organisation,
          stored -> {
            chunk.add(stored);
            if (chunk.size() == CHUNK) {
              print(chunk, opener, out);
              chunk.clear();
            }
          });
      print(chunk, opener, out);
    } catch (LogUnavailable e) {
      throw new Failure("the log cannot be read for the moment", e);
    }
  }

  private void print(List<Stored> chunk, FieldOpener opener, OutputStream out) {
    try {
      if (sealed) {
        for (Stored stored : chunk) {
          out.write(stored.event());
          out.write('\n');
        }
        return;
      }
      for (ObjectNode opened : opener.open(chunk)) {
        out.write(JSON.writeValueAsBytes(opened));
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fromRunning(Source.@Nullable Remote remote, OutputStream out) throws IOException {
    if (remote == null) {
      throw new ParameterException(spec.commandLine(), "Give --data, or --url and --token.");
    }
    if (sealed) {
      throw new ParameterException(spec.commandLine(), "--sealed needs --data.");
    }
    try (Remote running = new Remote(remote)) {
      // A page can be empty though more follow: not everybody may see everything.
      JsonNode next = JSON.getNodeFactory().numberNode(0);
      while (next.isNumber()) {
        JsonNode feed = JSON.readTree(running.feed(next.longValue(), CHUNK, organisation));
        for (JsonNode event : feed.path("interactions")) {
          out.write(JSON.writeValueAsBytes(event));
          out.write('\n');
        }
        next = feed.path("next");
      }
    } catch (IOException e) {
      throw new Failure("interrupted: " + e, e);
    }
  }
}
