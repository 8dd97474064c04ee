package org.journey.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.journey.web.RunningPlatform;

/**
 * A class-data archive of the application, which halves the start of a JVM: what one that started
 * and ended had loaded.
 *
 * <p>Such a one can only be of jars, so directories on the class path are put into some.
 *
 * @param path the class path that it holds for
 */
record ClassArchive(Path file, String path) {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /**
   * Makes one, deleted when this JVM ends.
   *
   * @param classPath of this JVM
   * @return none if that fails: what starts without one starts all the same
   */
  static Optional<ClassArchive> make(String classPath) {
    try {
      Path directory = Files.createTempDirectory("journey-classes-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      Path file = directory.resolve("classes.jsa");
      String path = ofJars(classPath, directory);
      dump(file, path, directory);
      return Optional.of(new ClassArchive(file, path));
    } catch (IOException | IllegalStateException e) {
      System.err.println("JVMs start without an archive of their classes: " + e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** What lets a JVM use it; it does not say that the JDK's own archive knew of fewer options. */
  List<String> options() {
    return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off");
  }

  private static void delete(Path directory) {
    try {
      PostgresBinaries.delete(directory);
    } catch (IOException e) {
      System.err.println(directory + " is left: " + e);
    }
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
