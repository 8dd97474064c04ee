package org.journey.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.journey.access.AccessEntry;
import org.journey.access.AccessLog;
import org.journey.archive.Archive;
import org.journey.replay.Comparison;
import org.journey.replay.ReplayResult;
import org.journey.replay.Watching;
import org.journey.research.DirectReplay;
import org.journey.research.DirectReplay.Prepared;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;

/** A replay from a data directory. */
final class LocalReplay {

  private static final String UNIT = "interactions";

  private LocalReplay() {}

  /** Does it; whether every journey could be read. */
  static boolean run(
      Path directory, ReplayCommand.Asked asked, ReplayFile file, PrintStream summary) {
    return Parts.of(
        directory,
        parts -> {
          parts
              .getBean(AccessLog.class)
              .writeCommand(AccessEntry.Command.REPLAY, asked.organisation());
          return run(parts.getBean(DirectReplay.class), asked, file, summary);
        });
  }

  private static boolean run(
      DirectReplay direct, ReplayCommand.Asked asked, ReplayFile file, PrintStream summary)
      throws IOException {
    if (direct.conflicts(asked.model())) {
      throw new Failure(
          asked.model().reference()
              + " is registered with other content: give the model of the file another version");
    }
    Prepared replay = prepared(direct, asked);
    long total = made(direct, replay);
    Count count = new Count();
    int passages = asked.compare() ? 2 : 1;
    ReplayResult result;
    Comparison comparison = null;
    try (Progress progress = bar(file, count.read::get, passages * total)) {
      result = direct.run(replay, asked.form(), file::begin, count);
      if (asked.compare()) {
        comparison = direct.compare(replay, count);
      }
    }
    file.done();
    print(direct, replay, result, comparison, summary);
    return result.lacking() == 0;
  }

  private static Prepared prepared(DirectReplay direct, ReplayCommand.Asked asked) {
    try {
      return direct.prepare(asked.model(), asked.asAt(), asked.asKnown(), asked.organisation());
    } catch (Refusal e) {
      String name = e.problem().parameter();
      throw new WrongUse(
          "asAt".equals(name) || "asKnown".equals(name)
              ? ("asAt".equals(name) ? "--as-at" : "--as-known") + ": must not be after now"
              : e.problem().detail());
    }
  }

  /**
   * Makes what the archive lacks, which is most of the work the first time; what a passage reads.
   */
  private static long made(DirectReplay direct, Prepared replay) {
    long lacking = direct.lacking(replay);
    if (lacking == 0) {
      return direct.total(replay);
    }
    Archive archive = direct.archive();
    try (Progress progress = Progress.show(archive::written, lacking, UNIT + " archived")) {
      return direct.total(replay);
    }
  }

  /** Without one where it would stand among the lines. */
  static @Nullable Progress bar(ReplayFile file, java.util.function.LongSupplier done, long total) {
    return file.isStandardOutput() ? null : Progress.show(done, total, UNIT);
  }

  private static void print(
      DirectReplay direct,
      Prepared replay,
      ReplayResult result,
      @Nullable Comparison comparison,
      PrintStream out) {
    try (ReplaySummary summary = new ReplaySummary(out, replay.toJson(), result.toJson())) {
      if (comparison != null) {
        summary.comparison(direct.told(comparison));
        direct.moved(replay, comparison, summary::moved);
      }
    }
  }

  /** Counts what is read, on several threads. */
  private static final class Count implements Watching {
    private final AtomicLong read = new AtomicLong();

    @Override
    public boolean cancelled() {
      return false;
    }

    @Override
    public void read(long interactions) {
      read.addAndGet(interactions);
    }
  }
}
