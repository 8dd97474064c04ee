package org.journey.proof.bundle;

import java.io.IOException;

/** Found while a bundle was read, which ends the reading. Told as a verdict, never thrown on. */
sealed class BadBundle extends IOException permits BadArchive {

  private static final long serialVersionUID = 1L;

  private final BundleFault fault;
  private final long sequence;

  BadBundle(BundleFault fault, String reason) {
    this(fault, 0, reason);
  }

  /**
   * About one interaction.
   *
   * @param sequence which; 0 if it cannot be told
   */
  BadBundle(BundleFault fault, long sequence, String reason) {
    super(reason);
    this.fault = fault;
    this.sequence = sequence;
  }

  BundleFault fault() {
    return fault;
  }

  /** Which interaction; 0 if it cannot be told. */
  long sequence() {
    return sequence;
  }

  BundleVerdict.Bad verdict() {
    return new BundleVerdict.Bad(fault, sequence, String.valueOf(getMessage()));
  }
}
