package org.journey.research;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Consumer;
import org.journey.cohort.CohortFilter;
import org.journey.derived.JourneyReadings;
import org.journey.log.InteractionLog;
import org.journey.model.StageModel;
import org.journey.replay.JourneyReader;
import org.journey.replay.Passage;
import org.journey.replay.Question;
import org.journey.replay.Watching;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.springframework.stereotype.Component;

/** Reads the journeys of an organisation as they stand now, from the archive. */
@Component
final class ArchiveReadings implements JourneyReadings {

  private final ReplayDesk desk;
  private final ArchiveKeeper archive;
  private final InteractionLog log;
  private final InstantSource clock;

  ArchiveReadings(ReplayDesk desk, ArchiveKeeper archive, InteractionLog log, InstantSource clock) {
    this.desk = desk;
    this.archive = archive;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public Read each(String organisation, StageModel model, Consumer<JourneyReading> taker) {
    long head = log.head();
    return archive.readOnce(
        head,
        snapshot -> {
          Instant now = now(head);
          JourneyReader reader =
              desk.reader(
                  new Question(
                      JourneyStateParameters.of(model),
                      now,
                      now,
                      organisation,
                      CohortFilter.ALL,
                      model,
                      Set.of()));
          Passage.Met met =
              desk.passage(snapshot, organisation, Watching.NOBODY)
                  .go(() -> new PartReadings(reader), part -> part.all().forEach(taker));
          return new Read(head, (int) met.lacking());
        });
  }

  /** This node's clock, or the last recorded time: what was acknowledged shows. */
  private Instant now(long head) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant last = head == 0 ? now : log.at(head).orElseThrow().recordedTime();
    return last.isAfter(now) ? last : now;
  }
}
