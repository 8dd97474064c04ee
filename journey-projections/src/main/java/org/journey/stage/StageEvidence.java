package org.journey.stage;

import java.util.List;
import org.journey.model.StageModel;
import org.journey.timeline.Timeline.Entry;

/** All evidence of a timeline under a model, with what it rests on. */
public final class StageEvidence {

  private final List<Entry> entries;
  private final StageModel model;
  private final Codings codings;
  private final List<Piece> pieces;
  private final List<List<Integer>> counted;

  StageEvidence(
      List<Entry> entries,
      StageModel model,
      Codings codings,
      List<Piece> pieces,
      List<List<Integer>> counted) {
    this.entries = entries;
    this.model = model;
    this.codings = codings;
    this.pieces = pieces;
    this.counted = counted;
  }

  /** Reads a timeline, which must be in order of time, then sequence. */
  public static StageEvidence of(List<Entry> entries, StageModel model, Dating dating) {
    return new EvidenceReading(entries, model, dating).read();
  }

  /** The timeline. */
  public List<Entry> entries() {
    return entries;
  }

  /** The model. */
  public StageModel model() {
    return model;
  }

  /** Which codings count. */
  public Codings codings() {
    return codings;
  }

  /** Every piece, in timeline order of the interactions, then of the model's rules. */
  public List<Piece> pieces() {
    return pieces;
  }

  /**
   * The places of the matches that a rule counted until it had its nth, itself included; fewer if
   * it has not had it yet.
   */
  public List<Integer> counted(int ruleIndex) {
    return counted.get(ruleIndex);
  }
}
