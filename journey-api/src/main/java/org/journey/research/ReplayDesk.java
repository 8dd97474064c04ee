package org.journey.research;

import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.journey.archive.Lanes;
import org.journey.archive.Snapshot;
import org.journey.derived.ClientLog;
import org.journey.derived.ServiceDesk.Known;
import org.journey.log.InteractionLog;
import org.journey.log.Reach;
import org.journey.model.StageModel;
import org.journey.registry.RegisteredModels;
import org.journey.replay.Comparison;
import org.journey.replay.ControlledReplay;
import org.journey.replay.JourneyReader;
import org.journey.replay.Passage;
import org.journey.replay.Question;
import org.journey.replay.Replay;
import org.journey.replay.Watching;
import org.journey.state.Digests;
import org.journey.state.JourneyStateParameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads histories again as requests say. */
final class ReplayDesk {

  private final ArchiveKeeper archive;
  private final InteractionLog log;
  private final RegisteredModels models;
  private final ClientLog clients;
  private final ResearchEditions editions;
  private final InstantSource clock;
  private final Lanes lanes;

  /**
   * A desk.
   *
   * @param clock as of when consent is looked at
   * @param lanes on which a replay runs
   */
  ReplayDesk(
      ArchiveKeeper archive,
      InteractionLog log,
      RegisteredModels models,
      ClientLog clients,
      ResearchEditions editions,
      InstantSource clock,
      Lanes lanes) {
    this.archive = archive;
    this.log = log;
    this.models = models;
    this.clients = clients;
    this.editions = editions;
    this.clock = clock;
    this.lanes = lanes;
  }

  /**
   * Does a replay.
   *
   * @param total is told how many interactions will be read
   */
  ObjectNode run(Job replay, Watching watching, LongConsumer total) {
    Question question = question(replay);
    if (replay.scope() == Scope.CONTROLLED) {
      return published(replay, question, watching, total);
    }
    return read(
        replay,
        snapshot -> {
          total.accept(snapshot.interactions(replay.organisation()));
          return Replay.of(passage(snapshot, replay.organisation(), watching), reader(question))
              .toJson();
        });
  }

  private ObjectNode published(
      Job replay, Question question, Watching watching, LongConsumer total) {
    ObjectNode asked = asked("replay", replay);
    ObjectNode result =
        ControlledReplay.result(
            editions.published(
                asked,
                question.asKnown(),
                known ->
                    read(
                        replay,
                        snapshot -> {
                          total.accept(snapshot.interactions(replay.organisation()));
                          return ControlledReplay.of(
                              passage(snapshot, replay.organisation(), watching),
                              reader(asKnown(question, known)),
                              personOf(replay, known));
                        })));
    result.put("digest", Digests.sha256(result));
    return result;
  }

  /** What is asked, but for what was known, which has an edition each. */
  private static ObjectNode asked(String kind, Job replay) {
    return asked(replay).put("kind", kind).put("organisation", replay.organisation());
  }

  private static ObjectNode asked(Job replay) {
    ObjectNode asked = (ObjectNode) replay.request().deepCopy();
    if (asked.path("asAt").equals(asked.path("asKnown"))) {
      // As at the month end itself, whichever it is.
      asked.remove("asAt");
    }
    asked.remove("asKnown");
    return asked;
  }

  private static Question asKnown(Question question, Known known) {
    return new Question(
        question.parameters(),
        question.asAt().equals(question.asKnown()) ? known.asKnown() : question.asAt(),
        known.asKnown(),
        question.organisation(),
        question.cohort(),
        question.chosenBy(),
        question.consents());
  }

  private UnaryOperator<String> personOf(Job replay, Known known) {
    return clients.persons(replay.organisation(), known.sequence())::personOf;
  }

  /** Something done with the archive, as far as a replay and consent as it is now need it. */
  <T> T read(Job replay, ArchiveKeeper.Reading<T> reading) {
    return archive.read(upTo(replay), reading);
  }

  /** The same for what needs two replays; with null: one and the live view. */
  <T> T readBoth(Job replay, @Nullable Job base, ArchiveKeeper.Reading<T> reading) {
    return archive.read(Math.max(upTo(replay), base == null ? upTo(replay) : upTo(base)), reading);
  }

  /** The same for what is told while it is read, and so cannot be done again. */
  <T> T readOnce(Job replay, ArchiveKeeper.Reading<T> reading) {
    return archive.readOnce(upTo(replay), reading);
  }

  private long upTo(Job replay) {
    return replay.scope().consents().isEmpty() ? replay.position() : log.head();
  }

  Passage passage(Snapshot snapshot, @Nullable String organisation, Watching watching) {
    if (organisation != null) {
      Reach.require(organisation);
    }
    return new Passage(snapshot, organisation, lanes, watching);
  }

  /** Reads journeys as a question wants it, with consent as it is now. */
  JourneyReader reader(Question question) {
    return new JourneyReader(question, clock.instant());
  }

  /** What a replay asks. */
  Question question(Job replay) {
    Request request = request(replay);
    return request.question(
        named(request.model()),
        models.standard(),
        replay.organisation(),
        replay.scope().consents());
  }

  /** The columns of its journeys. */
  List<ReplayColumns.ReplayColumn> columns(Job replay) {
    return ReplayColumns.of(named(request(replay).model()), false);
  }

  /** What was asked. */
  Request request(Job replay) {
    return Request.of(replay.request(), models.standard());
  }

  private StageModel named(String reference) {
    return models
        .find(reference)
        .orElseThrow(() -> new IllegalStateException("a model of a replay is not registered"));
  }

  /**
   * What a replay is compared with: another one, or with null the live view of the same histories:
   * under the standard model and parameters, on the replay's own axes, so that what differs is the
   * replay's reading and not what happened since.
   */
  Question comparedWith(Job replay, @Nullable Job base) {
    return base == null
        ? question(replay).under(JourneyStateParameters.of(models.standard()))
        : question(base);
  }

  /** Compares two readings of one organisation's histories. */
  Comparison compare(Job replay, @Nullable Job base) {
    Question before = comparedWith(replay, base);
    Question other = question(replay);
    return readBoth(
        replay,
        base,
        snapshot ->
            Comparison.of(
                passage(snapshot, replay.organisation(), Watching.NOBODY),
                reader(before),
                reader(other)));
  }

  /**
   * What of a comparison may be published.
   *
   * @param base known by the same month end; null: the live view
   */
  ObjectNode comparePublished(Job replay, @Nullable Job base) {
    Question before = comparedWith(replay, base);
    Question other = question(replay);
    ObjectNode asked = asked("comparison", replay);
    // All that the base asks: another one is another edition, though it be of the same model.
    asked.set("with", base == null ? asked.stringNode("live") : asked(base));
    return editions.published(
        asked,
        other.asKnown(),
        known ->
            read(
                replay,
                snapshot ->
                    ControlledReplay.compared(
                        passage(snapshot, replay.organisation(), Watching.NOBODY),
                        reader(asKnown(before, known)),
                        reader(asKnown(other, known)),
                        personOf(replay, known))));
  }
}
