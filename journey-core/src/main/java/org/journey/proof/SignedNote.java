package org.journey.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * A text with signatures below it (C2SP signed-note): the text, which ends with a line end, an
 * empty line, and a line for each signature, {@code — name base64(id ‖ signature)}.
 *
 * @param text what is signed
 * @param signatures below it
 */
public record SignedNote(String text, List<Line> signatures) {

  /** More is no note of ours, and is not read. */
  static final int LONGEST = 64 * 1024;

  private static final int MOST_SIGNATURES = 100;
  private static final String DASH = "\u2014 ";

  /**
   * A signature as it stands.
   *
   * @param name of the key
   * @param id of the key
   * @param bytes of the signature
   */
  public record Line(String name, int id, byte[] bytes) {}

  /** Copies. */
  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * Signs a text.
   *
   * @throws IllegalArgumentException if it does not end with a line end
   */
  public static SignedNote sign(String text, Collection<NoteSigner> signers) {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("a note's text ends with a line end");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Line> lines = new ArrayList<>();
    for (NoteSigner signer : signers) {
      lines.add(new Line(signer.key().name(), signer.key().id(), signer.sign(bytes)));
    }
    return new SignedNote(text, lines);
  }

  /**
   * Reads a note. Nothing is verified yet.
   *
   * @throws IllegalArgumentException with the reason, if it is none
   */
  public static SignedNote parse(String note) {
    if (note.length() > LONGEST) {
      throw new IllegalArgumentException("a signed note of more than 64 KiB");
    }
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException(
          "no signed note: a text, an empty line and signatures, each line ended");
    }
    if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new IllegalArgumentException("a signed note with control characters");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : note.substring(end + 2).lines().toList()) {
      lines.add(signature(line));
    }
    if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException("a note with " + lines.size() + " signatures");
    }
    return new SignedNote(note.substring(0, end + 1), lines);
  }

  private static Line signature(String line) {
    int blank = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || blank < 0) {
      throw new IllegalArgumentException("a signature is written \u2014 name base64");
    }
    String name = line.substring(DASH.length(), blank);
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(line.substring(blank + 1));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a signature that is no base64", e);
    }
    if (!NoteName.isValid(name) || bytes.length <= Integer.BYTES) {
      throw new IllegalArgumentException("a signature without a name or too short");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int id = buffer.getInt();
    byte[] signature = new byte[buffer.remaining()];
    buffer.get(signature);
    return new Line(name, id, signature);
  }

  /**
   * Whether one of these keys signed it. Signatures of other keys are passed over; one under the
   * name and id of a key here that does not verify is a forgery, and the note is worth nothing.
   */
  public boolean isSignedBy(Collection<NoteKey> keys) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean signed = false;
    for (Line line : signatures) {
      for (NoteKey key : keys) {
        if (key.name().equals(line.name()) && key.id() == line.id()) {
          if (!key.verifies(bytes, line.bytes())) {
            return false;
          }
          signed = true;
        }
      }
    }
    return signed;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (Line line : signatures) {
      byte[] bytes =
          ByteBuffer.allocate(Integer.BYTES + line.bytes().length)
              .putInt(line.id())
              .put(line.bytes())
              .array();
      note.append(DASH)
          .append(line.name())
          .append(' ')
          .append(Base64.getEncoder().encodeToString(bytes))
          .append('\n');
    }
    return note.toString();
  }
}
