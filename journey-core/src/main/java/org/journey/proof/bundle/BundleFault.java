package org.journey.proof.bundle;

/** What can be wrong with a bundle. */
public enum BundleFault {
  /** No bundle at all, or of a form that this verifier does not know. */
  NO_BUNDLE("no-bundle"),
  /** It ends before its end. */
  TRUNCATED("truncated"),
  /** Something is larger than it may be, or there is more of it. */
  TOO_LARGE("too-large"),
  /** Signed by another key, or by none. */
  OTHER_KEY("other-key"),
  /** Bytes are not those that were recorded or signed. */
  CHANGED("changed"),
  /** An interaction, or a file, is lacking. */
  MISSING("missing"),
  /** One that the journey or the log does not have, or a file that a bundle does not have. */
  INSERTED("inserted"),
  /** Not in the order of the log. */
  REORDERED("reordered"),
  /** A proof that proves nothing. */
  FORGED_PROOF("forged-proof"),
  /** Of a tree of another size than the checkpoint's. */
  WRONG_TREE_SIZE("wrong-tree-size"),
  /** Not of the journey, the organisation or the log that the bundle is about. */
  FOREIGN("foreign"),
  /** The log does not go on as a checkpoint that was kept says. */
  INCONSISTENT("inconsistent"),
  /** Good, but a checkpoint that was kept cannot be held against it without more. */
  NOT_COMPARABLE("not-comparable");

  private final String text;

  BundleFault(String text) {
    this.text = text;
  }

  /** As people and programs are told it. */
  public String text() {
    return text;
  }
}
