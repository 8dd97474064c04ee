package org.journey.proof.bundle;

/**
 * The archive is not in its one form, or damaged, and could not be read on as it came. What is
 * wrong with the content may show if it is read by another way ({@link ZipList}).
 */
final class BadArchive extends BadBundle {

  private static final long serialVersionUID = 1L;

  BadArchive(BundleFault fault, String reason) {
    super(fault, reason);
  }
}
