package org.journey.research;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.journey.archive.InOrder;
import org.journey.archive.Lanes;
import org.journey.archive.Range;
import org.journey.archive.Snapshot;
import org.journey.derived.ReadModels;
import org.journey.engine.JourneyKey;
import org.journey.engine.Projection;
import org.journey.engine.Row;
import org.journey.log.LogReads;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Proves that what serves is what the log gives: folds every journey of the archive as the live
 * projections do, and holds each row against the one that the serving table has. Where they are not
 * the same it need not be wrong, since the live view goes on meanwhile: {@link SecondLook} decides.
 */
public final class ViewProof {

  private final ReadModels models;
  private final ArchiveKeeper archive;
  private final Lanes lanes;

  /**
   * A proof.
   *
   * @param lanes on which parts of the archive are worked on
   */
  ViewProof(ReadModels models, ArchiveKeeper archive, Lanes lanes) {
    this.models = models;
    this.archive = archive;
    this.lanes = lanes;
  }

  /**
   * Does it for all projections, in one passage through the archive.
   *
   * @return an outcome a projection
   * @throws org.journey.log.LogUnavailable if the database cannot be reached
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public List<ProofOutcome> run() {
    long head = LogReads.told(() -> models.source().head());
    return archive.read(head, this::over);
  }

  private List<ProofOutcome> over(Snapshot snapshot) {
    Iterator<Range> parts = snapshot.parts(null).iterator();
    List<ProofTally> all = new ArrayList<>();
    for (Projection projection : models.projections()) {
      all.add(new ProofTally(projection.name()));
    }
    InOrder.<Range, List<ProofTally>>run(
        lanes,
        () -> parts.hasNext() ? parts.next() : null,
        range -> part(snapshot, range),
        tallies -> {
          for (int i = 0; i < all.size(); i++) {
            all.get(i).add(tallies.get(i));
          }
        });
    return all.stream().map(ProofTally::outcome).toList();
  }

  /**
   * What the archive gives of a journey.
   *
   * @param digest of its row; null if it cannot be folded
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by its content.
  record Given(JourneyKey key, long sequence, byte @Nullable [] digest) {}

  private List<ProofTally> part(Snapshot snapshot, Range range) throws IOException {
    List<Projection> projections = models.projections();
    List<List<Given>> given = new ArrayList<>();
    projections.forEach(any -> given.add(new ArrayList<>()));
    snapshot.read(
        range,
        (key, recorded) -> {
          for (int i = 0; i < projections.size(); i++) {
            given.get(i).add(fold(projections.get(i), key, recorded));
          }
        });
    List<ProofTally> tallies = new ArrayList<>();
    for (int i = 0; i < projections.size(); i++) {
      tallies.add(compare(projections.get(i), range, given.get(i)));
    }
    return tallies;
  }

  private static Given fold(Projection projection, JourneyKey key, List<Recorded> recorded) {
    long sequence = recorded.getLast().sequence();
    try {
      return new Given(key, sequence, new Row(key, sequence, projection.fold(recorded)).digest());
    } catch (RuntimeException | StackOverflowError e) {
      // Told by the second look, which reads the log: one journey stops no other.
      return new Given(key, sequence, null);
    }
  }

  private ProofTally compare(Projection projection, Range range, List<Given> given) {
    ProofTally tally = new ProofTally(projection.name());
    SecondLook look = new SecondLook(models, projection);
    Side side = new Side(given);
    boolean serves =
        models.snapshot(
            connection -> {
              if (!look.isServed(connection)) {
                return false;
              }
              look.rows(connection).each(connection, range, side::held);
              return true;
            });
    if (!serves) {
      tally.notCompared(given.size());
      return tally;
    }
    side.end();
    tally.same(side.same);
    look.at(side.suspects, tally);
    return tally;
  }

  /** One side beside the other, both in the order of organisation, then journey. */
  private static final class Side {
    private final List<Given> given;
    private final List<JourneyKey> suspects = new ArrayList<>();
    private int at;
    private long same;

    Side(List<Given> given) {
      this.given = given;
    }

    void held(ServingRows.Held row) {
      while (at < given.size() && given.get(at).key().compareTo(row.key()) < 0) {
        suspects.add(given.get(at++).key());
      }
      if (at == given.size() || !given.get(at).key().equals(row.key())) {
        suspects.add(row.key());
        return;
      }
      Given own = given.get(at++);
      if (own.sequence() == row.sequence() && row.is(own.digest())) {
        same++;
      } else {
        suspects.add(own.key());
      }
    }

    void end() {
      while (at < given.size()) {
        suspects.add(given.get(at++).key());
      }
    }
  }
}
