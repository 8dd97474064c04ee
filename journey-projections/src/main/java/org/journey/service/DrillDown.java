package org.journey.service;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.journey.model.StageModel;
import org.journey.service.facts.JourneyFacts;

/**
 * Who is behind one part of a figure: the same journeys as for the figure are added, and what they
 * contribute to that part is kept.
 */
public final class DrillDown {

  private final Parts parts;
  private final Ledger ledger = new Ledger();
  private final Figures figures;
  private final Behind behind;
  private final String figure;

  /**
   * Nobody yet.
   *
   * @param period as for the figures
   * @param model as for the figures
   * @param people as for the figures
   * @param figure name of the figure
   * @param part path of the part in the figure, names joined by dots; empty: the figure itself
   */
  public DrillDown(Period period, StageModel model, People people, String figure, String part) {
    parts = new Parts(part.isEmpty() ? figure : figure + "." + part);
    figures = new Figures(period, model, people, parts);
    behind = new Behind(parts);
    this.figure = figure;
  }

  /** Adds a journey. */
  public void add(JourneyFacts journey) {
    if (figures.read(journey)) {
      behind.begin(figures.journeyId());
      figures.contribute(behind);
    }
  }

  /** Who it is; empty if there is no such part, or it has no number. */
  public Optional<Result> result() {
    if (parts.watchedSource() == Parts.NONE || !parts.has(figure)) {
      return Optional.empty();
    }
    figures.finish(ledger);
    // What is told only in the end, such as distinct sessions, counts otherwise than by journeys.
    long finished = ledger.count(parts.watchedSource());
    return Optional.of(new Result(finished > 0 ? finished : behind.count(), behind.journeys()));
  }

  /**
   * Who is behind a part. Of each journey its id is kept and, packed, the sequences of its
   * interactions: about 300 bytes for one of 40 interactions.
   */
  public static final class Result {

    /** What a journey takes beside its sequences: two objects, an id of 36 characters, a place. */
    private static final int EACH = 120;

    private final long count;
    private final String[] ids;
    private final byte[][] sequences;

    Result(long count, List<Behind.One> journeys) {
      this.count = count;
      ids = journeys.stream().map(Behind.One::journeyId).toArray(String[]::new);
      sequences = journeys.stream().map(Behind.One::sequences).toArray(byte[][]::new);
    }

    /**
     * The part's number: the value of a count, the numerator of a rate, the n of a statistic. It
     * need not be the number of journeys.
     */
    public long count() {
      return count;
    }

    /** The ids of the journeys, sorted. */
    public List<String> journeys() {
      return Collections.unmodifiableList(Arrays.asList(ids));
    }

    /** How many interactions of a journey are behind the part, by its place among the ids. */
    public int interactions(int journey) {
      return Packed.size(sequences[journey]);
    }

    /** Their sequences, ascending. */
    public long[] sequences(int journey) {
      return Packed.numbers(sequences[journey]);
    }

    /** About how much memory this takes. */
    public long bytes() {
      long bytes = 0;
      for (byte[] each : sequences) {
        bytes += EACH + each.length;
      }
      return bytes;
    }
  }
}
