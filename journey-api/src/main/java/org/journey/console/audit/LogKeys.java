package org.journey.console.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.journey.proof.NoteKey;
import org.journey.proof.SignedNote;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that checkpoints are verified with.
 *
 * @param keys those that could be read
 * @param given whether the reader gave them, and not the platform itself: what is verified by a key
 *     that came along with it proves little
 */
record LogKeys(List<NoteKey> keys, boolean given) {

  LogKeys {
    keys = List.copyOf(keys);
  }

  /**
   * The key that the reader gave; else those that the platform tells.
   *
   * @param given {@code name+id+base64}; null or blank if none
   * @param told a line each
   * @throws IllegalArgumentException with the reason, if the one given is none
   */
  static LogKeys of(@Nullable String given, String told) {
    if (given != null && !given.isBlank()) {
      return new LogKeys(List.of(NoteKey.parse(given.strip())), true);
    }
    List<NoteKey> read = new ArrayList<>();
    for (String line : told.lines().toList()) {
      try {
        read.add(NoteKey.parse(line.strip()));
      } catch (IllegalArgumentException none) {
        // Of another form: no key that could verify anything here.
      }
    }
    return new LogKeys(read, false);
  }

  /** Whether one of them signed a note, told in words. */
  Check signed(@Nullable SignedNote note) {
    String what = "The checkpoint is signed with the log's key";
    if (note == null) {
      return new Check(what, false, "There is no signed note that could be read.");
    }
    List<NoteKey> signers = keys.stream().filter(key -> note.isSignedBy(List.of(key))).toList();
    if (!signers.isEmpty() && note.isSignedBy(keys)) {
      return new Check(
          what,
          true,
          "Ed25519 signature verified with "
              + signers.stream().map(NoteKey::toString).collect(Collectors.joining(", "))
              + (given ? ", the key that you gave." : ", as the platform tells its key."));
    }
    boolean claimed =
        note.signatures().stream()
            .anyMatch(line -> keys.stream().anyMatch(key -> key.name().equals(line.name())));
    return new Check(
        what,
        false,
        claimed
            ? "There is a signature under the name of the key, and it is not good: text or"
                + " signature was changed, or another key made it."
            : "None of the keys signed it.");
  }
}
