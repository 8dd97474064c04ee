package org.journey.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Some of the checkpoints that were published before the last one, in a directory beside its file:
 * each about twice to four times as far back as the next, so some dozens at most. When the tail of
 * a log is gone the last one binds nothing that is left; these still do, but for about as much
 * again as is gone.
 */
final class EarlierCheckpoints {

  private static final String NAME = ".checkpoint";

  private final Path directory;

  EarlierCheckpoints(Path directory) {
    this.directory = directory;
  }

  /**
   * Keeps one, and lets those go that are too near to another.
   *
   * @throws IOException if it cannot be written
   */
  void keep(long size, String note) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("%019d%s".formatted(size, NAME)), note);
    TreeMap<Long, Path> kept = files();
    // The oldest of each doubling stays: it is the one that grows old enough for the next.
    Set<Integer> doublings = new HashSet<>();
    for (var one : kept.entrySet()) {
      long back = size - one.getKey();
      boolean lost = back < 0;
      if (lost || back > 0 && !doublings.add(Long.SIZE - Long.numberOfLeadingZeros(back))) {
        Files.delete(one.getValue());
      }
    }
  }

  /**
   * All, the smallest first.
   *
   * @throws IOException if one cannot be read
   */
  List<Published> all() throws IOException {
    List<Published> all = new ArrayList<>();
    for (Path file : files().values()) {
      all.add(new Published(file.toString(), CheckpointFile.text(file)));
    }
    return all;
  }

  private TreeMap<Long, Path> files() throws IOException {
    TreeMap<Long, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> some = Files.newDirectoryStream(directory, "[0-9]*" + NAME)) {
      for (Path file : some) {
        String name = file.getFileName().toString();
        files.put(Long.parseLong(name.substring(0, name.length() - NAME.length())), file);
      }
    } catch (NoSuchFileException none) {
      // Nothing was kept yet.
    }
    return files;
  }
}
