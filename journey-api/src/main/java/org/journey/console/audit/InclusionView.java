package org.journey.console.audit;

import java.util.ArrayList;
import java.util.List;
import org.journey.proof.Checkpoint;
import org.journey.proof.Hash;
import org.journey.proof.InclusionProof;
import org.journey.proof.TreeHash;
import org.jspecify.annotations.Nullable;

/**
 * That one interaction is in the log, verified step by step from its stored bytes (RFC 9162,
 * section 2.1.3.2).
 *
 * @param stored the interaction
 * @param leaf the hash of its stored bytes, computed here
 * @param steps from the leaf to the root
 * @param root where the steps lead
 * @param checkpoint the log as it stood; null if it could not be read
 * @param checks what must hold, in the order in which one looks
 */
record InclusionView(
    StoredInteraction stored,
    Hash leaf,
    List<Step> steps,
    Hash root,
    @Nullable Checkpoint checkpoint,
    List<Check> checks) {

  /**
   * A hash with the one beside it.
   *
   * @param number from 1
   * @param left whether the one beside stands left
   * @param beside the sibling, as the proof has it
   * @param made SHA-256 of 01, the left and the right, computed here
   */
  record Step(int number, boolean left, Hash beside, Hash made) {

    /** Where the one beside stands, in words. */
    public String side() {
      return left ? "left" : "right";
    }
  }

  InclusionView {
    steps = List.copyOf(steps);
    checks = List.copyOf(checks);
  }

  /** Whether the proof holds. */
  public boolean holds() {
    return Check.all(checks);
  }

  /** The first that does not hold; empty if all do. */
  public String trouble() {
    return checks.stream().filter(check -> !check.holds()).findFirst().map(Check::found).orElse("");
  }

  /**
   * Verifies.
   *
   * @param checkpoint null if it could not be read
   * @param signed whether the log's key signed it
   */
  static InclusionView of(
      StoredInteraction stored, ToldProof told, @Nullable Checkpoint checkpoint, Check signed) {
    Hash leaf = new TreeHash().leaf(stored.bytes());
    InclusionProof proof = told.proof();
    List<Step> steps = proof == null ? List.of() : steps(leaf, proof);
    Hash root = steps.isEmpty() ? leaf : steps.getLast().made();
    return new InclusionView(
        stored,
        leaf,
        steps,
        root,
        checkpoint,
        List.of(
            leaf(leaf, told.leafHash()),
            place(stored.sequence(), proof, checkpoint),
            path(leaf, root, proof, checkpoint),
            signed));
  }

  private static Check leaf(Hash leaf, @Nullable Hash told) {
    boolean same = told != null && leaf.equals(told);
    return new Check(
        "The leaf's hash, computed from the stored bytes, is the one that the log tells",
        same,
        same
            ? "SHA-256 of 00 and the stored bytes is " + leaf + "."
            : "SHA-256 of 00 and the bytes is "
                + leaf
                + ", and the log tells "
                + (told == null ? "none" : told)
                + ": these are not the bytes that were recorded.");
  }

  private static Check place(
      long sequence, @Nullable InclusionProof proof, @Nullable Checkpoint checkpoint) {
    String what = "The proof is of this interaction's place, in a tree of the checkpoint's size";
    if (proof == null || checkpoint == null) {
      return new Check(
          what,
          false,
          proof == null ? "There is no proof that could be read." : "There is no checkpoint.");
    }
    boolean holds = proof.index() == sequence - 1 && proof.size() == checkpoint.size();
    return new Check(
        what,
        holds,
        "The proof is of leaf "
            + proof.index()
            + " (the first is 0) in a tree of "
            + proof.size()
            + "; the bytes say sequence "
            + sequence
            + ", and the checkpoint is of "
            + checkpoint.size()
            + ".");
  }

  private static Check path(
      Hash leaf, Hash root, @Nullable InclusionProof proof, @Nullable Checkpoint checkpoint) {
    boolean holds = proof != null && checkpoint != null && proof.proves(leaf, checkpoint.root());
    return new Check(
        "The path from the leaf leads to the checkpoint's root",
        holds,
        "The path leads to "
            + root
            + (checkpoint == null ? "." : "; the checkpoint's root is " + checkpoint.root() + "."));
  }

  private static List<Step> steps(Hash leaf, InclusionProof proof) {
    TreeHash hashing = new TreeHash();
    List<Step> steps = new ArrayList<>();
    long node = proof.index();
    long last = proof.size() - 1;
    Hash hash = leaf;
    for (Hash beside : proof.hashes()) {
      boolean left = (node & 1) == 1 || node == last;
      hash = left ? hashing.node(beside, hash) : hashing.node(hash, beside);
      steps.add(new Step(steps.size() + 1, left, beside, hash));
      while (left && (node & 1) == 0 && node != 0) {
        node >>>= 1;
        last >>>= 1;
      }
      node >>>= 1;
      last >>>= 1;
    }
    return steps;
  }
}
