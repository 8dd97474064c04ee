package org.journey.examples;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of docs/examples that is run to its end. */
public final class Program {

  /** Where the examples are, seen from a module. */
  static final Path EXAMPLES =
      Path.of(System.getProperty("journey.root", "..")).resolve("docs/examples").toAbsolutePath();

  private static final long PATIENCE_SECONDS = 90;

  private Program() {}

  /**
   * How Java runs an example of Kafka's: of this class path with what docs/examples names alone.
   */
  public static List<String> overKafka(String example, String... arguments) {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String needed =
        Stream.of(all.split(File.pathSeparator, -1))
            .filter(
                entry ->
                    Path.of(entry)
                        .getFileName()
                        .toString()
                        .matches("(kafka-clients|slf4j-api|lz4).*"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                needed,
                EXAMPLES.resolve(example).toString()));
    line.addAll(List.of(arguments));
    return line;
  }

  /**
   * What came of it.
   *
   * @param printed on standard output
   * @param told on standard error
   */
  public record Run(int exit, String printed, String told) {}

  /**
   * Runs it.
   *
   * @param directory where it is at home, and leaves what it leaves
   */
  public static Run run(
      Path directory, Map<String, String> environment, String input, List<String> command)
      throws IOException, InterruptedException {
    Path given = Files.writeString(directory.resolve("input.txt"), input);
    Path printed = directory.resolve("output.txt");
    Path told = directory.resolve("error.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(given.toFile())
            .redirectOutput(printed.toFile())
            .redirectError(told.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("it does not end: " + Files.readString(told));
      }
      return new Run(process.exitValue(), Files.readString(printed), Files.readString(told));
    } finally {
      process.destroyForcibly();
    }
  }
}
