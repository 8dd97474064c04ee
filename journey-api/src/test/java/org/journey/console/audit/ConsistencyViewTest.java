package org.journey.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.journey.json.Json;
import org.journey.proof.ConsistencyProof;
import org.journey.proof.Hash;
import org.journey.proof.SignedNote;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whether a log only grew is computed step by step. */
class ConsistencyViewTest {

  @Test
  void a_log_that_only_grew_is_shown_to_have() {
    for (int size = 1; size <= 17; size++) {
      SmallLog log = new SmallLog(size);
      for (int from = 0; from <= size; from++) {
        ConsistencyView view = view(log, from, size, told(log.consistency(from)));
        assertThat(view.holds()).as("%d of %d", from, size).isTrue();
        if (!view.steps().isEmpty()) {
          assertThat(view.steps().getLast().later()).isEqualTo(log.checkpoint(size).root());
          assertThat(
                  view.steps().stream()
                      .map(ConsistencyView.Step::earlier)
                      .filter(Objects::nonNull)
                      .reduce((a, b) -> b)
                      .orElse(log.checkpoint(from).root()))
              .isEqualTo(log.checkpoint(from).root());
        }
      }
    }
  }

  @Test
  void one_that_was_changed_is_not() {
    SmallLog log = new SmallLog(13);
    ConsistencyProof proof = log.consistency(6);
    Hash other = log.checkpoint(3).root();
    for (int at = 0; at < proof.hashes().size(); at++) {
      List<Hash> hashes = new ArrayList<>(proof.hashes());
      hashes.set(at, other);
      ConsistencyView view = view(log, 6, 13, told(new ConsistencyProof(6, 13, hashes)));
      assertThat(view.holds()).isFalse();
      assertThat(view.checks().getLast().holds()).isFalse();
    }
    assertThat(view(log, 6, 13, told(log.consistency(5))).holds()).isFalse();
    assertThat(view(log, 6, 13, Json.MAPPER.missingNode()).holds()).isFalse();
  }

  @Test
  void a_checkpoint_of_another_log_or_without_a_good_signature_is_named() {
    SmallLog log = new SmallLog(13);
    SignedNote forged = new SignedNote(log.checkpoint(6).text(), log.note(5).signatures());
    ConsistencyView view =
        ConsistencyView.of(forged, log.note(13), told(log.consistency(6)), SmallLog.keys());
    assertThat(view.checks().stream().map(Check::holds))
        .containsExactly(false, true, true, true, true);
    SignedNote foreign =
        SignedNote.sign(
            log.checkpoint(6).text().replace("test", "other"), List.of(SmallLog.SIGNER));
    view = ConsistencyView.of(foreign, log.note(13), told(log.consistency(6)), SmallLog.keys());
    assertThat(view.checks().stream().map(Check::holds))
        .containsExactly(true, true, false, true, true);
  }

  private static ConsistencyView view(SmallLog log, int from, int to, JsonNode told) {
    return ConsistencyView.of(log.note(from), log.note(to), told, SmallLog.keys());
  }

  private static JsonNode told(ConsistencyProof proof) {
    return Json.MAPPER.valueToTree(
        Map.of(
            "from",
            proof.from(),
            "to",
            proof.to(),
            "hashes",
            proof.hashes().stream().map(Hash::base64).toList()));
  }
}
