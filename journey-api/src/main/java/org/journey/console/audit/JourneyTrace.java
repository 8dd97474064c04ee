package org.journey.console.audit;

import java.util.List;
import java.util.stream.IntStream;
import org.journey.console.Times;
import org.journey.proof.Checkpoint;
import org.journey.proof.SignedNote;
import org.journey.proof.bundle.BundleVerdict;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A journey's bundle, verified here.
 *
 * @param journeyId as asked
 * @param state what is derived, as the bundle has it
 * @param figures its evidence
 * @param proofs each interaction's, in the log's order
 * @param whole what {@code journey verify} says of the bundle
 * @param keys it was verified with
 */
record JourneyTrace(
    String journeyId,
    JsonNode state,
    List<FigureView> figures,
    List<InclusionView> proofs,
    BundleVerdict whole,
    LogKeys keys) {

  static JourneyTrace of(String journeyId, byte[] archive, LogKeys keys, Times times) {
    JourneyBundle bundle = JourneyBundle.of(archive);
    SignedNote note = bundle.checkpoint();
    Checkpoint checkpoint = JourneyBundle.checkpoint(note);
    Check signed = keys.signed(note);
    List<StoredInteraction> stored = bundle.interactions();
    List<ToldProof> told = bundle.proofs();
    return new JourneyTrace(
        journeyId,
        bundle.state(),
        FigureView.all(bundle.evidence(), times),
        IntStream.range(0, stored.size())
            .mapToObj(
                at ->
                    InclusionView.of(
                        stored.get(at),
                        at < told.size() ? told.get(at) : ToldProof.NONE,
                        checkpoint,
                        signed))
            .toList(),
        bundle.verdict(keys),
        keys);
  }

  /** Whether every proof holds, and the bundle as a whole is good. */
  public boolean holds() {
    return whole instanceof BundleVerdict.Good && failed().isEmpty();
  }

  /** Those that do not hold. */
  public List<InclusionView> failed() {
    return proofs.stream().filter(proof -> !proof.holds()).toList();
  }

  /** What is wrong with the bundle; empty if it is good. */
  public String fault() {
    return switch (whole) {
      case BundleVerdict.Good _ -> "";
      case BundleVerdict.Bad bad -> bad.line();
    };
  }

  /** That of an interaction; null if the journey has no such. */
  @Nullable InclusionView proof(long sequence) {
    return proofs.stream()
        .filter(proof -> proof.stored().sequence() == sequence)
        .findFirst()
        .orElse(null);
  }

  /** A figure by its pointer; null if there is none. */
  @Nullable FigureView figure(String pointer) {
    return figures.stream().filter(each -> each.pointer().equals(pointer)).findFirst().orElse(null);
  }

  /** The figures that say most. */
  public List<FigureView> main() {
    return figures.stream()
        .filter(
            each ->
                List.of(
                        "/status",
                        "/openedAt",
                        "/closedAt",
                        "/consent",
                        "/stageProgress/reached",
                        "/stageProgress/highest",
                        "/engagement/saturation/state")
                    .contains(each.pointer()))
        .toList();
  }

  /** Each stage with what made it entered. */
  public List<StageTrace> stages() {
    return StageTrace.all(state, figures);
  }

  /** The stage model under which the state was read. */
  public String model() {
    return state.path("model").asString("");
  }

  /** The state's instant. */
  public String asAt() {
    return state.path("asAt").asString("");
  }

  /** What was recorded by then is in the state. */
  public String asKnown() {
    return state.path("asKnown").asString("");
  }
}
