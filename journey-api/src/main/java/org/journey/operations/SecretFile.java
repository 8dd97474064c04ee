package org.journey.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file that a setting names. */
final class SecretFile {

  private static final Set<PosixFilePermission> PRIVATE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SecretFile() {}

  /**
   * What is in one that holds a secret: as a master key's, what others can read is no secret. A
   * link is as private as its target.
   *
   * @throws UnsafeSetting if it cannot be read, or others can
   */
  static String read(String setting, Path file) {
    String text = readAsIs(setting, file);
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && !PRIVATE.containsAll(Files.getPosixFilePermissions(file))) {
        throw new UnsafeSetting(setting, "may be read by its owner alone (mode 0600 or 0400)");
      }
    } catch (IOException e) {
      throw unreadable(setting);
    }
    return text;
  }

  /**
   * What is in one, whoever else can read it.
   *
   * @throws UnsafeSetting if it cannot be read
   */
  static String readAsIs(String setting, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw unreadable(setting);
    }
  }

  private static UnsafeSetting unreadable(String setting) {
    return new UnsafeSetting(setting, "names a file that cannot be read");
  }
}
