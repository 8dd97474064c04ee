package org.journey.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * All benchmarks, one after the other. {@code ./mvnw -q -Pbench verify} runs them and prints the
 * tables that docs/performance.md holds.
 *
 * <p>Arguments: {@code
 * what=log,checkpoints,privacy,projections,memory,services,replays,courtesy,kafka,console} for some
 * of them, and what each of them takes. {@code what=scaling}, the table of docs/scaling.md, takes
 * an hour and has to be asked for.
 */
public final class Benchmarks {

  private static final String WHAT = "what=";

  private Benchmarks() {}

  /** Runs them. */
  public static void main(String[] arguments) throws Exception {
    // Clients of Kafka tell all their settings before the application says what is logged.
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    List<String> wanted =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(WHAT))
            .map(argument -> argument.substring(WHAT.length()))
            .findFirst()
            .map(names -> List.of(names.split(",")))
            .orElse(
                List.of(
                    "log",
                    "checkpoints",
                    "privacy",
                    "projections",
                    "memory",
                    "services",
                    "replays",
                    "courtesy",
                    "kafka",
                    "console"));
    for (String one : wanted) {
      switch (one) {
        case "log" -> LogBenchmark.main(arguments);
        case "checkpoints" -> CheckpointBenchmark.main(arguments);
        case "privacy" -> PrivacyBenchmark.main(arguments);
        case "projections" -> ProjectionBenchmark.main(arguments);
        case "memory" -> MemoryBenchmark.main(arguments);
        case "services" -> ServiceBenchmark.main(arguments);
        case "replays" -> ReplayBenchmark.main(arguments);
        case "courtesy" -> CourtesyBenchmark.main(arguments);
        case "kafka" -> KafkaBenchmark.main(arguments);
        case "console" -> ConsoleBenchmark.main(arguments);
        case "scaling" -> ScalingBenchmark.main(arguments);
        default -> throw new IllegalArgumentException("no benchmark: " + one);
      }
      System.out.println();
    }
  }
}
