package org.journey.wellbeing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.journey.measure.Score;
import org.journey.measure.Scoring;
import org.journey.timeline.Timeline.Entry;

/**
 * One scale of one instrument over time. A measure is never demanded: missing is missing.
 *
 * @param instrument {@code SWEMWBS}, {@code SCORED:<name>}
 * @param scale of the instrument
 * @param baseline the first score
 * @param latest the last score
 * @param places of the measurements in the timeline, in order; one or more
 */
public record MeasureSeries(
    String instrument, String scale, BigDecimal baseline, BigDecimal latest, List<Integer> places) {

  /** Copies the list. */
  public MeasureSeries {
    places = List.copyOf(places);
  }

  /** How many measurements. */
  public int measurements() {
    return places.size();
  }

  /** Latest less baseline, whichever way is better. */
  public BigDecimal change() {
    return latest.subtract(baseline);
  }

  /**
   * The order of measures.md: by instrument, then by scale; MYCAW's concerns by id and what was
   * scored elsewhere by name.
   */
  private record Key(Instrument kind, String instrument, int order, String scale)
      implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::kind)
            .thenComparing(Key::instrument)
            .thenComparingInt(Key::order)
            .thenComparing(Key::scale);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** The series of a timeline, in the contract's order. */
  public static List<MeasureSeries> fold(List<Entry> entries) {
    Map<Key, MeasureSeries> series = new TreeMap<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).data() instanceof WellbeingMeasured measured) {
        String instrument = Scoring.instrument(measured);
        List<Score> scores = Scoring.scores(measured);
        for (int j = 0; j < scores.size(); j++) {
          Score score = scores.get(j);
          boolean concern = score.scale().startsWith(Scoring.CONCERN_PREFIX);
          Key key = new Key(measured.instrument(), instrument, concern ? 1 : j, score.scale());
          series.merge(key, first(key, score.value(), i), MeasureSeries::then);
        }
      }
    }
    return List.copyOf(series.values());
  }

  private static MeasureSeries first(Key key, BigDecimal score, int place) {
    return new MeasureSeries(key.instrument(), key.scale(), score, score, List.of(place));
  }

  private MeasureSeries then(MeasureSeries next) {
    List<Integer> all = new ArrayList<>(places);
    all.addAll(next.places);
    return new MeasureSeries(instrument, scale, baseline, next.latest, all);
  }
}
