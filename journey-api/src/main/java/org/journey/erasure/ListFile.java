package org.journey.erasure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list as a file: a line of JSON for each, only ever added to, and on the disk before anybody
 * is told. A line that a crash cut short was told to nobody, and is taken off.
 */
final class ListFile {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path path;

  ListFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /**
   * What is listed; makes the file if there is none.
   *
   * @throws IOException if it cannot be read or written, or holds a line that is none: named by its
   *     number
   */
  List<Listed> read() throws IOException {
    if (!Files.exists(path)) {
      make();
    }
    byte[] bytes = Files.readAllBytes(path);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      if (end < bytes.length) {
        channel.truncate(end);
      }
      channel.force(true);
    }
    String text = new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    List<Listed> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Listed entry = Listed.parse(line);
      if (entry == null) {
        throw new IOException(path + ": line " + number + " is no erasure");
      }
      entries.add(entry);
    }
    return entries;
  }

  private void make() throws IOException {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IOException(path + ": is no file");
    }
    Files.createDirectories(parent);
    if (Files.getFileStore(parent).supportsFileAttributeView("posix")) {
      Files.createFile(path, OWNER_ALONE);
    } else {
      Files.createFile(path);
    }
    try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /** Adds lines; when it returns they are on the disk. */
  void append(List<Listed> entries) throws IOException {
    String lines =
        entries.stream().map(entry -> entry.toJson() + "\n").collect(Collectors.joining());
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
      long end = channel.size();
      try {
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
        long at = end;
        while (bytes.hasRemaining()) {
          at += channel.write(bytes, at);
        }
        channel.force(true);
      } catch (IOException e) {
        // Half a line would make what is added later part of it.
        channel.truncate(end);
        throw e;
      }
    }
  }
}
