package org.journey.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Where tests keep what they would keep on a disk: in memory where Linux offers that with room to
 * spare, otherwise where temporary files go. Hundreds of databases are made, written through at
 * each commit, and thrown away again, and a slow disk made all wait for that. What a process that
 * is killed has written is there as it would be on a disk; the benchmarks of {@code
 * org.journey.bench} stay on one.
 *
 * <p>Each JVM has a directory of its own with a lock that it holds; the next one that starts
 * deletes what was left by those that are gone.
 */
public final class Scratch {

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final String PREFIX = "journey-tests-";
  private static final String LOCK = "lock";

  /** Two JVMs with some 300 databases of 9 MB each take less than 3 GiB; the rest is for others. */
  private static final long ROOM = 9L << 30;

  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +(\\d+) kB$");

  /** The limit of a container, and what it takes of it. */
  private static final Path LIMIT = Path.of("/sys/fs/cgroup/memory.max");

  private static final Path TAKEN = Path.of("/sys/fs/cgroup/memory.current");

  private static final class Root {
    static final Path PATH = make();

    /** Held until this JVM ends. */
    @SuppressWarnings("unused")
    static final FileChannel HELD = hold(PATH);
  }

  private Scratch() {}

  /** What {@code @TempDir} gives, by junit-platform.properties. */
  public static final class Factory implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) {
      return directory("junit-");
    }
  }

  /** A new directory. Who asks for it deletes it, or else a later run does. */
  public static Path directory(String prefix) {
    try {
      return Files.createTempDirectory(Root.PATH, prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes a directory with all that is in it, and says what stays. Links are deleted, not
   * followed.
   */
  public static void delete(Path directory) {
    List<IOException> kept = new ArrayList<>();
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              return gone(file);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return gone(file);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e) {
              return gone(each);
            }

            private FileVisitResult gone(Path each) {
              try {
                Files.deleteIfExists(each);
              } catch (IOException e) {
                kept.add(e);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      kept.add(e);
    }
    if (!kept.isEmpty()) {
      System.err.println("Not deleted: " + kept);
    }
  }

  private static Path make() {
    Path elsewhere = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      return rootIn(isFit() ? MEMORY : elsewhere);
    } catch (IOException e) {
      throw new UncheckedIOException("no directory for tests", e);
    }
  }

  /** A new root beside those of other JVMs, of which those that are gone are deleted. */
  static Path rootIn(Path place) throws IOException {
    Path root = Files.createTempDirectory(place, PREFIX);
    try (Stream<Path> all = Files.list(place)) {
      for (Path each : all.toList()) {
        if (isLeft(each, root)) {
          delete(each);
        }
      }
    }
    return root;
  }

  /** Whether it is one that this user's JVM made who is gone. */
  private static boolean isLeft(Path each, Path root) {
    Path lock = each.resolve(LOCK);
    if (each.equals(root)
        || !each.getFileName().toString().startsWith(PREFIX)
        || !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      if (!Files.getOwner(each, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(root))) {
        return false;
      }
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
          FileLock had = channel.tryLock()) {
        return had != null;
      }
    } catch (IOException | RuntimeException e) {
      // Being made at this moment, or held by this JVM, or gone already.
      return false;
    }
  }

  /** Takes the lock of a root until this JVM ends. */
  static FileChannel hold(Path root) {
    try {
      FileChannel channel =
          FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFit() {
    try {
      return Files.isDirectory(MEMORY)
          && Files.isWritable(MEMORY)
          && available() > ROOM
          && Files.getFileStore(MEMORY).getUsableSpace() > ROOM
          && runsPrograms();
    } catch (IOException | RuntimeException e) {
      System.err.println("Tests keep their files on the disk: " + e);
      return false;
    }
  }

  private static long available() throws IOException {
    Matcher told = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
    long machine = told.find() ? Long.parseLong(told.group(1)) * 1024 : 0;
    if (!Files.isReadable(LIMIT) || !Files.isReadable(TAKEN)) {
      return machine;
    }
    String limit = Files.readString(LIMIT).strip();
    return limit.equals("max")
        ? machine
        : Math.min(
            machine, Long.parseLong(limit) - Long.parseLong(Files.readString(TAKEN).strip()));
  }

  /** Some mount it so that nothing in it can be run, which tests do. */
  private static boolean runsPrograms() throws IOException {
    Path program =
        Files.createTempFile(
            MEMORY,
            PREFIX,
            ".program",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try {
      return Files.isExecutable(program);
    } finally {
      Files.delete(program);
    }
  }
}
