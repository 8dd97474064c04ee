package org.journey.research;

import java.util.Set;
import org.journey.engine.JourneyKey;
import org.journey.interaction.Access.ConsentScope;
import org.journey.replay.JourneyReader;
import org.journey.replay.Passage;
import org.journey.replay.Question;
import org.journey.replay.Watching;
import org.journey.sampling.SamplingFrame;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Works out the sampling frame of a cohort: of those who consent to research, whoever asks. */
@Component
class SamplingTelling {

  private final ReplayDesk desk;
  private final ArchiveKeeper archive;
  private final CohortTelling cohorts;

  SamplingTelling(ReplayDesk desk, ArchiveKeeper archive, CohortTelling cohorts) {
    this.desk = desk;
    this.archive = archive;
    this.cohorts = cohorts;
  }

  CohortTelling.Told tell(CohortQuestion question) {
    Question consenting = question.toRead().of(Set.of(ConsentScope.RESEARCH));
    return archive.read(
        question.upTo(),
        snapshot -> {
          JourneyReader reader = desk.reader(consenting);
          SamplingFrame frame = new SamplingFrame();
          Passage.Met met =
              desk.passage(snapshot, question.organisation(), Watching.NOBODY)
                  .go(() -> new PartReadings(reader), part -> part.all().forEach(frame));
          Names names = cohorts.names(question);
          ObjectNode told =
              frame.toJson(id -> names.journey(new JourneyKey(question.organisation(), id)));
          return cohorts.told(question, told, frame.journeys().size(), met.lacking());
        });
  }
}
