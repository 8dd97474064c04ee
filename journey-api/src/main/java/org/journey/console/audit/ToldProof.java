package org.journey.console.audit;

import java.util.ArrayList;
import java.util.List;
import org.journey.proof.Hash;
import org.journey.proof.InclusionProof;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An inclusion proof as it was told.
 *
 * @param leafHash of the leaf; null if that is no hash
 * @param proof the way to the root; null if it cannot be one
 */
record ToldProof(@Nullable Hash leafHash, @Nullable InclusionProof proof) {

  /** Of an interaction that none was told of. */
  static final ToldProof NONE = new ToldProof(null, null);

  static ToldProof of(JsonNode json) {
    List<Hash> hashes = new ArrayList<>();
    for (JsonNode each : json.path("hashes").values()) {
      Hash hash = hash(each.asString(""));
      if (hash == null) {
        return NONE;
      }
      hashes.add(hash);
    }
    Hash leaf = hash(json.path("leafHash").asString(""));
    try {
      return new ToldProof(
          leaf,
          new InclusionProof(
              json.path("leafIndex").asLong(-1), json.path("treeSize").asLong(0), hashes));
    } catch (IllegalArgumentException none) {
      return new ToldProof(leaf, null);
    }
  }

  static @Nullable Hash hash(String base64) {
    try {
      return Hash.parse(base64);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }
}
