package org.journey.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.journey.local.LocalIssuer;
import org.journey.security.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journey token}: a sign-in for a local instance. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Prints a bearer token for a local instance, good for 12 hours.")
final class TokenCommand implements Callable<Integer> {

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".journey",
      description = "The instance's data directory (default: ${DEFAULT-VALUE}).")
  private @SuppressWarnings("NullAway.Init") Path data;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "One of ${COMPLETION-CANDIDATES}. May be repeated.")
  private List<Role> roles = List.of();

  @Option(
      names = "--organisation",
      required = true,
      paramLabel = "ORGANISATION",
      description = "The organisation to act for. May be repeated.")
  private List<String> organisations = List.of();

  @Option(
      names = "--subject",
      paramLabel = "SUBJECT",
      description = "Who it is for: an id of staff (default: local- and the roles).")
  private @Nullable String subject;

  @Override
  public Integer call() {
    Ids.check(spec, "--organisation", organisations);
    String token =
        LocalIssuer.of(data)
            .token(
                subject,
                List.copyOf(new java.util.LinkedHashSet<>(roles)),
                organisations,
                Clock.systemUTC().instant());
    spec.commandLine().getOut().println(token);
    return JourneyCommand.DONE;
  }
}
