package org.journey.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * A master key in a file: a Tink keyset of AES-256-GCM keys in JSON, readable by its owner alone.
 * Who loses the file loses every personal field for ever; who copies it can read them.
 */
public final class FileMasterKey implements MasterKey {

  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private final Aead aead;

  private FileMasterKey(KeysetHandle keyset) throws GeneralSecurityException {
    this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /**
   * Opens the file.
   *
   * @throws NoSuchFileException if there is none
   * @throws IOException if it cannot be read, is no such keyset, or others may read it
   */
  public static FileMasterKey open(Path file) throws IOException {
    return read(file);
  }

  /**
   * Opens the file; makes one with a new key if there is none. Only for a log that is empty: with a
   * new key nothing that was sealed before can be read.
   */
  public static FileMasterKey openOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    }
    return read(file);
  }

  private static FileMasterKey read(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")
        && !Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS).stream()
            .allMatch(
                permission ->
                    permission == PosixFilePermission.OWNER_READ
                        || permission == PosixFilePermission.OWNER_WRITE)) {
      throw new IOException("the master key's file may be read by its owner alone (mode 0600)");
    }
    String json = Files.readString(file, StandardCharsets.UTF_8);
    try {
      AeadConfig.register();
      return new FileMasterKey(
          TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException e) {
      throw new IOException("the master key's file holds no keyset for AEAD", e);
    }
  }

  /** Written beside, made durable, then moved: a crash leaves the whole key or none. */
  private static void create(Path file) throws IOException {
    String json;
    try {
      AeadConfig.register();
      json =
          TinkJsonProtoKeysetFormat.serializeKeyset(
              KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
              InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key could not be made", e);
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("not a file");
    }
    Files.createDirectories(parent);
    Path beside = Files.createTempFile(parent, "master", ".key");
    if (Files.getFileStore(beside).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(beside, OWNER_ALONE);
    }
    Files.writeString(beside, json, StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public byte[] wrap(byte[] key, byte[] place) throws GeneralSecurityException {
    return aead.encrypt(key, place);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, byte[] place) throws GeneralSecurityException {
    return aead.decrypt(wrapped, place);
  }
}
