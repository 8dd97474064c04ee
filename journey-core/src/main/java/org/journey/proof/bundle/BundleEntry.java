package org.journey.proof.bundle;

import java.util.List;

/**
 * The files of a bundle. Their order is that of verifying: what names a sequence comes before what
 * names a file alone.
 */
public enum BundleEntry {
  /** What it is a bundle of. */
  BUNDLE("bundle.json", Limits.SMALL),
  /** How the log stood, signed. */
  CHECKPOINT("checkpoint.txt", Limits.SMALL),
  /** A journey's interactions, the exact stored bytes, one a line. */
  INTERACTIONS("interactions.ndjson", Limits.GIGABYTE),
  /** For each of those that it is in the log. */
  PROOFS("proofs.ndjson", Limits.GIGABYTE),
  /** The journey's state on the axes asked. */
  STATE("state.json", Limits.GIGABYTE / 4),
  /** What made every figure of it. */
  EVIDENCE("evidence.json", Limits.GIGABYTE),
  /** The stage model that the state was read under: of 64 KiB as it was registered. */
  MODEL("model.json", Limits.GIGABYTE / 1024),
  /** The whole log, a line a leaf. */
  LOG("log.txt", Long.MAX_VALUE),
  /** The same for people. */
  PAGE("index.html", Limits.GIGABYTE / 4),
  /** The SHA-256 of each file before it. */
  SUMS("SHA256SUMS", Limits.SMALL),
  /** The sums, signed. */
  MANIFEST("manifest.note", Limits.SMALL);

  private static final List<BundleEntry> JOURNEY =
      List.of(
          BUNDLE, CHECKPOINT, INTERACTIONS, PROOFS, STATE, EVIDENCE, MODEL, PAGE, SUMS, MANIFEST);

  private static final List<BundleEntry> ALL =
      List.of(BUNDLE, CHECKPOINT, LOG, PAGE, SUMS, MANIFEST);

  private static final class Limits {
    static final long SMALL = 64 * 1024;
    static final long GIGABYTE = 1L << 30;
  }

  private final String file;
  private final long most;

  BundleEntry(String file, long most) {
    this.file = file;
    this.most = most;
  }

  /** Its name in the archive. */
  public String file() {
    return file;
  }

  /** How many bytes it may have; of the log the lines are limited instead. */
  long most() {
    return most;
  }

  /** Those of a kind of bundle, in order. */
  static List<BundleEntry> of(BundleHead.Kind kind) {
    return switch (kind) {
      case JOURNEY -> JOURNEY;
      case ALL -> ALL;
    };
  }
}
