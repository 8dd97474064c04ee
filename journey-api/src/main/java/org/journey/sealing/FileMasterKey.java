package org.journey.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
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

  /** The form of what Tink's own prefix is: this and the key's number. */
  private static final byte TINK = 1;

  /**
   * What was read of the file.
   *
   * @param version of the file that it was read from
   */
  private record Read(Aead aead, byte[] mark, boolean hasOlder, String version) {

    static Read of(KeysetHandle keyset, String version) throws GeneralSecurityException {
      return new Read(
          keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
          ByteBuffer.allocate(5).put(TINK).putInt(keyset.getPrimary().getId()).array(),
          keyset.size() > 1,
          version);
    }
  }

  private final Path file;
  private volatile Read read;

  private FileMasterKey(Path file, Read read) {
    this.file = file;
    this.read = read;
  }

  /**
   * Opens the file.
   *
   * @throws NoSuchFileException if there is none
   * @throws IOException if it cannot be read, is no such keyset, or others may read it
   */
  public static FileMasterKey open(Path file) throws IOException {
    return new FileMasterKey(file, read(file));
  }

  /**
   * Opens the file; makes one with a new key if there is none. Only for a log that is empty: with a
   * new key nothing that was sealed before can be read.
   */
  public static FileMasterKey openOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    }
    return new FileMasterKey(file, read(file));
  }

  /**
   * Adds a key, which wraps from now on; one that was prepared is taken if there is.
   *
   * @throws IOException if the file cannot be read or replaced
   */
  public static void rotate(Path file) throws IOException {
    KeysetHandle keyset = keyset(file);
    int last = keyset.size() - 1;
    boolean prepared = keyset.getAt(last).getId() != keyset.getPrimary().getId();
    KeysetHandle.Builder builder = KeysetHandle.newBuilder(prepared ? keyset : added(keyset));
    builder.getAt(builder.size() - 1).makePrimary();
    replace(file, builder);
  }

  /**
   * Adds a key that only unwraps for now: until every node has it.
   *
   * @throws IOException if the file cannot be read or replaced
   */
  public static void prepare(Path file) throws IOException {
    replace(file, KeysetHandle.newBuilder(added(keyset(file))));
  }

  /**
   * Drops all keys but the one that wraps. What others wrapped can never be read again.
   *
   * @throws IOException if the file cannot be read or replaced
   */
  public static void dropOlder(Path file) throws IOException {
    KeysetHandle keyset = keyset(file);
    KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
    for (int i = keyset.size() - 1; i >= 0; i--) {
      if (keyset.getAt(i).getId() != keyset.getPrimary().getId()) {
        builder.deleteAt(i);
      }
    }
    replace(file, builder);
  }

  private static KeysetHandle added(KeysetHandle keyset) {
    try {
      return KeysetHandle.newBuilder(keyset)
          .addEntry(
              KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                  .withRandomId())
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key could not be made", e);
    }
  }

  private static void replace(Path file, KeysetHandle.Builder builder) throws IOException {
    try {
      write(file, builder.build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a keyset could not be made", e);
    }
  }

  private static Read read(Path file) throws IOException {
    String version = version(file);
    try {
      return Read.of(keyset(file), version);
    } catch (GeneralSecurityException e) {
      throw new IOException("the master key's file holds no keyset for AEAD", e);
    }
  }

  /** Another one whenever the file was replaced. */
  private static String version(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
  }

  private static KeysetHandle keyset(Path file) throws IOException {
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
      return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IOException("the master key's file holds no keyset for AEAD", e);
    }
  }

  private static void create(Path file) throws IOException {
    try {
      AeadConfig.register();
      write(file, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key could not be made", e);
    }
  }

  /** Written beside, made durable, then moved: a crash leaves the whole of a keyset. */
  private static void write(Path file, KeysetHandle keyset) throws IOException {
    String json;
    try {
      json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
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
    return read.aead.encrypt(key, place);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, byte[] place) throws GeneralSecurityException {
    Read known = read;
    try {
      return known.aead.decrypt(wrapped, place);
    } catch (GeneralSecurityException e) {
      // Another node may have a newer key already.
      if (!refresh() && known == read) {
        throw e;
      }
      return read.aead.decrypt(wrapped, place);
    }
  }

  @Override
  public byte[] mark() {
    return read.mark.clone();
  }

  @Override
  public boolean hasOlder() {
    return read.hasOlder;
  }

  /** A file that cannot be read now changes nothing: what was read before serves on. */
  @Override
  public boolean refresh() {
    try {
      if (version(file).equals(read.version)) {
        return false;
      }
      read = read(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
