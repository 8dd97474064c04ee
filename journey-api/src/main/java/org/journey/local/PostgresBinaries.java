package org.journey.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the PostgreSQL that comes with the application, once per user and version: into the
 * user's cache, or into the data directory where there is none to write to.
 */
final class PostgresBinaries {

  private PostgresBinaries() {}

  /** The directory that has {@code bin}, {@code lib} and {@code share}. */
  static Path unpacked(Path dataDirectory) {
    byte[] archive = archive();
    String name = "postgres-" + digest(archive);
    Path cache = cache(dataDirectory);
    Path target = cache.resolve(name);
    if (Files.isDirectory(target)) {
      return target;
    }
    try {
      PrivateFiles.makeDirectory(cache);
      Path draft = Files.createTempDirectory(cache, "unpacking-");
      unpack(archive, draft);
      moveInto(draft, target);
      return target;
    } catch (IOException e) {
      throw new LocalTrouble("PostgreSQL cannot be unpacked into " + cache, e);
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

  private static String digest(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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

  /** Another process may have been faster; its copy is as good. */
  private static void moveInto(Path draft, Path target) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException faster) {
      delete(draft);
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
