package org.journey.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.journey.json.Json;
import org.journey.research.ProofOutcome;
import org.journey.research.ViewProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code journey proof}: the nightly proof, now. */
@Command(
    name = "proof",
    mixinStandardHelpOptions = true,
    description = {
      "Folds every journey again and holds what comes of it against the tables that lists and"
          + " figures are read from, as a running Journey does every night.",
      "Prints what came of it as JSON; exits with 1 if a journey differs."
    })
final class ProofCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The data directory of a local instance that is not running.")
  private @SuppressWarnings("NullAway.Init") Path data;

  @Override
  public Integer call() {
    List<ProofOutcome> outcomes =
        Parts.<List<ProofOutcome>>of(data, parts -> parts.getBean(ViewProof.class).run());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("projections");
    outcomes.forEach(outcome -> all.add(json(outcome)));
    PrintStream out = System.out;
    out.println(Json.MAPPER.writeValueAsString(json));
    out.flush();
    return outcomes.stream().anyMatch(outcome -> outcome.differing() > 0)
        ? JourneyCommand.FAILED
        : JourneyCommand.DONE;
  }

  private static ObjectNode json(ProofOutcome outcome) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", outcome.projection());
    json.put("compared", outcome.compared());
    json.put("differing", outcome.differing());
    json.put("notCompared", outcome.notCompared());
    ArrayNode differences = json.putArray("differences");
    outcome
        .differences()
        .forEach(
            one ->
                differences
                    .addObject()
                    .put("organisation", one.organisation())
                    .put("sequence", one.sequence()));
    return json;
  }
}
