package org.journey.replay;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.journey.archive.InOrder;
import org.journey.archive.Lanes;
import org.journey.archive.Range;
import org.journey.archive.Snapshot;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * One passage through all journeys of an organisation, on several lanes: each part of the archive
 * gives a result, and these are taken in order.
 */
public final class Passage {

  /** After so many interactions who watches is told, and asked. */
  private static final int TOLD = 2_000;

  private final Snapshot snapshot;
  private final @Nullable String organisation;
  private final Lanes lanes;
  private final Watching watching;

  /**
   * A passage.
   *
   * @param snapshot goes as far as is asked, or further
   * @param organisation whose journeys; null: everybody's
   */
  public Passage(Snapshot snapshot, @Nullable String organisation, Lanes lanes, Watching watching) {
    this.snapshot = snapshot;
    this.organisation = organisation;
    this.lanes = lanes;
    this.watching = watching;
  }

  /** What is made of the journeys of one part. */
  public interface Part {

    /**
     * A journey. If it cannot be folded this throws and leaves the part as it was: the journey is
     * counted as one that is lacking.
     *
     * @param recorded everything recorded of it, in sequence order
     */
    void add(List<Recorded> recorded) throws IOException;
  }

  /** A part with what was met in it. */
  private record Read<P extends Part>(
      P made, long interactions, long lacking, long consentSequence) {}

  /**
   * What was met in the whole.
   *
   * @param interactions how many were read
   * @param lacking journeys that could not be read
   * @param consentSequence as {@link ConsentSequence} has it
   */
  public record Met(long interactions, long lacking, long consentSequence) {}

  /**
   * Goes through all.
   *
   * @param begin makes what the journeys of one part are added to
   * @param into takes the parts, in order
   * @throws CancellationException if who watches gave it up
   * @throws org.journey.archive.DamagedArchive if a file is not what was written
   */
  public <P extends Part> Met go(Supplier<P> begin, InOrder.Into<P> into) {
    Iterator<Range> parts = snapshot.parts(organisation).iterator();
    long[] met = {0, snapshot.unreadable(organisation), 0};
    InOrder.<Range, Read<P>>run(
        lanes,
        () -> parts.hasNext() ? parts.next() : null,
        part -> read(part, begin.get()),
        read -> {
          met[0] += read.interactions;
          met[1] += read.lacking;
          met[2] = Math.max(met[2], read.consentSequence);
          into.take(read.made);
        });
    return new Met(met[0], met[1], met[2]);
  }

  private <P extends Part> Read<P> read(Range range, P part) throws IOException {
    long[] met = new long[3];
    long[] told = new long[1];
    snapshot.read(
        range,
        (key, recorded) -> {
          met[0] += recorded.size();
          if (met[0] - told[0] > TOLD) {
            watching.read(met[0] - told[0]);
            told[0] = met[0];
            if (watching.cancelled()) {
              throw new CancellationException("given up");
            }
          }
          met[2] = Math.max(met[2], ConsentSequence.of(recorded));
          try {
            part.add(recorded);
          } catch (RuntimeException | StackOverflowError e) {
            // One journey that cannot be read stops no other; the answer says how many it lacks.
            met[1]++;
          }
        });
    watching.read(met[0] - told[0]);
    if (watching.cancelled()) {
      throw new CancellationException("given up");
    }
    return new Read<>(part, met[0], met[1], met[2]);
  }
}
