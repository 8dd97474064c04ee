package org.journey.command;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a replay's lines go. A file is there under its name when all is written, or not at all:
 * until then it has another one beside it. Its owner alone may read it: lines are of people.
 */
final class ReplayFile implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final @Nullable Path target;
  private final @Nullable Path part;
  private @Nullable OutputStream open;
  private boolean begun;

  private ReplayFile(@Nullable Path target, @Nullable Path part) {
    this.target = target;
    this.part = part;
  }

  /**
   * Nothing is written yet.
   *
   * @param name of the file; {@code -}: standard output
   * @throws WrongUse if it cannot be a file
   */
  static ReplayFile named(String name) {
    if (name.equals("-")) {
      return new ReplayFile(null, null);
    }
    Path path = Path.of(name);
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new WrongUse("--out " + name + ": is there already, and no file");
    }
    try {
      Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Path directory = target.getParent();
      Path file = target.getFileName();
      if (directory == null || file == null) {
        throw new WrongUse("--out " + name + ": is no name of a file");
      }
      Path part = Files.createTempFile(directory, "." + file + "-", ".part");
      part.toFile().deleteOnExit();
      return new ReplayFile(target, part);
    } catch (IOException e) {
      throw new Failure("--out " + name + ": cannot be written: " + e, e);
    }
  }

  /** Whether lines go to standard output. */
  boolean isStandardOutput() {
    return part == null;
  }

  /** To write from the start: what was written before is gone. */
  OutputStream begin() throws IOException {
    if (part == null) {
      if (begun) {
        throw new Failure("a file of the archive was damaged and is made again: replay once more");
      }
      begun = true;
      return new BufferedOutputStream(new Printed(System.out), BUFFER);
    }
    OutputStream before = open;
    if (before != null) {
      before.close();
    }
    OutputStream out = new BufferedOutputStream(new Durable(part), BUFFER);
    open = out;
    return out;
  }

  /** All is written: it has its name from here on. */
  void done() throws IOException {
    OutputStream out = open;
    if (out != null && part != null && target != null) {
      out.close();
      open = null;
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  @Override
  public void close() {
    try {
      OutputStream out = open;
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      // What is thrown away need not be whole.
    } finally {
      if (part != null) {
        delete(part);
      }
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // It is not under its name, and that is what counts.
    }
  }

  /** On the disk when it is closed. */
  private static final class Durable extends FilterOutputStream {
    private final FileChannel file;

    Durable(Path path) throws IOException {
      this(FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
    }

    private Durable(FileChannel file) {
      super(Channels.newOutputStream(file));
      this.file = file;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (file.isOpen()) {
        file.force(true);
      }
      super.close();
    }
  }
}
