package org.journey.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last published checkpoint of a log in a file outside the database: who can change the
 * database but not this file cannot change the log unnoticed.
 */
public final class CheckpointFile {

  private final Path file;

  /**
   * In a directory, which is made if it is not there.
   *
   * @throws IOException if it cannot be made
   */
  public CheckpointFile(Path directory, TreeLog log) throws IOException {
    Files.createDirectories(directory);
    this.file = directory.resolve(log.label() + ".checkpoint");
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /**
   * What was published last.
   *
   * @return a signed note; null if nothing was published yet
   * @throws IOException if it is there and cannot be read
   */
  public @Nullable String read() throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /**
   * The same, to be held against the log.
   *
   * @return none if nothing was published yet
   * @throws IOException as {@link #read}
   */
  List<Published> published() throws IOException {
    String note = read();
    return note == null ? List.of() : List.of(new Published(file.toString(), note));
  }

  /** Puts another in its place: the whole of it or nothing, and durable once this is done. */
  void write(String note) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.UTF_8.encode(note));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}
