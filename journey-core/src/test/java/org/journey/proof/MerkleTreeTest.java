package org.journey.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree of a log, its roots and proofs. */
class MerkleTreeTest {

  /** Leaves and roots with which implementations of Certificate Transparency are tested. */
  private static final List<String> KNOWN_LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> KNOWN_ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void known_trees_have_their_known_roots() {
    Leaves leaves = new Leaves();
    Frontier frontier = new Frontier();
    assertThat(frontier.root().toString()).isEqualTo(KNOWN_ROOTS.getFirst());
    for (int i = 0; i < KNOWN_LEAVES.size(); i++) {
      leaves.add(HexFormat.of().parseHex(KNOWN_LEAVES.get(i)));
      frontier.append(leaves.leaf(i));
      assertThat(frontier.root().toString()).isEqualTo(KNOWN_ROOTS.get(i + 1));
      assertThat(new MerkleTree(leaves, i + 1).root()).isEqualTo(frontier.root());
    }
  }

  @Test
  void roots_are_those_of_the_definition() {
    Leaves leaves = Leaves.of(1_100);
    Frontier frontier = new Frontier();
    for (int size = 0; size <= 1_100; size++) {
      if (size < 70 || size % 256 < 2 || size % 97 == 0) {
        Hash expected = Hash.of(NaiveTree.root(leaves.first(size)));
        assertThat(frontier.root()).as("of %s leaves", size).isEqualTo(expected);
        assertThat(new MerkleTree(leaves, size).root()).isEqualTo(expected);
      }
      if (size < 1_100) {
        frontier.append(leaves.leaf(size));
      }
    }
  }

  @Test
  void a_frontier_goes_on_from_where_a_tree_was() {
    Leaves leaves = Leaves.of(700);
    Frontier frontier = new MerkleTree(leaves, 613).frontier();
    for (int i = 613; i < 700; i++) {
      frontier.append(leaves.leaf(i));
    }
    assertThat(frontier.root()).isEqualTo(new MerkleTree(leaves, 700).root());
    assertThat(frontier.peaks()).isEqualTo(new MerkleTree(leaves, 700).frontier().peaks());
    assertThatThrownBy(() -> new Frontier(3, frontier.peaks()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 64, 255, 256, 257, 700})
  void a_leaf_is_proved_and_no_other_in_its_place(int size) {
    Leaves leaves = Leaves.of(size);
    MerkleTree tree = new MerkleTree(leaves, size);
    Hash root = tree.root();
    for (int i = 0; i < size; i++) {
      InclusionProof proof = tree.inclusion(i);
      assertThat(proof.proves(leaves.leaf(i), root)).as("leaf %s of %s", i, size).isTrue();
      assertThat(proof.proves(leaves.leaf((i + 1) % size), root)).isEqualTo(size == 1);
      if (i + 1 < size) {
        assertThat(new InclusionProof(i + 1, size, proof.hashes()).proves(leaves.leaf(i), root))
            .isFalse();
      }
      for (int cut = 0; cut < proof.hashes().size(); cut++) {
        List<Hash> shorter = new ArrayList<>(proof.hashes());
        shorter.remove(cut);
        assertThat(new InclusionProof(i, size, shorter).proves(leaves.leaf(i), root)).isFalse();
      }
      List<Hash> longer = new ArrayList<>(proof.hashes());
      longer.add(root);
      assertThat(new InclusionProof(i, size, longer).proves(leaves.leaf(i), root)).isFalse();
    }
  }

  @Test
  void a_tree_is_proved_to_begin_as_each_before_it_and_as_no_other() {
    Leaves leaves = Leaves.of(70);
    Hash other = Leaves.of(1).leaf(0);
    for (int to = 0; to <= 70; to++) {
      MerkleTree tree = new MerkleTree(leaves, to);
      for (int from = 0; from <= to; from++) {
        ConsistencyProof proof = tree.consistency(from);
        Hash old = new MerkleTree(leaves, from).root();
        assertThat(proof.proves(old, tree.root())).as("%s of %s", from, to).isTrue();
        if (from > 1) {
          assertThat(proof.proves(other, tree.root())).isFalse();
          assertThat(proof.proves(old, other)).isFalse();
        }
        for (int cut = 0; cut < proof.hashes().size(); cut++) {
          List<Hash> shorter = new ArrayList<>(proof.hashes());
          shorter.remove(cut);
          assertThat(new ConsistencyProof(from, to, shorter).proves(old, tree.root())).isFalse();
        }
      }
    }
  }

  @Test
  void a_changed_leaf_is_seen_by_the_root_and_by_consistency() {
    SplittableRandom random = new SplittableRandom(20_261_129);
    for (int round = 0; round < 50; round++) {
      int size = 2 + random.nextInt(600);
      Leaves leaves = Leaves.of(size);
      MerkleTree before = new MerkleTree(leaves, 1 + random.nextInt(size - 1));
      Hash root = before.root();
      int changed = random.nextInt((int) before.size());
      // Above a complete tile its hash is kept: what changed below it a look at the leaves tells.
      if (changed / TileSource.WIDTH < size / TileSource.WIDTH) {
        continue;
      }
      leaves.change(changed, before.root());
      MerkleTree after = new MerkleTree(leaves, size);
      assertThat(new MerkleTree(leaves, before.size()).root()).isNotEqualTo(root);
      assertThat(after.consistency(before.size()).proves(root, after.root())).isFalse();
    }
  }

  @Test
  void a_proof_from_many_leaves_reads_few_tiles() {
    Leaves leaves = Leaves.of(140_000);
    int before = leaves.reads();
    assertThat(new MerkleTree(leaves, 140_000).inclusion(70_000).hashes()).hasSize(18);
    assertThat(leaves.reads() - before).isLessThanOrEqualTo(5);
  }

  @Test
  void a_hash_that_is_not_there_is_said_to_be_missing() {
    assertThatThrownBy(() -> new MerkleTree(Leaves.of(300), 600).root())
        .isInstanceOf(TileSource.MissingHash.class)
        .hasMessage("the tree lacks a hash of level 1 at or behind 1");
  }

  @Test
  void a_proof_of_nothing_is_refused() {
    MerkleTree tree = new MerkleTree(Leaves.of(3), 3);
    assertThatThrownBy(() -> tree.inclusion(3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.inclusion(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.consistency(4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InclusionProof(0, 0, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
