package org.journey.sealing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A keyset in a file that its owner alone may read. It is changed by one at a time, and each time
 * as a whole: what is on the disk after a crash is the one before or the one after.
 */
final class KeyFile {

  /** What is written before it takes the file's place, and what is locked meanwhile. */
  private static final String DRAFT = ".new";

  private static final String LOCK = ".lock";

  /** The system's lock is one of processes, and tells threads of the same one apart by failing. */
  private static final ReentrantLock TURN = new ReentrantLock();

  private final Path path;

  KeyFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  boolean isThere() {
    return Files.exists(path);
  }

  /** Another one whenever the file was replaced. */
  String version() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
  }

  /**
   * Reads it.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws IOException if it cannot be read, is no such keyset, or others may read it
   */
  KeysetHandle read() throws IOException {
    if (isPosix(path)
        && !Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).stream()
            .allMatch(
                permission ->
                    permission == PosixFilePermission.OWNER_READ
                        || permission == PosixFilePermission.OWNER_WRITE)) {
      throw new IOException("the master key's file may be read by its owner alone (mode 0600)");
    }
    String json = Files.readString(path, StandardCharsets.UTF_8);
    try {
      AeadConfig.register();
      return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IOException("the master key's file holds no keyset for AEAD", e);
    }
  }

  /** Makes another keyset of the one that is there. */
  @FunctionalInterface
  interface Change {
    KeysetHandle of(KeysetHandle keyset) throws IOException, GeneralSecurityException;
  }

  /**
   * Changes it; whoever else wants to waits.
   *
   * @throws IOException if it cannot be read or replaced
   */
  void change(Change change) throws IOException {
    TURN.lock();
    try (FileChannel turn = FileChannel.open(beside(LOCK), options(), mode())) {
      // Until the file is closed. It stays: one that is removed may be somebody's turn.
      turn.lock();
      write(change.of(read()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a keyset could not be made", e);
    } finally {
      TURN.unlock();
    }
  }

  /** Makes it, where nobody else does at the same time. */
  void create(KeysetHandle keyset) throws IOException {
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    write(keyset);
  }

  /** Written beside, made durable, then moved, and so durable with its name. */
  private void write(KeysetHandle keyset) throws IOException {
    String json;
    try {
      json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key could not be made", e);
    }
    Path draft = beside(DRAFT);
    try {
      // Of one that was interrupted: there are keys in it.
      Files.deleteIfExists(draft);
      try (FileChannel channel = FileChannel.open(draft, options(), mode())) {
        channel.write(StandardCharsets.UTF_8.encode(json));
        channel.force(true);
      }
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    Path parent = path.getParent();
    if (parent != null && isPosix(parent)) {
      try (FileChannel names = FileChannel.open(parent, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private Path beside(String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  private static Set<StandardOpenOption> options() {
    return Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private FileAttribute<?>[] mode() throws IOException {
    Path parent = path.getParent();
    return parent != null && isPosix(parent)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix");
  }
}
