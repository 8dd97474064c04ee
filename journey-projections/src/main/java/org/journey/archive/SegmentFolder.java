package org.journey.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.journey.state.Digests;

/** The files of an archive, by their names. */
final class SegmentFolder {

  private static final String SUFFIX = ".segment";
  private static final String HALF_WRITTEN = ".new";

  private final Path directory;
  private long last;

  SegmentFolder(Path directory) {
    this.directory = directory;
  }

  /**
   * A name that no file has, one that a snapshot still reads neither, and that was not given to
   * somebody else before.
   *
   * @param used names that are used, though their files may be gone
   */
  synchronized String freshName(List<SegmentFile> used) throws IOException {
    List<String> names = new ArrayList<>(names());
    used.forEach(file -> names.add(file.name()));
    for (String name : names) {
      if (name.endsWith(SUFFIX)) {
        last = Math.max(last, Long.parseLong(name.substring(0, name.length() - SUFFIX.length())));
      }
    }
    last++;
    return String.format(Locale.ROOT, "%08d%s", last, SUFFIX);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Takes a file away; who still reads it has it open. */
  void delete(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name));
  }

  /** Takes away all but some: what an earlier process left half made, or does not use any more. */
  void deleteAllBut(Collection<String> used) throws IOException {
    for (String name : names()) {
      if ((name.endsWith(SUFFIX) && !used.contains(name)) || name.endsWith(HALF_WRITTEN)) {
        delete(name);
      }
    }
  }

  /** Whether a file is there and, byte for byte, what was written. */
  boolean isWhole(SegmentFile file) throws IOException {
    Path path = directory.resolve(file.name());
    return Files.isRegularFile(path) && sha256(path).equals(file.sha256());
  }

  private static String sha256(Path path) throws IOException {
    MessageDigest digest = Digests.fresh();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(path)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
