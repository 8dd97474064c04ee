package org.journey.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
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
 * The last published checkpoint of a log in a file outside the database, and some of those before
 * it: who can change the database but not these files cannot change the log unnoticed.
 */
public final class CheckpointFile {

  private final Path file;
  private final EarlierCheckpoints earlier;

  /**
   * In a directory, which is made if it is not there.
   *
   * @throws IOException if it cannot be made
   */
  public CheckpointFile(Path directory, TreeLog log) throws IOException {
    Files.createDirectories(directory);
    this.file = directory.resolve(log.label() + ".checkpoint");
    this.earlier = new EarlierCheckpoints(directory.resolve(log.label() + ".earlier"));
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
      return text(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Whatever the bytes are: what is none of ours is told by whoever reads the note. */
  static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
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

  /**
   * Some of those before it.
   *
   * @throws IOException if one cannot be read
   */
  List<Published> earlier() throws IOException {
    return earlier.all();
  }

  /** Puts another in its place: the whole of it or nothing, and durable once this is done. */
  void write(Kept kept) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(kept.note());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
    earlier.keep(kept.checkpoint().size(), kept.note());
  }
}
