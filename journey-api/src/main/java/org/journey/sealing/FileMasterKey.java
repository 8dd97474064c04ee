package org.journey.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * A master key in a file: a Tink keyset of AES-256-GCM keys in JSON, readable by its owner alone,
 * the older ones first. Who loses the file loses every personal field for ever; who copies it can
 * read them.
 */
public final class FileMasterKey implements MasterKey {

  /** The form of what Tink's own prefix is: this and the key's number. */
  private static final byte TINK = 1;

  /**
   * What was read of the file.
   *
   * @param version of the file that it was read from
   */
  private record Read(Aead aead, Marks marks, String version) {

    static Read of(KeysetHandle keyset, String version) throws GeneralSecurityException {
      return new Read(
          keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
          FileMasterKey.marks(keyset),
          version);
    }
  }

  private final KeyFile file;
  private volatile Read read;

  private FileMasterKey(KeyFile file) throws IOException {
    this.file = file;
    this.read = read(file);
  }

  /**
   * Opens the file.
   *
   * @throws NoSuchFileException if there is none
   * @throws IOException if it cannot be read, is no such keyset, or others may read it
   */
  public static FileMasterKey open(Path file) throws IOException {
    return new FileMasterKey(new KeyFile(file));
  }

  /**
   * Opens the file; makes one with a new key if there is none. Only for a log that is empty: with a
   * new key nothing that was sealed before can be read.
   */
  public static FileMasterKey openOrCreate(Path path) throws IOException {
    KeyFile file = new KeyFile(path);
    if (!file.isThere()) {
      try {
        AeadConfig.register();
        file.create(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a key could not be made", e);
      }
    }
    return new FileMasterKey(file);
  }

  /**
   * Adds a key, which wraps from now on; one that was prepared is taken if there is.
   *
   * @throws IOException if the file cannot be read or replaced
   */
  public static void rotate(Path file) throws IOException {
    new KeyFile(file)
        .change(
            keyset -> {
              boolean prepared = primary(keyset) < keyset.size() - 1;
              KeysetHandle.Builder builder =
                  KeysetHandle.newBuilder(prepared ? keyset : added(keyset));
              builder.getAt(builder.size() - 1).makePrimary();
              return builder.build();
            });
  }

  /**
   * Adds a key that only unwraps for now: until every node has it.
   *
   * @throws IOException if the file cannot be read or replaced
   */
  public static void prepare(Path file) throws IOException {
    new KeyFile(file).change(FileMasterKey::added);
  }

  /**
   * Looks before the older keys are dropped.
   *
   * @see MasterKeyUse
   */
  @FunctionalInterface
  public interface Look {
    /** Throws if they must not be. */
    void before(Marks marks);
  }

  /**
   * Drops the keys that are older than the one that wraps. What they wrapped, and is not wrapped
   * anew, can never be read again.
   *
   * @param look at what is wrapped by which key; the file is not changed by anybody meanwhile
   * @return whether there was one
   * @throws IOException if the file cannot be read or replaced
   */
  public static boolean dropOlder(Path file, Look look) throws IOException {
    int[] older = new int[1];
    new KeyFile(file)
        .change(
            keyset -> {
              older[0] = primary(keyset);
              look.before(marks(keyset));
              KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
              for (int i = older[0] - 1; i >= 0; i--) {
                builder.deleteAt(i);
              }
              return builder.build();
            });
    return older[0] > 0;
  }

  /** Where the one is that wraps: those before it are older, those behind it are prepared. */
  private static int primary(KeysetHandle keyset) {
    int place = 0;
    while (keyset.getAt(place).getId() != keyset.getPrimary().getId()) {
      place++;
    }
    return place;
  }

  private static Marks marks(KeysetHandle keyset) {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < keyset.size(); i++) {
      all.add(ByteBuffer.allocate(5).put(TINK).putInt(keyset.getAt(i).getId()).array());
    }
    int primary = primary(keyset);
    return new Marks(
        all.get(primary),
        List.copyOf(all.subList(0, primary)),
        List.copyOf(all.subList(primary + 1, all.size())));
  }

  private static KeysetHandle added(KeysetHandle keyset) throws GeneralSecurityException {
    return KeysetHandle.newBuilder(keyset)
        .addEntry(
            KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId())
        .build();
  }

  private static Read read(KeyFile file) throws IOException {
    String version = file.version();
    try {
      return Read.of(file.read(), version);
    } catch (GeneralSecurityException e) {
      throw new IOException("the master key's file holds no keyset for AEAD", e);
    }
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
  public Marks marks() {
    return read.marks;
  }

  /** A file that cannot be read now changes nothing: what was read before serves on. */
  @Override
  public boolean refresh() {
    try {
      if (file.version().equals(read.version)) {
        return false;
      }
      read = read(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
