package org.journey.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Where tests keep what they would keep on a disk: in memory where Linux offers that with room to
 * spare, otherwise where temporary files go. Hundreds of databases are made, written through to the
 * disk at each commit, and thrown away again, which on a slow disk is a quarter of all the time.
 * What a process that is killed has written is there as it would be on a disk; benchmarks stay on
 * one.
 */
public final class Scratch {

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final Path MEMORY_TOLD = Path.of("/proc/meminfo");

  /** More than all tests of a JVM leave behind, thrice. */
  private static final long ROOM = 9L << 30;

  private static final String PREFIX = "journey-tests-";
  private static final Pattern OURS = Pattern.compile(Pattern.quote(PREFIX) + "(\\d+)-.*");
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +(\\d+) kB$");

  private static final class Root {
    static final Path PATH = make();
  }

  private Scratch() {}

  /** What {@code @TempDir} gives, by junit-platform.properties. */
  public static final class Factory implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) {
      return directory("junit-");
    }
  }

  /** A new directory. Whoever asks for it deletes it, or else it is gone with a later run. */
  public static Path directory(String prefix) {
    try {
      return Files.createTempDirectory(Root.PATH, prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a directory with all that is in it, as far as that goes. */
  public static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println(directory + " is not deleted as a whole: " + e);
    }
  }

  private static Path make() {
    Path elsewhere = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      if (!Files.isDirectory(MEMORY) || !Files.isWritable(MEMORY)) {
        return elsewhere;
      }
      sweep();
      if (!hasRoom()) {
        return elsewhere;
      }
      Path root =
          Files.createTempDirectory(
              MEMORY,
              PREFIX + ProcessHandle.current().pid() + "-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      if (!runsPrograms(root)) {
        Files.delete(root);
        return elsewhere;
      }
      return root;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Tests keep their files in " + elsewhere + ": " + e);
      return elsewhere;
    }
  }

  /** What JVMs that have ended left behind. */
  private static void sweep() throws IOException {
    List<Path> there;
    try (Stream<Path> all = Files.list(MEMORY)) {
      there = all.toList();
    }
    for (Path each : there) {
      Matcher ours = OURS.matcher(each.getFileName().toString());
      if (ours.matches() && ProcessHandle.of(Long.parseLong(ours.group(1))).isEmpty()) {
        delete(each);
      }
    }
  }

  private static boolean hasRoom() throws IOException {
    Matcher available = AVAILABLE.matcher(Files.readString(MEMORY_TOLD));
    return available.find()
        && Long.parseLong(available.group(1)) * 1024 > ROOM
        && Files.getFileStore(MEMORY).getUsableSpace() > ROOM;
  }

  /** Some mount it so that nothing in it can be run, which tests do. */
  private static boolean runsPrograms(Path root) throws IOException {
    Path program = Files.createTempFile(root, "program", "");
    try {
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
      return Files.isExecutable(program);
    } finally {
      Files.delete(program);
    }
  }
}
