package org.journey.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folders of extracts, one each. */
final class ExtractFiles implements AutoCloseable {

  private static final UUID NOBODY = new UUID(0, 0);

  /** Between the id of an extract and that of an attempt at it. */
  private static final String ATTEMPT = "-attempt-";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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

  /**
   * A folder in which an extract can be written, of nobody else: another node may have taken over
   * what this one goes on with.
   */
  Path attempt(UUID id) {
    Path folder = of(id);
    return folder.resolveSibling(folder.getFileName() + ATTEMPT + UUID.randomUUID());
  }

  /** Puts what was written in an attempt in place. */
  void publish(Path attempt, UUID id) throws IOException {
    Path folder = of(id);
    delete(folder);
    Files.move(attempt, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes an attempt away. */
  void drop(Path attempt) {
    delete(attempt);
  }

  /**
   * Takes away what is of no extract any more, and attempts at those that nobody works on.
   *
   * @param extracts which ones there are, and of each whether it is worked on
   */
  void tidy(Map<UUID, Boolean> extracts) {
    Path parent = of(NOBODY).getParent();
    List<Path> folders;
    try (Stream<Path> all = Files.list(parent)) {
      folders = all.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Path folder : folders) {
      String name = folder.getFileName().toString();
      boolean attempt = name.contains(ATTEMPT);
      UUID id = id(attempt ? name.substring(0, name.indexOf(ATTEMPT)) : name);
      Boolean running = id == null ? null : extracts.get(id);
      boolean kept = id == null || (running != null && (running || !attempt));
      if (!kept) {
        delete(folder);
      }
    }
  }

  private static @Nullable UUID id(String name) {
    return ID.matcher(name).matches() ? UUID.fromString(name) : null;
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
