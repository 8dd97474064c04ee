package org.journey.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JVMs of their own, with the classes of this one.
 *
 * <p>To load and to verify them is more than half of the application's start, which is most of what
 * a test with several starts costs: from the third on they have a {@link ClassArchive}.
 */
public final class ChildJvm {

  /** To make the archive takes as long as some starts: it pays where many follow. */
  private static final int WITHOUT = 2;

  private static final List<String> ALWAYS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Daxoniq.update-checker.disabled=true");

  private static int started;

  private ChildJvm() {}

  /**
   * The line that starts one.
   *
   * @param options of the JVM, the size of its heap for instance
   * @param main the class to run
   */
  public static List<String> command(List<String> options, String main, String... arguments) {
    Optional<ClassArchive> classes = archive();
    List<String> given = new ArrayList<>();
    classes.ifPresent(made -> given.addAll(made.options()));
    given.addAll(options);
    String path = classes.map(ClassArchive::path).orElseGet(ChildJvm::classPath);
    return line(given, path, main, arguments);
  }

  static List<String> line(List<String> options, String path, String main, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(ALWAYS);
    line.addAll(options);
    line.addAll(List.of("-cp", path, main));
    line.addAll(List.of(arguments));
    return line;
  }

  private static synchronized Optional<ClassArchive> archive() {
    started++;
    return started <= WITHOUT ? Optional.empty() : ClassArchive.of(classPath());
  }

  /** Surefire's own is of one jar that names the others. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
