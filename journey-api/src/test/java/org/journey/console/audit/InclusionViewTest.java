package org.journey.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.journey.proof.Hash;
import org.journey.proof.InclusionProof;
import org.journey.proof.SignedNote;
import org.junit.jupiter.api.Test;

/** A proof is shown as it is: each step to the root, and whatever does not hold. */
class InclusionViewTest {

  private final SmallLog log = new SmallLog(11);
  private final Check signed = SmallLog.keys().signed(log.note(11));

  @Test
  void every_step_of_every_proof_is_computed_up_to_the_signed_root() {
    for (int size = 1; size <= 20; size++) {
      SmallLog each = new SmallLog(size);
      Check check = SmallLog.keys().signed(each.note(size));
      for (long sequence = 1; sequence <= size; sequence++) {
        InclusionView view =
            InclusionView.of(
                each.at(sequence), each.inclusion(sequence), each.checkpoint(size), check);
        assertThat(view.holds()).as("%d of %d", sequence, size).isTrue();
        assertThat(view.root()).isEqualTo(each.checkpoint(size).root());
        assertThat(view.trouble()).isEmpty();
      }
    }
  }

  @Test
  void a_changed_byte_does_not_hold_and_what_it_hashes_to_is_said() {
    for (int at = 0; at < log.at(7).bytes().length; at++) {
      byte[] bytes = log.at(7).bytes().clone();
      bytes[at] ^= 1;
      InclusionView view = verified(StoredInteraction.of(bytes), log.inclusion(7));
      assertThat(view.holds()).isFalse();
      assertThat(view.trouble())
          .contains(view.leaf().toString(), "not the bytes that were recorded");
      assertThat(view.root()).isNotEqualTo(log.checkpoint(11).root());
    }
  }

  @Test
  void a_leaf_hash_that_was_changed_with_the_bytes_does_not_lead_to_the_root() {
    StoredInteraction forged = SmallLog.interaction(8);
    InclusionProof proof = Objects.requireNonNull(log.inclusion(7).proof());
    Hash leaf = Objects.requireNonNull(log.inclusion(8).leafHash());
    InclusionView view = verified(forged, new ToldProof(leaf, proof));
    assertThat(outcomes(view)).containsExactly(true, false, false, true);
  }

  @Test
  void a_proof_of_another_place_does_not_hold() {
    assertThat(outcomes(verified(log.at(7), log.inclusion(8))))
        .containsExactly(false, false, false, true);
  }

  @Test
  void a_changed_sibling_does_not_lead_to_the_root() {
    InclusionProof proof = Objects.requireNonNull(log.inclusion(7).proof());
    for (int at = 0; at < proof.hashes().size(); at++) {
      List<Hash> hashes = new ArrayList<>(proof.hashes());
      byte[] bytes = hashes.get(at).bytes();
      bytes[31] ^= 1;
      hashes.set(at, Hash.of(bytes));
      ToldProof changed =
          new ToldProof(log.inclusion(7).leafHash(), new InclusionProof(6, 11, hashes));
      assertThat(outcomes(verified(log.at(7), changed))).containsExactly(true, true, false, true);
    }
  }

  @Test
  void what_is_lacking_does_not_hold() {
    assertThat(outcomes(verified(log.at(7), ToldProof.NONE)))
        .containsExactly(false, false, false, true);
    InclusionView unsigned =
        InclusionView.of(log.at(7), log.inclusion(7), null, SmallLog.keys().signed(null));
    assertThat(outcomes(unsigned)).containsExactly(true, false, false, false);
  }

  @Test
  void a_checkpoint_of_another_key_or_another_text_is_not_signed() {
    LogKeys others = new LogKeys(List.of(SmallLog.signer().key()), true);
    assertThat(others.signed(log.note(11)).holds()).isFalse();
    assertThat(SmallLog.keys().signed(log.note(11)).holds()).isTrue();
    SignedNote note = log.note(11);
    SignedNote forged = new SignedNote(log.checkpoint(10).text(), note.signatures());
    assertThat(SmallLog.keys().signed(forged).holds()).isFalse();
    assertThat(SmallLog.keys().signed(forged).found()).contains("not good");
  }

  private InclusionView verified(StoredInteraction stored, ToldProof proof) {
    return InclusionView.of(stored, proof, log.checkpoint(11), signed);
  }

  private static List<Boolean> outcomes(InclusionView view) {
    return view.checks().stream().map(Check::holds).toList();
  }
}
