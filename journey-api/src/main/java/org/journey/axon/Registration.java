package org.journey.axon;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.journey.derived.ReadModels;
import org.journey.engine.Projection;
import org.journey.engine.Rebuild;
import org.journey.engine.Rebuilds;
import org.journey.engine.Slot;
import org.journey.engine.Slots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that a projection serves what this release folds: an older fold, or none, is rebuilt
 * beside what serves. Once that is so, or a newer fold serves, there is no more to do here than to
 * try again what was parked.
 */
final class Registration {

  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

  /**
   * A rebuild is begun anew as long after it failed: what was in its way may be gone. Each time
   * after twice as long, for it may be the fold.
   */
  private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final long LATEST_AGAIN_NANOS = TimeUnit.HOURS.toNanos(1);

  private final ReadModels models;
  private final Projection projection;
  private boolean settled;
  private boolean begun;
  private int told = -1;
  private long failed = -1;
  private long again = AGAIN_NANOS;
  private long notBefore = System.nanoTime();

  Registration(ReadModels models, Projection projection) {
    this.models = models;
    this.projection = projection;
  }

  /**
   * Does what is left to do; cheap where nothing is.
   *
   * @return whether nothing is any more: what is parked is to be tried again
   */
  boolean settle() throws SQLException {
    if (settled || System.nanoTime() - notBefore < 0) {
      return settled;
    }
    int version = version();
    if (version < projection.version()) {
      tell(version, "it is rebuilt beside them");
      rebuild();
      return false;
    }
    if (version > projection.version()) {
      tell(version, "this node does not follow the log for it");
    }
    settled = true;
    return true;
  }

  /** Of the fold that serves. */
  private int version() throws SQLException {
    long head = models.source().head();
    return models
        .database()
        .ask(
            connection -> {
              Slots.register(connection, projection, ReadModels.SEGMENTS, head);
              Slot live = Slots.live(connection, projection);
              return Slots.known(connection, projection).get(live.number()).version();
            });
  }

  /**
   * Unless one runs; one that another version's nodes are at comes to its end first. Somebody who
   * cancelled one meant it: it is begun anew at the next start.
   */
  private void rebuild() throws SQLException {
    Optional<Rebuild> last =
        models.database().ask(connection -> Rebuilds.last(connection, projection));
    Optional<Rebuild> ours = last.filter(one -> one.version() == projection.version());
    if (ours.isPresent() && begun) {
      switch (ours.get().state()) {
        case BUILDING, COMPARING, SWAPPED, CANCELLED -> {
          return;
        }
        case FAILED -> {
          if (ours.get().id() != failed) {
            failed = ours.get().id();
            notBefore = System.nanoTime() + again;
            again = Math.min(2 * again, LATEST_AGAIN_NANOS);
            return;
          }
          LOG.warn("projection {}: its rebuild is begun anew", projection.name());
        }
      }
    }
    begun =
        models
                .database()
                .ask(connection -> models.rebuilds().start(connection, projection))
                .version()
            == projection.version();
  }

  private void tell(int version, String then) {
    if (told == version) {
      return;
    }
    told = version;
    if (version == 0) {
      LOG.info("projection {}: it is filled from the log", projection.name());
    } else {
      LOG.warn(
          "projection {}: its rows are of version {}, this release folds version {}: {}",
          projection.name(),
          version,
          projection.version(),
          then);
    }
  }
}
