package org.journey.local;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.journey.web.RunningPlatform;
import org.jspecify.annotations.Nullable;

/**
 * A class-data archive of the application, which halves the start of a JVM: what one that started
 * and ended had loaded.
 *
 * <p>Such a one can only be of jars, so directories on the class path are put into some. All lie
 * under {@code target} and serve every JVM that runs tests, until what they were made of changes.
 *
 * @param path the class path that it holds for
 */
record ClassArchive(Path file, String path) {

  private static final Path ALL = Path.of("target", "class-archive").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static @Nullable ClassArchive known;
  private static boolean failed;

  /**
   * The one there is, or a new one, which takes as long as some starts.
   *
   * @param classPath of this JVM
   * @return none while another JVM makes it, and none where that fails: what starts without one
   *     starts all the same
   */
  static synchronized Optional<ClassArchive> of(String classPath) {
    if (known == null && !failed) {
      try {
        Files.createDirectories(ALL);
        try (FileChannel channel =
                FileChannel.open(
                    ALL.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock alone = channel.tryLock()) {
          known = alone == null ? null : madeOf(classPath);
        }
      } catch (IOException | IllegalStateException e) {
        System.err.println("JVMs start without an archive of their classes: " + e);
        failed = true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return Optional.ofNullable(known);
  }

  private static ClassArchive madeOf(String classPath) throws IOException, InterruptedException {
    Path note = ALL.resolve("made-of");
    String content = content(classPath);
    if (Files.exists(note)) {
      List<String> noted = Files.readAllLines(note);
      if (noted.size() == 3 && noted.getFirst().equals(content)) {
        return new ClassArchive(Path.of(noted.get(1)), noted.get(2));
      }
    }
    // Beside those there were: a JVM may run on them still.
    Path directory = Files.createTempDirectory(ALL, "made-");
    String path = ofJars(classPath, directory);
    ClassArchive made = new ClassArchive(directory.resolve("classes.jsa"), path);
    dump(made.file, path, directory);
    Files.write(note, List.of(content, made.file.toString(), path));
    return made;
  }

  /** Changes with every class that is compiled anew. */
  private static String content(String classPath) throws IOException {
    int hash = classPath.hashCode();
    for (String part : classPath.split(File.pathSeparator)) {
      if (Files.exists(Path.of(part))) {
        try (Stream<Path> files = Files.walk(Path.of(part))) {
          for (Path file : (Iterable<Path>) files.sorted()::iterator) {
            hash = 31 * hash + file.hashCode();
            hash = 31 * hash + Files.getLastModifiedTime(file).hashCode();
          }
        }
      }
    }
    return Integer.toHexString(hash);
  }

  /** What lets a JVM use it; it does not say that the JDK's own archive knew of fewer options. */
  List<String> options() {
    return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off");
  }

  private static String ofJars(String classPath, Path directory) {
    List<String> jars = new ArrayList<>();
    for (String part : classPath.split(File.pathSeparator)) {
      if (!Files.isDirectory(Path.of(part))) {
        jars.add(part);
        continue;
      }
      String jar = directory.resolve("classes-" + jars.size() + ".jar").toString();
      int exit =
          ToolProvider.findFirst("jar")
              .orElseThrow(() -> new IllegalStateException("no program to make jars"))
              .run(
                  System.out,
                  System.err,
                  "--create",
                  "--no-compress",
                  "--file",
                  jar,
                  "-C",
                  part,
                  ".");
      if (exit != 0) {
        throw new IllegalStateException(part + " does not go into a jar");
      }
      jars.add(jar);
    }
    return String.join(File.pathSeparator, jars);
  }

  /** Of the application with its own broker: what is started apart is one of the two. */
  private static void dump(Path file, String path, Path directory)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(
                ChildJvm.line(
                    List.of("-Xmx384m", "-XX:ArchiveClassesAtExit=" + file),
                    path,
                    "org.journey.Journey",
                    "serve",
                    "--data",
                    directory.resolve("data").toString(),
                    "--port",
                    Integer.toString(RunningPlatform.freePort()),
                    "--no-study"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!Files.readString(output).contains("Journey is ready")) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException("it does not start: " + Files.readString(output));
        }
        Thread.sleep(100);
      }
      process.destroy();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !Files.exists(file)) {
        throw new IllegalStateException("it does not tell: " + Files.readString(output));
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
