package org.journey.console.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.journey.console.ApiAnswer;
import org.journey.proof.Checkpoint;
import org.journey.proof.NoteKey;
import org.journey.proof.SignedNote;
import org.journey.proof.bundle.BundleKeys;
import org.journey.proof.bundle.BundleVerdict;
import org.journey.proof.bundle.BundleVerifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A journey's bundle (docs/bundles.md), opened: the stored bytes of its interactions, their proofs
 * and the checkpoint, as they came. Nothing of it is believed here.
 */
final class JourneyBundle {

  /** What is shown beside the proofs. */
  private static final List<String> READ =
      List.of(
          "checkpoint.txt", "interactions.ndjson", "proofs.ndjson", "state.json", "evidence.json");

  private final byte[] archive;
  private final Map<String, byte[]> files = new HashMap<>();

  private JourneyBundle(byte[] archive) {
    this.archive = archive;
  }

  /**
   * Opens one. What cannot be read is as if it were not there: {@link #verdict} says so.
   *
   * @param archive is not copied
   */
  static JourneyBundle of(byte[] archive) {
    JourneyBundle bundle = new JourneyBundle(archive);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (READ.contains(entry.getName())) {
          bundle.files.putIfAbsent(entry.getName(), zip.readAllBytes());
        }
      }
    } catch (IOException damaged) {
      // What was read before is shown; the verdict tells of the damage.
    }
    return bundle;
  }

  /** The stored bytes of each interaction, in their order. */
  List<StoredInteraction> interactions() {
    return lines("interactions.ndjson").stream().map(StoredInteraction::of).toList();
  }

  /** The proof of each, in the same order. */
  List<ToldProof> proofs() {
    return lines("proofs.ndjson").stream().map(line -> ToldProof.of(json(line))).toList();
  }

  /** The log as it stood, signed; null if that is no signed note. */
  @Nullable SignedNote checkpoint() {
    return note(new String(bytes("checkpoint.txt"), StandardCharsets.UTF_8));
  }

  /** The state of the journey, as the call answers it. */
  JsonNode state() {
    return json(bytes("state.json"));
  }

  /** Its evidence, as the call answers it. */
  JsonNode evidence() {
    return json(bytes("evidence.json"));
  }

  /** What {@code journey verify} would say of all of it. */
  BundleVerdict verdict(LogKeys keys) {
    try {
      return BundleVerifier.verify(
          new ByteArrayInputStream(archive), BundleKeys.of(keys.keys().toArray(NoteKey[]::new)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static @Nullable SignedNote note(String text) {
    try {
      return SignedNote.parse(text);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  /** What a note says of the log; null if that is no checkpoint. */
  static @Nullable Checkpoint checkpoint(@Nullable SignedNote note) {
    try {
      return note == null ? null : Checkpoint.parse(note);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  static JsonNode json(byte[] bytes) {
    return new ApiAnswer(200, HttpHeaders.of(Map.of(), (_, _) -> true), bytes).json();
  }

  private byte[] bytes(String file) {
    return files.getOrDefault(file, new byte[0]);
  }

  private List<byte[]> lines(String file) {
    List<byte[]> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte each : bytes(file)) {
      if (each == '\n') {
        lines.add(line.toByteArray());
        line.reset();
      } else {
        line.write(each);
      }
    }
    if (line.size() > 0) {
      lines.add(line.toByteArray());
    }
    return lines;
  }
}
