package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.journey.proof.Checkpoint;
import org.journey.proof.ConsistencyProof;
import org.journey.proof.Hash;
import org.journey.proof.InclusionProof;
import org.journey.proof.NoteKey;
import org.journey.proof.SignedNote;
import org.journey.proof.TreeHash;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How an auditor finds out over HTTP that the log was not changed. */
class CheckpointCallsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String CHECKPOINT = "/api/v1/log/checkpoint";
  private static final String INCLUSION = "/api/v1/log/proofs/inclusion?sequence=";
  private static final String CONSISTENCY = "/api/v1/log/proofs/consistency?from=";

  private final String organisation = Events.fresh("aud");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final Caller auditor = PLATFORM.caller("a-1", organisation, Role.AUDITOR);
  private final String journey = Events.fresh("j");

  private Checkpoint checkpoint() {
    return verified(auditor.get(CHECKPOINT).is(200).text());
  }

  /** By the key that is handed out. */
  private Checkpoint verified(String note) {
    List<NoteKey> keys =
        auditor.get("/api/v1/log/key").is(200).text().lines().map(NoteKey::parse).toList();
    SignedNote signed = SignedNote.parse(note);
    assertThat(signed.isSignedBy(keys)).isTrue();
    return Checkpoint.parse(signed);
  }

  private static List<Hash> hashes(JsonNode proof) {
    List<Hash> hashes = new ArrayList<>();
    proof.path("hashes").forEach(hash -> hashes.add(Hash.parse(hash.stringValue())));
    return hashes;
  }

  @Test
  void what_was_acknowledged_is_in_the_checkpoint_and_is_proved_by_its_bytes() {
    Answer recorded = staff.post(Events.referral(journey)).is(201);

    Answer told = auditor.get(INCLUSION + recorded.sequence()).is(200);
    JsonNode proof = told.json();
    Checkpoint checkpoint = verified(proof.path("checkpoint").stringValue());
    assertThat(proof.path("leafIndex").asLong()).isEqualTo(recorded.sequence() - 1);
    assertThat(proof.path("treeSize").asLong()).isEqualTo(checkpoint.size());
    Hash leaf = Hash.parse(proof.path("leafHash").stringValue());
    assertThat(
            new InclusionProof(recorded.sequence() - 1, checkpoint.size(), hashes(proof))
                .proves(leaf, checkpoint.root()))
        .isTrue();
    assertThat(checkpoint())
        .satisfies(now -> assertThat(now.size()).isGreaterThanOrEqualTo(recorded.sequence()));

    // Nothing in this one is sealed but for what the answer opens: the bytes are those that are
    // stored.
    Answer session = staff.post(Events.session(journey, "2026-01-09T10:00:00Z")).is(201);
    Hash stored = new TreeHash().leaf(session.text().getBytes(StandardCharsets.UTF_8));
    assertThat(
            auditor.get(INCLUSION + session.sequence()).is(200).json().path("leafHash").asString())
        .isEqualTo(stored.base64());
  }

  @Test
  void the_log_is_proved_to_have_only_grown() {
    staff.post(Events.referral(journey)).is(201);
    Checkpoint before = checkpoint();
    staff.post(Events.session(journey, "2026-01-09T10:00:00Z")).is(201);

    JsonNode proof = auditor.get(CONSISTENCY + before.size()).is(200).json();
    Checkpoint after = verified(proof.path("checkpoint").stringValue());
    assertThat(after.size()).isGreaterThan(before.size());
    assertThat(after.origin()).isEqualTo(before.origin());
    assertThat(
            new ConsistencyProof(before.size(), after.size(), hashes(proof))
                .proves(before.root(), after.root()))
        .isTrue();
    JsonNode again =
        auditor.get(CONSISTENCY + before.size() + "&to=" + after.size()).is(200).json();
    assertThat(again.path("hashes")).isEqualTo(proof.path("hashes"));
    assertThat(again.path("checkpoint").isNull()).isTrue();
  }

  @Test
  void all_checkpoints_are_listed_page_by_page_with_the_log_that_they_are_of() {
    staff.post(Events.referral(journey)).is(201);
    Checkpoint last = checkpoint();
    staff.post(Events.session(journey, "2026-01-09T10:00:00Z")).is(201);
    Checkpoint next = checkpoint();

    JsonNode page = staff.get(CHECKPOINT + "s?limit=1").is(200).json();
    assertThat(page.at("/logs/0/origin").stringValue()).isEqualTo(last.origin());
    assertThat(last.origin()).endsWith("/" + page.at("/logs/0/logId").stringValue());
    assertThat(page.at("/checkpoints/0/size").asLong()).isGreaterThanOrEqualTo(next.size());
    assertThat(verified(page.at("/checkpoints/0/note").stringValue()).root().base64())
        .isEqualTo(page.at("/checkpoints/0/root").stringValue());
    List<Long> sizes = new ArrayList<>();
    String cursor = "";
    while (sizes.isEmpty() || sizes.getLast() > last.size()) {
      page = staff.get(CHECKPOINT + "s?limit=1" + cursor).is(200).json();
      sizes.add(page.at("/checkpoints/0/size").asLong());
      cursor = "&after=" + page.path("next").asString();
    }
    assertThat(sizes)
        .contains(next.size(), last.size())
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void the_access_log_has_a_tree_and_checkpoints_of_its_own() {
    staff.post(Events.referral(journey)).is(201);
    staff.get("/api/v1/journeys/" + journey).is(200);
    Checkpoint entries = verified(auditor.get(CHECKPOINT + "?log=ACCESS").is(200).text());
    assertThat(entries.origin()).contains("/access/");
    assertThat(checkpoint().origin()).contains("/interactions/");

    long number = -1;
    JsonNode proof = Answer.JSON.nullNode();
    for (long one = entries.size(); one > 0 && number < 0; one--) {
      Answer answer = auditor.get(INCLUSION + one + "&log=ACCESS");
      if (answer.status() == 200) {
        number = one;
        proof = answer.json();
      }
    }
    Checkpoint proved = verified(proof.path("checkpoint").stringValue());
    assertThat(
            new InclusionProof(number - 1, proved.size(), hashes(proof))
                .proves(Hash.parse(proof.path("leafHash").stringValue()), proved.root()))
        .isTrue();
    assertThat(
            staff.get(CHECKPOINT + "s?log=ACCESS").is(200).json().at("/logs/0/origin").asString())
        .isEqualTo(entries.origin());
  }

  @Test
  void a_proof_beyond_what_there_is_is_refused() {
    Answer recorded = staff.post(Events.referral(journey)).is(201);
    long sequence = recorded.sequence();
    auditor.get(INCLUSION + Long.MAX_VALUE).isProblem(404, "not-found");
    auditor
        .get(INCLUSION + sequence + "&treeSize=" + Long.MAX_VALUE)
        .isProblem(400, "invalid-parameter");
    if (sequence > 1) {
      auditor
          .get(INCLUSION + sequence + "&treeSize=" + (sequence - 1))
          .isProblem(400, "invalid-parameter");
    }
    auditor.get(CONSISTENCY + Long.MAX_VALUE).isProblem(400, "invalid-parameter");
    auditor.get(CONSISTENCY + "2&to=1").isProblem(400, "invalid-parameter");
    auditor.get(CONSISTENCY + "0&to=" + Long.MAX_VALUE).isProblem(400, "invalid-parameter");
    auditor.get("/api/v1/log/proofs/inclusion").isProblem(400, "invalid-parameter");
    auditor.get("/api/v1/log/proofs/consistency").isProblem(400, "invalid-parameter");
  }

  @Test
  void a_proof_of_what_is_anothers_is_as_one_of_nothing() {
    Answer theirs =
        PLATFORM
            .caller("w-1", Events.fresh("aud"), Role.STAFF)
            .post(Events.referral(journey))
            .is(201);
    Answer refused = auditor.get(INCLUSION + theirs.sequence()).isProblem(404, "not-found");
    assertThat(refused.text()).isEqualTo(auditor.get(INCLUSION + 999999999L).text());
  }
}
