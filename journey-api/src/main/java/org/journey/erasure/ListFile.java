package org.journey.erasure;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The list as a file: a line of JSON for each, only ever added to, and on the disk before anybody
 * is told. A line that a crash cut short was told to nobody, and is taken off. Nodes that were
 * given the same file take turns, and none waits for ever for another's: that may be a process
 * which was stopped.
 */
final class ListFile {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** The system's lock is one of processes, and tells threads of the same one apart by failing. */
  private static final ReentrantLock TURN = new ReentrantLock(true);

  /** Another's turn is a few writes. At the start nobody waits for an answer yet. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private static final Duration PATIENCE_AT_START = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 10;

  private final Path path;

  ListFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  Path path() {
    return path;
  }

  boolean isThere() {
    return Files.exists(path);
  }

  /** Something to do with the file while nobody else has it. */
  @FunctionalInterface
  private interface Work<T> {
    T with(FileChannel channel) throws IOException;
  }

  private <T> T alone(Duration patience, Work<T> work) throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    try {
      if (!TURN.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw held();
      }
      try (FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        // Until the file is closed.
        while (channel.tryLock() == null) {
          if (System.nanoTime() - until > 0) {
            throw held();
          }
          Thread.sleep(LOOK_MILLIS);
        }
        return work.with(channel);
      } finally {
        TURN.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private IOException held() {
    return new IOException(path + ": another process holds it, and does not let go");
  }

  /**
   * What is listed: asked at the start.
   *
   * @throws IOException if it cannot be read or written, is held by another process for 10 s, or
   *     holds a line that is none: named by its number
   */
  List<Listed> read() throws IOException {
    String text =
        alone(
            PATIENCE_AT_START,
            channel -> {
              cutShort(channel);
              channel.force(true);
              return text(channel);
            });
    List<Listed> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Listed entry = Listed.parse(line);
      if (entry == null) {
        throw new IOException(
            path
                + ": line "
                + number
                + " is no erasure: put another node's list in its place, or take the line out and"
                + " keep it; what the database knows of is listed again");
      }
      entries.add(entry);
    }
    return entries;
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // On.
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  /** Takes off what stands behind the end of the last line: half of one. */
  private static void cutShort(FileChannel channel) throws IOException {
    long end = channel.size();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (end > 0) {
      channel.read(one.clear(), end - 1);
      if (one.get(0) == '\n') {
        break;
      }
      end--;
    }
    if (end < channel.size()) {
      channel.truncate(end);
    }
  }

  /** Makes an empty one, unless there is one. */
  void make() throws IOException {
    if (isThere()) {
      return;
    }
    Path parent = path.getParent();
    if (parent == null) {
      throw new IOException(path + ": is no file");
    }
    Files.createDirectories(parent);
    try {
      if (Files.getFileStore(parent).supportsFileAttributeView("posix")) {
        Files.createFile(path, OWNER_ALONE);
      } else {
        Files.createFile(path);
      }
    } catch (FileAlreadyExistsException faster) {
      return;
    }
    try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /**
   * Adds lines; when it returns they are on the disk.
   *
   * @throws IOException if they cannot be written, or another process holds it for 1.5 s
   */
  void append(List<Listed> entries) throws IOException {
    String lines =
        entries.stream().map(entry -> entry.toJson() + "\n").collect(Collectors.joining());
    alone(
        PATIENCE,
        channel -> {
          // Of another node that was given this file, and ended while it wrote.
          cutShort(channel);
          long end = channel.size();
          try {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            long at = end;
            while (bytes.hasRemaining()) {
              at += channel.write(bytes, at);
            }
            channel.force(true);
            return at;
          } catch (IOException e) {
            // Half a line would make what is added later part of it.
            channel.truncate(end);
            throw e;
          }
        });
  }
}
