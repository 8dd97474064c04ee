package org.journey.console.audit;

import java.util.ArrayList;
import java.util.List;
import org.journey.proof.Checkpoint;
import org.journey.proof.ConsistencyProof;
import org.journey.proof.Hash;
import org.journey.proof.SignedNote;
import org.journey.proof.TreeHash;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * That the log only grew between two checkpoints, verified step by step (RFC 9162, section
 * 2.1.4.2).
 *
 * @param from the earlier checkpoint
 * @param to the later one
 * @param steps of the proof
 * @param checks what must hold
 */
record ConsistencyView(Checkpoint from, Checkpoint to, List<Step> steps, List<Check> checks) {

  /**
   * A node of the proof, and both roots as far as they are computed with it.
   *
   * @param number from 1
   * @param beside the node, as the proof has it
   * @param earlier on the way to the earlier root; null if this node is no part of it
   * @param later on the way to the later root
   */
  record Step(int number, Hash beside, @Nullable Hash earlier, Hash later) {}

  ConsistencyView {
    steps = List.copyOf(steps);
    checks = List.copyOf(checks);
  }

  /** Whether the log only grew. */
  public boolean holds() {
    return Check.all(checks);
  }

  /** Verifies what the API tells of two signed checkpoints. */
  static ConsistencyView of(SignedNote earlier, SignedNote later, JsonNode told, LogKeys keys) {
    Checkpoint from = Checkpoint.parse(earlier);
    Checkpoint to = Checkpoint.parse(later);
    ConsistencyProof proof = proof(told);
    boolean sizes = proof != null && proof.from() == from.size() && proof.to() == to.size();
    boolean proves = proof != null && proof.proves(from.root(), to.root());
    Check first = keys.signed(earlier);
    Check last = keys.signed(later);
    return new ConsistencyView(
        from,
        to,
        proof == null ? List.of() : steps(proof, from.root()),
        List.of(
            new Check("The earlier checkpoint is signed", first.holds(), first.found()),
            new Check("The later checkpoint is signed", last.holds(), last.found()),
            new Check(
                "Both are of the same log",
                from.origin().equals(to.origin()),
                "The earlier is of " + from.origin() + ", the later of " + to.origin() + "."),
            new Check(
                "The proof is of their sizes",
                sizes,
                proof == null
                    ? "There is no proof that could be read."
                    : "The proof is from " + proof.from() + " to " + proof.to() + "."),
            new Check(
                "Both roots can be computed from the proof: nothing of the earlier was changed",
                proves,
                "The earlier root is " + from.root() + ", the later root is " + to.root() + ".")));
  }

  private static @Nullable ConsistencyProof proof(JsonNode told) {
    List<Hash> hashes = new ArrayList<>();
    for (JsonNode each : told.path("hashes").values()) {
      Hash hash = ToldProof.hash(each.asString(""));
      if (hash == null) {
        return null;
      }
      hashes.add(hash);
    }
    try {
      return new ConsistencyProof(told.path("from").asLong(-1), told.path("to").asLong(-1), hashes);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private static List<Step> steps(ConsistencyProof proof, Hash smaller) {
    List<Step> steps = new ArrayList<>();
    if (proof.from() == 0 || proof.from() == proof.to() || proof.hashes().isEmpty()) {
      return steps;
    }
    TreeHash hashing = new TreeHash();
    boolean complete = Long.bitCount(proof.from()) == 1;
    long node = proof.from() - 1;
    long last = proof.to() - 1;
    while ((node & 1) == 1) {
      node >>>= 1;
      last >>>= 1;
    }
    Hash old = complete ? smaller : proof.hashes().getFirst();
    Hash present = old;
    if (!complete) {
      steps.add(new Step(1, old, old, present));
    }
    for (Hash beside :
        complete ? proof.hashes() : proof.hashes().subList(1, proof.hashes().size())) {
      boolean both = (node & 1) == 1 || node == last;
      present = both ? hashing.node(beside, present) : hashing.node(present, beside);
      if (both) {
        old = hashing.node(beside, old);
      }
      steps.add(new Step(steps.size() + 1, beside, both ? old : null, present));
      while (both && (node & 1) == 0 && node != 0) {
        node >>>= 1;
        last >>>= 1;
      }
      node >>>= 1;
      last >>>= 1;
    }
    return steps;
  }
}
