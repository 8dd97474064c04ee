package org.journey.proof.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.journey.proof.NoteKey;
import org.journey.proof.SignedNote;

/**
 * The public keys that an auditor trusts, read from a file: lines of {@code name+id+base64} as
 * signed notes have them, or PEM ({@code PUBLIC KEY}, Ed25519). A key in PEM has no name: it is
 * taken for the names under which a note is signed.
 */
public final class BundleKeys {

  /** Bytes that such a file may have. */
  public static final int MOST_BYTES = 64 * 1024;

  private static final int MOST_KEYS = 100;
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";

  private final List<NoteKey> named;
  private final List<PublicKey> nameless;

  private BundleKeys(List<NoteKey> named, List<PublicKey> nameless) {
    this.named = List.copyOf(named);
    this.nameless = List.copyOf(nameless);
  }

  /** Those keys. */
  public static BundleKeys of(NoteKey... keys) {
    return new BundleKeys(List.of(keys), List.of());
  }

  /**
   * Reads a file of keys. Empty lines, and those that begin with {@code #}, are passed over.
   *
   * @throws IllegalArgumentException with the line and the reason, if it is none
   */
  public static BundleKeys parse(String text) {
    List<NoteKey> named = new ArrayList<>();
    List<PublicKey> nameless = new ArrayList<>();
    List<String> lines = text.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int number = i + 1;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (named.size() + nameless.size() == MOST_KEYS) {
        throw new IllegalArgumentException("more than " + MOST_KEYS + " keys");
      }
      if (line.equals(BEGIN)) {
        int end = lines.subList(i, lines.size()).indexOf(END);
        if (end < 0) {
          throw new IllegalArgumentException(
              "line " + number + ": a public key in PEM that does not end");
        }
        nameless.add(pem(String.join("", lines.subList(i + 1, i + end)), number));
        i += end;
      } else {
        try {
          named.add(NoteKey.parse(line));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
        }
      }
    }
    if (named.isEmpty() && nameless.isEmpty()) {
      throw new IllegalArgumentException("no key in it");
    }
    return new BundleKeys(named, nameless);
  }

  private static PublicKey pem(String base64, int line) {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + line + ": no public key of Ed25519 in PEM", e);
    }
  }

  /**
   * Who of these signed a note.
   *
   * @return name and id of each, one or more
   * @throws BadBundle if it is not signed by any, or a signature under the name of one is not good
   */
  List<String> signers(SignedNote note, String file) throws BadBundle {
    List<NoteKey> keys = keysFor(note);
    List<String> signers = new ArrayList<>();
    for (NoteKey key : keys) {
      if (note.isSignedBy(List.of(key))) {
        signers.add(label(key));
      }
    }
    // One that is good does not make up for a forgery under the name of another.
    if (!signers.isEmpty() && (keys.size() == 1 || note.isSignedBy(keys))) {
      return signers;
    }
    for (SignedNote.Line line : note.signatures()) {
      for (NoteKey key : keys) {
        if (label(key).equals(String.format(Locale.ROOT, "%s+%08x", line.name(), line.id()))) {
          throw new BadBundle(
              BundleFault.CHANGED,
              file
                  + ": the signature under the name of the key is not good: text or signature is"
                  + " not what was made");
        }
      }
    }
    throw new BadBundle(BundleFault.OTHER_KEY, file + " is not signed by the key");
  }

  private List<NoteKey> keysFor(SignedNote note) {
    LinkedHashSet<NoteKey> keys = new LinkedHashSet<>(named);
    for (PublicKey key : nameless) {
      for (SignedNote.Line line : note.signatures()) {
        keys.add(NoteKey.of(line.name(), key));
      }
    }
    return List.copyOf(keys);
  }

  private static String label(NoteKey key) {
    String text = key.toString();
    return text.substring(0, text.lastIndexOf('+', text.indexOf('+') + 9));
  }
}
