package org.journey.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.journey.archive.Archive;
import org.journey.archive.SegmentFile;
import org.journey.log.InteractionLog;
import org.journey.replay.Passage;
import org.journey.replay.Watching;
import org.journey.timeline.Recorded;
import org.springframework.stereotype.Component;

/**
 * What an operator asks of the archive: whether it is whole, what is in it, and to make it anew.
 */
@Component
public final class ArchiveDesk {

  private final ArchiveKeeper keeper;
  private final ReplayDesk desk;
  private final InteractionLog log;

  ArchiveDesk(ArchiveKeeper keeper, ReplayDesk desk, InteractionLog log) {
    this.keeper = keeper;
    this.desk = desk;
    this.log = log;
  }

  /**
   * What is in an archive.
   *
   * @param files how many
   * @param bytes of them
   * @param journeys that can be read
   * @param unreadable journeys that this release cannot read: they are left out
   * @param interactions of those that can be read
   * @param position up to this place of the log, included
   */
  public record Contents(
      int files, long bytes, long journeys, long unreadable, long interactions, long position) {}

  /** The archive, for who shows how its making goes on. */
  public Archive archive() {
    return keeper.open();
  }

  /** The last sequence of the log. */
  public long head() {
    return log.head();
  }

  /** Looks at every byte of every file; the names of those that are not what was written. */
  public List<String> damaged() {
    try {
      return keeper.open().check();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Throws the archive away. */
  public void clear() {
    try {
      keeper.open().clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads all of it.
   *
   * @param upTo what it lacks up to this place of the log is made first; 0: as it lies there
   */
  public Contents contents(long upTo) {
    return keeper.read(
        upTo,
        snapshot -> {
          List<SegmentFile> files = keeper.open().files();
          long[] journeys = {0};
          Passage.Met met =
              desk.passage(snapshot, null, Watching.NOBODY)
                  .go(Count::new, part -> journeys[0] += part.journeys);
          return new Contents(
              files.size(),
              files.stream().mapToLong(SegmentFile::bytes).sum(),
              journeys[0],
              met.lacking(),
              met.interactions(),
              snapshot.position());
        });
  }

  private static final class Count implements Passage.Part {
    private long journeys;

    @Override
    public void add(List<Recorded> recorded) {
      journeys++;
    }
  }
}
