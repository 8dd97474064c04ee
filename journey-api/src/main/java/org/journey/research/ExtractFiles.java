package org.journey.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folders of extracts, one each. */
final class ExtractFiles implements AutoCloseable {

  private final @Nullable Path directory;
  private @Nullable Path temporary;

  /**
   * In a directory.
   *
   * @param directory made when it is first needed; null: one of its own that goes with the process
   */
  ExtractFiles(@Nullable Path directory) {
    this.directory = directory;
  }

  /** The folder of an extract, whether or not it is there; its parent is. */
  synchronized Path of(UUID id) {
    try {
      if (directory != null) {
        return Files.createDirectories(directory).resolve(id.toString());
      }
      if (temporary == null) {
        temporary = Files.createTempDirectory("journey-extracts-");
      }
      return temporary.resolve(id.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the folder of an extract away, if it is there. */
  void delete(UUID id) {
    delete(of(id));
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (temporary != null) {
      delete(temporary);
    }
  }
}
