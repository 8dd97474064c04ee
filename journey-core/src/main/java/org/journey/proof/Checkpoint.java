package org.journey.proof;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a log stood: so many leaves, and the root of their tree. The text of a signed note after C2SP
 * tlog-checkpoint: a line each for the origin, the size and the root.
 *
 * @param origin which log; a log that was rolled back goes on under another
 * @param size leaves
 * @param root of their tree
 */
public record Checkpoint(String origin, long size, Hash root) {

  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the origin is empty or has more than one line, or the size
   *     is below 0
   */
  public Checkpoint {
    if (origin.isEmpty() || origin.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("a checkpoint without an origin");
    }
    if (size < 0) {
      throw new IllegalArgumentException("a checkpoint of " + size + " leaves");
    }
  }

  /** The text that is signed. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /**
   * Reads the text of a note; lines behind the third are extensions, which are passed over, but may
   * not be empty.
   *
   * @throws IllegalArgumentException with the reason, if it is no checkpoint
   */
  public static Checkpoint parse(SignedNote note) {
    List<String> lines = note.text().lines().toList();
    if (lines.size() < 3) {
      throw new IllegalArgumentException("a checkpoint has lines for origin, size and root");
    }
    if (lines.contains("")) {
      throw new IllegalArgumentException("a checkpoint has no empty lines");
    }
    if (!SIZE.matcher(lines.get(1)).matches()) {
      throw new IllegalArgumentException("a checkpoint's second line is the tree's size");
    }
    long size;
    try {
      size = Long.parseLong(lines.get(1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a checkpoint of an absurd size", e);
    }
    Hash root;
    try {
      root = Hash.parse(lines.get(2));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a checkpoint's third line is the root's hash in base64", e);
    }
    return new Checkpoint(lines.get(0), size, root);
  }
}
