package org.journey.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.journey.service.DrillDown;

/**
 * A page of those behind a figure.
 *
 * @param journeys their ids, sorted; one or more, if there are any behind where it begins
 * @param sequences of the interactions of these, ascending
 * @param isLast whether there are none behind them
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ServicePage(List<String> journeys, long[] sequences, boolean isLast) {

  /** A page ends before the journey with which it would hold more interactions than this. */
  static final int MOST = 20_000;

  /**
   * The page that begins at a place.
   *
   * @param start of the first journey, from 0
   * @param limit at most so many journeys
   */
  static ServicePage of(DrillDown.Result behind, int start, int limit) {
    List<String> all = behind.journeys();
    int end = start;
    int interactions = 0;
    List<long[]> each = new ArrayList<>();
    while (end < all.size() && end - start < limit) {
      int more = behind.interactions(end);
      if (end > start && interactions + more > MOST) {
        break;
      }
      each.add(behind.sequences(end));
      interactions += more;
      end++;
    }
    long[] sequences = each.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new ServicePage(all.subList(start, end), sequences, end == all.size());
  }
}
