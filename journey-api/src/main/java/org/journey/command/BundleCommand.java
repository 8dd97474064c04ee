package org.journey.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journey bundle}: fetches a bundle for an auditor. */
@Command(
    name = "bundle",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches a bundle from a running Journey: of one journey, or of the whole log with the"
          + " interactions of an organisation. The token needs the role AUDITOR.",
      "What is personal stays sealed in it. Verify it with: journey verify."
    })
final class BundleCommand implements Callable<Integer> {

  private static final int OK = 200;
  private static final int LONGEST_PROBLEM = 64 * 1024;

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Source.@Nullable Remote remote;

  @Option(names = "--journey", paramLabel = "ID", description = "Of this journey; else of all.")
  private @Nullable String journey;

  @Option(
      names = "--as-at",
      paramLabel = "TIME",
      description = "The state by what had happened by then; with --journey.")
  private @Nullable String asAt;

  @Option(
      names = "--as-known",
      paramLabel = "TIME",
      description = "What had been recorded by then; with --journey.")
  private @Nullable String asKnown;

  @Option(
      names = "--model",
      paramLabel = "ID@VERSION",
      description = "The state under this stage model; with --journey.")
  private @Nullable String model;

  @Option(
      names = "--organisation",
      paramLabel = "ORGANISATION",
      description = "Needed if the token names several.")
  private @Nullable String organisation;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file is there when all is written, or not at all; - for standard output.")
  private String out = "";

  @Override
  public Integer call() throws IOException {
    Ids.check(spec, "--organisation", organisation);
    Ids.check(spec, "--journey", journey);
    if (remote == null) {
      throw new WrongUse("--url and --token are needed");
    }
    if (journey == null && (asAt != null || asKnown != null || model != null)) {
      throw new WrongUse("--as-at, --as-known and --model are of a state: name a --journey");
    }
    try (Remote running = new Remote(remote);
        ReplayFile file = ReplayFile.named(out)) {
      HttpResponse<InputStream> answer =
          running.answer(
              running.request(path()).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != OK) {
          throw Remote.refused(answer.statusCode(), body.readNBytes(LONGEST_PROBLEM));
        }
        // Flushed and not closed: the file is closed when it gets its name.
        OutputStream to = file.begin();
        body.transferTo(to);
        to.flush();
        file.done();
      }
    } catch (IOException e) {
      throw new Failure("interrupted: " + e, e);
    }
    return JourneyCommand.DONE;
  }

  private String path() {
    List<String> query = new ArrayList<>();
    add(query, "asAt", asAt);
    add(query, "asKnown", asKnown);
    add(query, "model", model);
    add(query, "organisation", organisation);
    return (journey == null ? "/log/bundle" : "/journeys/" + journey + "/bundle")
        + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  private static void add(List<String> query, String name, @Nullable String value) {
    if (value != null) {
      query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
