package org.journey.extract;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.journey.model.StageModel;
import org.jspecify.annotations.Nullable;

/** One extract while it is made: passes over the journeys, into files of a folder of its own. */
final class Run {

  private static final int BUFFER = 1 << 16;

  /** Journeys that are put in the order of their names: what is in memory for it. */
  static final int TOGETHER = 500;

  /** And so many interactions of them, or long journeys would take as much as there is of them. */
  private static final int INTERACTIONS_TOGETHER = 100_000;

  /** Is given journeys ready to leave. */
  @FunctionalInterface
  interface Work {
    void on(ExtractedJourney journey) throws IOException;
  }

  private final ExtractSource source;
  private final Pseudonyms pseudonyms;
  private final Path folder;
  private final ExtractProgress progress;
  private final ExtractCancellation cancellation;
  private long journeys;
  private long interactions;

  Run(
      ExtractSource source,
      Pseudonyms pseudonyms,
      Path folder,
      ExtractProgress progress,
      ExtractCancellation cancellation) {
    this.source = source;
    this.pseudonyms = pseudonyms;
    this.folder = folder;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  StageModel model() {
    return source.model();
  }

  /** Where a file is. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** A new file. */
  OutputStream create(String name) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(path(name)), BUFFER);
  }

  /** Goes through all journeys once. */
  void pass(String name, Work work) throws IOException {
    SharedNames shared = new SharedNames(pseudonyms, source);
    Pass pass = new Pass();
    List<ExtractedJourney> together = new ArrayList<>(TOGETHER);
    try (Handover writer = new Handover(work)) {
      source.forEach(
          reading -> {
            checkCancelled();
            pass.next(reading.timeline().journeyId());
            JourneyNames names = new JourneyNames(pseudonyms, shared, reading.timeline());
            together.add(new ExtractedJourney(reading, names));
            pass.together += reading.timeline().entries().size();
            if (together.size() == TOGETHER || pass.together >= INTERACTIONS_TOGETHER) {
              give(together, writer);
              pass.together = 0;
            }
            pass.interactions += reading.timeline().entries().size();
            progress.at(name, pass.journeys, pass.interactions);
          });
      give(together, writer);
      writer.finish();
    }
    journeys = pass.journeys;
    interactions = pass.interactions;
  }

  /** The order of ids would tell of them: so many journeys leave in the order of their names. */
  private static void give(List<ExtractedJourney> together, Handover writer) throws IOException {
    together.sort(Comparator.comparing(journey -> journey.names().journey()));
    for (ExtractedJourney journey : together) {
      writer.give(journey);
    }
    together.clear();
  }

  /** Stops here if nobody wants it any more. */
  void checkCancelled() {
    if (cancellation.isCancelled()) {
      throw new CancellationException("the extract was cancelled");
    }
  }

  /** Journeys of the last pass. */
  long journeys() {
    return journeys;
  }

  /** Interactions of the last pass. */
  long interactions() {
    return interactions;
  }

  /** How far a pass is. */
  private static final class Pass {
    private @Nullable String last;
    private long journeys;
    private long interactions;
    private long together;

    /** Out of order, the same request would not give the same bytes. */
    void next(String journeyId) {
      if (last != null && last.compareTo(journeyId) >= 0) {
        throw new IllegalStateException("journeys come ascending by id, each once");
      }
      last = journeyId;
      journeys++;
    }
  }
}
