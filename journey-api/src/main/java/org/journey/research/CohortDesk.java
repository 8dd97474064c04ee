package org.journey.research;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.journey.cohort.CohortStatistic;
import org.journey.cohort.Member;
import org.journey.cohort.Member.Part;
import org.journey.replay.JourneyReader;
import org.journey.replay.Passage;
import org.journey.replay.Question;
import org.journey.replay.Watching;
import org.journey.service.People;
import org.journey.state.JourneyReading;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/** Works out statistics of cohorts from the archive. */
final class CohortDesk {

  private final ReplayDesk desk;
  private final ArchiveKeeper archive;

  CohortDesk(ReplayDesk desk, ArchiveKeeper archive) {
    this.desk = desk;
    this.archive = archive;
  }

  /**
   * A statistic of all journeys that a question is about.
   *
   * @param lacking journeys that could not be read
   * @param journeys how many
   * @param people who they are of
   */
  record Gathered<S>(S statistic, long lacking, long journeys, SortedSet<String> people) {}

  /**
   * Gathers it.
   *
   * @param upTo the archive is read up to here at least
   * @param begin makes one of nobody
   * @param parts what members need beside what all do
   * @param people who is one person; null where nobody wants to know who they are of
   */
  <S extends CohortStatistic<S>> Gathered<S> gather(
      Question question, long upTo, Supplier<S> begin, Set<Part> parts, @Nullable People people) {
    return archive.read(
        upTo,
        snapshot -> {
          JourneyReader reader = desk.reader(question);
          Of<S> all = new Of<>(reader, begin.get(), parts, people);
          Passage.Met met =
              desk.passage(snapshot, question.organisation(), Watching.NOBODY)
                  .go(() -> new Of<>(reader, begin.get(), parts, people), all::merge);
          return new Gathered<>(all.statistic, met.lacking(), all.journeys, all.persons);
        });
  }

  /** A statistic of the journeys of one part of the archive, or of several. */
  private static final class Of<S extends CohortStatistic<S>> implements Passage.Part {
    private final JourneyReader reader;
    private final S statistic;
    private final Set<Part> parts;
    private final @Nullable People people;
    private final SortedSet<String> persons = new TreeSet<>();
    private long journeys;

    Of(JourneyReader reader, S statistic, Set<Part> parts, @Nullable People people) {
      this.reader = reader;
      this.statistic = statistic;
      this.parts = parts;
      this.people = people;
    }

    @Override
    public void add(List<Recorded> recorded) {
      JourneyReading reading = reader.read(recorded);
      if (reading != null) {
        Member member = Member.of(reading, parts);
        statistic.add(member);
        journeys++;
        if (people != null) {
          persons.add(people.personOf(member.clientId()));
        }
      }
    }

    void merge(Of<S> other) {
      statistic.merge(other.statistic);
      journeys += other.journeys;
      persons.addAll(other.persons);
    }
  }
}
