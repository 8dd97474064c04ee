package org.journey.proof.bundle;

import java.util.HexFormat;

/**
 * The SHA-256 of each file of a bundle, a line each, as {@code sha256sum} writes them; and the text
 * that is signed of them.
 */
final class Sums {

  private final StringBuilder lines = new StringBuilder();

  void add(BundleEntry entry, byte[] sha256) {
    lines.append(HexFormat.of().formatHex(sha256)).append("  ").append(entry.file()).append('\n');
  }

  /** The text of {@code SHA256SUMS}. */
  String text() {
    return lines.toString();
  }

  /** What is signed: no checkpoint can be read from it, whose second line is a number. */
  static String signed(String origin, String sums) {
    return "bundle of " + BundleHead.FORMAT + "\n" + "origin " + origin + "\n" + sums;
  }
}
