package org.journey.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/**
 * What a fuzz test begins with and what it once found, where Jazzer looks for it: a file an input,
 * in {@code <name of the class>Inputs/reads}. Ordinary runs read it without Jazzer, which would
 * instrument every class that is loaded from then on.
 */
public final class Corpus {

  private Corpus() {}

  /** The inputs of a test whose method is called {@code reads}, by the names of their files. */
  public static Stream<Named<byte[]>> of(Class<?> test) {
    Path directory =
        Path.of("src/test/resources", test.getPackageName().replace('.', '/'))
            .resolve(test.getSimpleName() + "Inputs")
            .resolve("reads");
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> sorted = files.sorted().toList();
      return sorted.stream().map(Corpus::named);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What this thread has had of a processor: it does not grow while others have it. */
  public static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Named<byte[]> named(Path file) {
    try {
      return Named.of(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
