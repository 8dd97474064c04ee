package org.journey.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code journey redrive}: sends refused Kafka records again. */
@Command(
    name = "redrive",
    mixinStandardHelpOptions = true,
    description = {
      "Has a running Journey send refused Kafka records again, each as it came, to the topic it"
          + " came from: once what kept them from being accepted is mended.",
      "Prints how many there are as JSON; they are sent in the background. The token needs the role"
          + " ADMIN. What was refused over 14 days ago cannot be read any more."
    })
final class RedriveCommand implements Callable<Integer> {

  private static final int ACCEPTED = 202;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Source.@Nullable Remote remote;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FROM",
      description = {
        "The first: a time such as 2026-01-31T09:00:00Z, or an offset of the topic"
            + " journey.interactions.rejected."
      })
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TO",
      description = "The end: a time, not included, or an offset, included.")
  private String to = "";

  @Override
  public Integer call() throws IOException {
    ObjectNode range = JsonNodeFactory.instance.objectNode();
    put(range, "from", from);
    put(range, "to", to);
    if (remote == null) {
      throw new WrongUse("--url and --token are needed");
    }
    try (Remote journey = new Remote(remote)) {
      HttpResponse<byte[]> answer =
          journey.answer(
              journey
                  .request("/rejected/redrive")
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(range)))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != ACCEPTED) {
        throw Remote.refused(answer.statusCode(), answer.body());
      }
      PrintStream out = System.out;
      out.println(new String(answer.body(), StandardCharsets.UTF_8));
      out.flush();
      return JourneyCommand.DONE;
    }
  }

  /** An offset is a number, anything else is told as it is: the platform says what is wrong. */
  private static void put(ObjectNode range, String name, String value) {
    if (value.matches("[0-9]{1,18}")) {
      range.put(name, Long.parseLong(value));
    } else {
      range.put(name, value);
    }
  }
}
