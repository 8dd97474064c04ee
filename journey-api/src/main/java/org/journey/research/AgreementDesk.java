package org.journey.research;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.journey.coding.Agreement;
import org.journey.coding.AgreementResult;
import org.journey.cohort.CohortFilter;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Telling.Tense;
import org.journey.log.InteractionLog;
import org.journey.model.StageModel;
import org.journey.replay.JourneyReader;
import org.journey.replay.Passage;
import org.journey.replay.Question;
import org.journey.replay.Watching;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out how far coders agree, from the archive. */
@Component
class AgreementDesk {

  /** Stands for nobody: ids of coders are never empty. */
  private static final String NOBODY = "";

  private final ReplayDesk desk;
  private final ArchiveKeeper archive;
  private final InteractionLog log;
  private final InstantSource clock;

  AgreementDesk(ReplayDesk desk, ArchiveKeeper archive, InteractionLog log, InstantSource clock) {
    this.desk = desk;
    this.archive = archive;
    this.log = log;
    this.clock = clock;
  }

  /**
   * An agreement.
   *
   * @param sequence the position in the log that it includes
   * @param lacking journeys that could not be read
   */
  record Agreed(AgreementResult result, long sequence, long lacking) {}

  /**
   * The agreement of two coders.
   *
   * @param consents that must be in force
   * @param first null: the two who coded most reflections that the other coded too
   */
  Agreed agreement(
      String organisation,
      Set<ConsentScope> consents,
      StageModel model,
      @Nullable String first,
      @Nullable String second,
      Tense tense) {
    long head = log.head();
    Instant now = clock.instant();
    Question question =
        new Question(
            JourneyStateParameters.of(model),
            now,
            now,
            organisation,
            CohortFilter.ALL,
            model,
            consents);
    if (first != null && second != null) {
      return gather(question, head, () -> new Agreement(model, first, second, tense));
    }
    Agreed any = gather(question, head, () -> new Agreement(model, NOBODY, NOBODY, tense));
    return any.result().pairs().stream()
        .max(Comparator.comparingLong(AgreementResult.Pair::reflections))
        .map(
            pair ->
                gather(
                    question, head, () -> new Agreement(model, pair.first(), pair.second(), tense)))
        .orElse(any);
  }

  private Agreed gather(Question question, long head, Supplier<Agreement> begin) {
    return archive.read(
        head,
        snapshot -> {
          JourneyReader reader = desk.reader(question);
          Agreement all = begin.get();
          Passage.Met met =
              desk.passage(snapshot, question.organisation(), Watching.NOBODY)
                  .go(() -> new Part(reader, begin.get()), part -> all.merge(part.agreement));
          return new Agreed(all.result(), head, met.lacking());
        });
  }

  private record Part(JourneyReader reader, Agreement agreement) implements Passage.Part {
    @Override
    public void add(List<Recorded> recorded) {
      JourneyReading reading = reader.read(recorded);
      if (reading != null) {
        agreement.add(reading.timeline());
      }
    }
  }
}
