package org.journey.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A directory that is one archive's, in all processes, until it is closed. */
final class DirectoryLock implements AutoCloseable {

  private static final String NAME = "lock";

  private final FileChannel file;
  private final FileLock lock;

  private DirectoryLock(FileChannel file, FileLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * Takes a directory, which is there.
   *
   * @throws IOException if it cannot be written, or somebody has it
   */
  static DirectoryLock take(Path directory) throws IOException {
    FileChannel file =
        FileChannel.open(
            directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return new DirectoryLock(file, lock);
      }
    } catch (OverlappingFileLockException e) {
      // Another one of this process has it.
    }
    file.close();
    throw new IOException("the archive in " + directory + " is in use");
  }

  /** Lets go of it; once is enough. */
  @Override
  public void close() throws IOException {
    if (file.isOpen()) {
      lock.release();
      file.close();
    }
  }
}
