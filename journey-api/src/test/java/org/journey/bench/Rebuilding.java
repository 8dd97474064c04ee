package org.journey.bench;

import java.util.List;
import org.journey.derived.ReadModels;
import org.journey.engine.Projection;
import org.journey.engine.Rebuild;
import org.journey.engine.Rebuilds;

/** Rebuilds of the application's projections, one after the other, each until it serves. */
final class Rebuilding {

  private Rebuilding() {}

  /**
   * Interactions a second through all of some projections.
   *
   * @param interactions how many the log has
   */
  static double perSecond(ReadModels models, List<Projection> projections, long interactions)
      throws InterruptedException {
    long begin = System.nanoTime();
    for (Projection projection : projections) {
      models.ask(c -> models.rebuilds().start(c, projection));
      while (last(models, projection).state().running()) {
        Thread.sleep(5);
      }
      if (last(models, projection).state() != Rebuild.State.SWAPPED) {
        throw new IllegalStateException("the rebuild ended " + last(models, projection));
      }
    }
    return interactions / ((System.nanoTime() - begin) / 1e9);
  }

  /** The last one that was asked for. */
  static Rebuild last(ReadModels models, Projection projection) {
    return models.ask(c -> Rebuilds.last(c, projection)).orElseThrow();
  }
}
