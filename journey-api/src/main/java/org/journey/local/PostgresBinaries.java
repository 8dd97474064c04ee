package org.journey.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the PostgreSQL that comes with the application, once per user and version: into the
 * user's cache, or into the data directory where there is none to write to.
 */
final class PostgresBinaries {

  private static final String DRAFT = "unpacking-";
  private static final String LOCK = "unpacking.lock";

  private PostgresBinaries() {}

  /** The directory that has {@code bin}, {@code lib} and {@code share}. */
  static Path unpacked(Path dataDirectory) {
    return unpackedInto(cache(dataDirectory));
  }

  /** The same, in a cache of one's choosing. */
  static Path unpackedInto(Path cache) {
    byte[] archive = archive();
    Path target = cache.resolve("postgres-" + version(archive));
    try {
      PrivateFiles.makeDirectory(cache);
      if (!Files.isDirectory(target) || !drafts(cache).isEmpty()) {
        unpackAlone(archive, cache, target);
      }
      return target;
    } catch (IOException e) {
      throw new LocalTrouble("PostgreSQL cannot be unpacked into " + cache + ": " + e, e);
    }
  }

  /**
   * Sweeps, and unpacks unless somebody else just did. One at a time: among threads by the monitor,
   * among processes by a lock of the operating system, which a killed one does not keep. So
   * whatever lies here half unpacked was left by a process that is gone; and the directory gets its
   * name only when it is whole.
   */
  private static synchronized void unpackAlone(byte[] archive, Path cache, Path target)
      throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      for (Path left : drafts(cache)) {
        delete(left);
      }
      if (!Files.isDirectory(target)) {
        Path draft = Files.createTempDirectory(cache, DRAFT);
        unpack(archive, draft);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static List<Path> drafts(Path cache) throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(DRAFT))
          .filter(Files::isDirectory)
          .toList();
    }
  }

  private static byte[] archive() {
    String system = system();
    String hardware = ArchUtils.normalize(System.getProperty("os.arch"));
    try (InputStream archive =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware)) {
      if (archive == null) {
        throw new IllegalStateException("none for " + system + " " + hardware);
      }
      return archive.readAllBytes();
    } catch (IOException | IllegalStateException e) {
      throw new LocalTrouble(
          "no PostgreSQL for this machine (" + system + ", " + hardware + ") is in this build", e);
    }
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return "Windows";
    }
    return name.startsWith("mac") ? "Darwin" : "Linux";
  }

  /**
   * Tells versions apart, at each start: whoever could change what is unpacked could change all.
   */
  private static String version(byte[] archive) {
    CRC32 sum = new CRC32();
    sum.update(archive);
    return Long.toHexString(sum.getValue()) + "-" + archive.length;
  }

  private static Path cache(Path dataDirectory) {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path base =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    Path cache = base.resolve("journey");
    try {
      Files.createDirectories(base);
      PrivateFiles.makeDirectory(cache);
      // Someone else's directory could hold someone else's programs.
      if (Files.isWritable(cache) && Files.getOwner(cache).equals(Files.getOwner(dataDirectory))) {
        return cache;
      }
    } catch (IOException | LocalTrouble noCache) {
      // A service account often has no home: the data directory will do.
    }
    return dataDirectory.resolve("programs");
  }

  private static void unpack(byte[] archive, Path directory) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException("the archive leads outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          Files.createLink(target, directory.resolve(entry.getLinkName()).normalize());
        } else {
          Files.copy(tar, target);
          boolean executable = (entry.getMode() & 0100) != 0;
          if (executable && !target.toFile().setExecutable(true, true)) {
            throw new IOException("cannot be made executable: " + target);
          }
        }
      }
    }
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }
}
