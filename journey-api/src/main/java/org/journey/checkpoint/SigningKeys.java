package org.journey.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.journey.proof.NoteKey;
import org.journey.proof.NoteSigner;
import org.journey.proof.SignedNote;

/**
 * The keys by which checkpoints are signed: Ed25519, each in a file of its own that holds the
 * private key (PKCS #8) and the public one (X.509) in PEM, readable by its owner alone. With
 * several, each checkpoint has a signature by each: so a key is followed by another without a
 * checkpoint that only those can verify who have heard of it. Former keys verify and sign nothing:
 * of these there is the public half alone.
 */
public final class SigningKeys {

  private static final Set<PosixFilePermission> PRIVATE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private static final String SECRET = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  /** What to do where none of them signed something that must be signed. */
  public static final String WAY_OUT =
      "leave the old key there until a checkpoint was published under both or, if it is lost, name"
          + " its public half in journey.log.former-keys (log-former.keys in a data directory)";

  private final List<NoteSigner> signers;
  private final List<NoteKey> verifiers;

  private SigningKeys(List<NoteSigner> signers, List<NoteKey> former) {
    this.signers = List.copyOf(signers);
    this.verifiers =
        Stream.concat(signers.stream().map(NoteSigner::key), former.stream()).distinct().toList();
  }

  /**
   * Opens files.
   *
   * @param name of the platform: whose keys they are
   * @throws IOException if one cannot be read, holds no such pair, or others may read it
   * @throws IllegalArgumentException if there is none, or the name is none
   */
  public static SigningKeys open(String name, List<Path> files) throws IOException {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no key to sign with");
    }
    if (!NoteKey.isName(name)) {
      throw new IllegalArgumentException("a name is empty or has blanks or plus signs");
    }
    List<NoteSigner> signers = new ArrayList<>();
    for (Path file : files) {
      signers.add(read(name, file));
    }
    return new SigningKeys(signers, List.of());
  }

  /**
   * The same, by which what others signed is believed too.
   *
   * @param former public keys as signed notes have them, {@code name+1f2e3d4c+base64}
   * @throws IllegalArgumentException with the reason, if one is none
   */
  public SigningKeys believing(List<String> former) {
    return new SigningKeys(
        signers, former.stream().map(String::strip).map(NoteKey::parse).toList());
  }

  private static NoteSigner read(String name, Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")
        && !PRIVATE.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException(
          file + ": a signing key may be read by its owner alone (mode 0600 or 0400)");
    }
    String pem = Files.readString(file, StandardCharsets.UTF_8);
    try {
      KeyFactory factory = KeyFactory.getInstance("Ed25519");
      PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(section(pem, SECRET)));
      PublicKey key = factory.generatePublic(new X509EncodedKeySpec(section(pem, PUBLIC)));
      return new NoteSigner(NoteKey.of(name, key), secret);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Not with the cause's own words, which may quote the file.
      throw new IOException(
          file + ": holds no pair of Ed25519 keys in PEM (journey log-key makes one)");
    }
  }

  private static byte[] section(String pem, String label) {
    String begin = "-----BEGIN " + label + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no " + label);
    }
    return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
  }

  /**
   * Makes a new pair in a new file.
   *
   * @throws IOException if the file is there already, or cannot be written
   */
  public static void create(Path file) throws IOException {
    KeyPair pair;
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerAlone(file))) {
      channel.write(
          StandardCharsets.UTF_8.encode(
              pem(SECRET, pair.getPrivate().getEncoded())
                  + pem(PUBLIC, pair.getPublic().getEncoded())));
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerAlone(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE)}
        : new FileAttribute<?>[0];
  }

  private static String pem(String label, byte[] bytes) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
        + "\n-----END "
        + label
        + "-----\n";
  }

  /** What signs, one for each key. */
  public List<NoteSigner> signers() {
    return signers;
  }

  /** What verifies what is signed now. */
  public List<NoteKey> keys() {
    return signers.stream().map(NoteSigner::key).toList();
  }

  /** Whether one of them signed a note, or one that is believed. */
  boolean haveSigned(SignedNote note) {
    return note.isSignedBy(verifiers);
  }

  /** The same of what may be no note at all. */
  boolean haveSigned(String note) {
    try {
      return haveSigned(SignedNote.parse(note));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether each of those that sign now signed a note. */
  boolean haveAllSigned(String note) {
    SignedNote signed = SignedNote.parse(note);
    return keys().stream().allMatch(key -> signed.isSignedBy(List.of(key)));
  }

  SignedNote sign(String text) {
    return SignedNote.sign(text, signers);
  }
}
