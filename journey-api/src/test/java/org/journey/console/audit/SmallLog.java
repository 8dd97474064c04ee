package org.journey.console.audit;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.journey.proof.Checkpoint;
import org.journey.proof.ConsistencyProof;
import org.journey.proof.Hash;
import org.journey.proof.InclusionProof;
import org.journey.proof.NoteKey;
import org.journey.proof.NoteSigner;
import org.journey.proof.SignedNote;
import org.journey.proof.TreeHash;

/** A log of a few interactions with its tree, as RFC 6962 defines it. */
final class SmallLog {

  static final NoteSigner SIGNER = signer();

  private final TreeHash hashing = new TreeHash();
  private final List<StoredInteraction> interactions;

  SmallLog(long size) {
    interactions = LongStream.rangeClosed(1, size).mapToObj(SmallLog::interaction).toList();
  }

  static NoteSigner signer() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new NoteSigner(NoteKey.of("journey", pair.getPublic()), pair.getPrivate());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static StoredInteraction interaction(long sequence) {
    return StoredInteraction.of(
        ("{\"sequence\":\"%019d\",\"id\":\"a-%d\"}".formatted(sequence, sequence))
            .getBytes(StandardCharsets.UTF_8));
  }

  static LogKeys keys() {
    return new LogKeys(List.of(SIGNER.key()), false);
  }

  StoredInteraction at(long sequence) {
    return interactions.get((int) sequence - 1);
  }

  Checkpoint checkpoint(int size) {
    return new Checkpoint("journey/interactions/test", size, root(leaves().subList(0, size)));
  }

  SignedNote note(int size) {
    return SignedNote.sign(checkpoint(size).text(), List.of(SIGNER));
  }

  /** The proof that an interaction is in the whole of it. */
  ToldProof inclusion(long sequence) {
    List<Hash> path = new ArrayList<>();
    path(leaves(), (int) sequence - 1, path);
    return new ToldProof(
        leaves().get((int) sequence - 1),
        new InclusionProof(sequence - 1, interactions.size(), path));
  }

  ConsistencyProof consistency(int from) {
    List<Hash> path = new ArrayList<>();
    if (from > 0 && from < interactions.size()) {
      subproof(leaves(), from, true, path);
    }
    return new ConsistencyProof(from, interactions.size(), path);
  }

  private List<Hash> leaves() {
    return interactions.stream().map(each -> hashing.leaf(each.bytes())).toList();
  }

  private Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return hashing.empty();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int left = split(leaves.size());
    return hashing.node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
  }

  private void path(List<Hash> leaves, int at, List<Hash> path) {
    if (leaves.size() == 1) {
      return;
    }
    int left = split(leaves.size());
    List<Hash> before = leaves.subList(0, left);
    List<Hash> after = leaves.subList(left, leaves.size());
    if (at < left) {
      path(before, at, path);
      path.add(root(after));
    } else {
      path(after, at - left, path);
      path.add(root(before));
    }
  }

  private void subproof(List<Hash> leaves, int from, boolean known, List<Hash> path) {
    if (from == leaves.size()) {
      if (!known) {
        path.add(root(leaves));
      }
      return;
    }
    int left = split(leaves.size());
    List<Hash> before = leaves.subList(0, left);
    List<Hash> after = leaves.subList(left, leaves.size());
    if (from <= left) {
      subproof(before, from, known, path);
      path.add(root(after));
    } else {
      subproof(after, from - left, false, path);
      path.add(root(before));
    }
  }

  private static int split(int leaves) {
    return Integer.highestOneBit(leaves - 1);
  }
}
