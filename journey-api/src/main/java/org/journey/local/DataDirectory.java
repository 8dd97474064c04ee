package org.journey.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where an instance of the local profile keeps all it has. One process at a time: the lock is the
 * operating system's, so a killed process leaves none behind.
 */
public final class DataDirectory implements AutoCloseable {

  /** Beyond the text, so that where locks are mandatory others can still read it. */
  private static final long LOCKED_BYTE = 1L << 40;

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Takes a directory for this process; makes it if it is not there.
   *
   * @throws LocalTrouble if another process has it: its message names the address to use instead
   */
  public static DataDirectory take(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    PrivateFiles.makeDirectory(path);
    Path file = path.resolve("journey.lock");
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        String address = Files.readString(file).strip();
        channel.close();
        throw new LocalTrouble(
            path
                + " is in use by a running Journey: stop it, or go through it with --url "
                + (address.isEmpty() ? "(its address)" : address)
                + " --token TOKEN");
      }
      channel.truncate(0);
      return new DataDirectory(path, channel);
    } catch (IOException e) {
      throw new LocalTrouble(file + ": cannot be opened: " + PrivateFiles.reason(e), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  /** Says at which address this process can be reached, for whoever finds the directory taken. */
  public void announce(String address) {
    try {
      lockFile.truncate(0);
      lockFile.write(ByteBuffer.wrap(address.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory itself. */
  public Path path() {
    return path;
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      lockFile.truncate(0);
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }

  /** What a caller may find out without taking the directory. */
  static @Nullable Path existing(Path directory, String name) {
    Path file = directory.toAbsolutePath().normalize().resolve(name);
    return Files.exists(file) ? file : null;
  }
}
