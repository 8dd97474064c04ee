package org.journey.research;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import org.journey.archive.Archive;
import org.journey.cohort.CohortFilter;
import org.journey.interaction.Rfc3339;
import org.journey.model.StageModel;
import org.journey.registry.RegisteredModels;
import org.journey.replay.Comparison;
import org.journey.replay.JourneyReader;
import org.journey.replay.Question;
import org.journey.replay.Reasons;
import org.journey.replay.Replay;
import org.journey.replay.ReplayResult;
import org.journey.replay.Watching;
import org.journey.state.JourneyStateParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replays all history under a model that somebody has at hand, registered or not, while they wait:
 * nothing is kept of it. Its result and its digest are those of a replay that was asked for on the
 * same axes.
 */
@Component
public final class DirectReplay {

  private final ReplayDesk desk;
  private final ArchiveKeeper archive;
  private final KnownAxes axes;
  private final RegisteredModels models;

  DirectReplay(ReplayDesk desk, ArchiveKeeper archive, KnownAxes axes, RegisteredModels models) {
    this.desk = desk;
    this.archive = archive;
    this.axes = axes;
    this.models = models;
  }

  /**
   * A replay that can begin.
   *
   * @param question what is asked, both instants settled
   * @param position what was known is the log up to here, included
   */
  public record Prepared(Question question, long position) {

    /** The axes, as they can be asked for again. */
    public ObjectNode toJson() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("model", question.parameters().model().reference());
      json.put("asAt", Rfc3339.format(question.asAt()));
      json.put("asKnown", Rfc3339.format(question.asKnown()));
      json.put("organisation", question.organisation());
      json.put("position", position);
      return json;
    }
  }

  /** Where outcomes are written. */
  @FunctionalInterface
  public interface Target {
    /** From the start: again, if a file of the archive turned out to be damaged. */
    OutputStream begin() throws IOException;
  }

  /** Whether a model's reference is used with other content: two models would be told as one. */
  public boolean conflicts(StageModel model) {
    return models.find(model.reference()).filter(known -> !known.equals(model)).isPresent();
  }

  /**
   * Settles the axes.
   *
   * @param asAt null: now
   * @param asKnown null: now
   * @param organisation whose journeys; null: everybody's
   * @throws org.journey.web.Refusal {@code invalid-parameter} if an instant is after now
   */
  public Prepared prepare(
      StageModel model,
      @Nullable Instant asAt,
      @Nullable Instant asKnown,
      @Nullable String organisation) {
    KnownAxes.Settled settled = axes.settle(asAt, asKnown, Scope.WHOLE);
    return new Prepared(
        new Question(
            JourneyStateParameters.of(model),
            settled.asAt(),
            settled.asKnown(),
            organisation,
            CohortFilter.ALL,
            models.standard(),
            Set.of()),
        settled.position());
  }

  /** The archive, for who shows how its making goes on. */
  public Archive archive() {
    return archive.open();
  }

  /** How many places of the log the archive lacks for it. */
  public long lacking(Prepared replay) {
    // What lies there is taken over first.
    return Math.max(0, replay.position() - archive.read(0, snapshot -> snapshot.position()));
  }

  /** Makes what the archive lacks; how many interactions one passage reads. */
  public long total(Prepared replay) {
    return archive.read(
        replay.position(), snapshot -> snapshot.interactions(replay.question().organisation()));
  }

  /** Does it, and writes the outcome of each journey. */
  public ReplayResult run(Prepared replay, ReplayForm form, Target target, Watching watching) {
    String organisation = replay.question().organisation();
    return archive.read(
        replay.position(),
        snapshot -> {
          OutputStream out = target.begin();
          ReplayRows rows =
              ReplayRows.of(
                  form,
                  ReplayColumns.of(replay.question().parameters().model(), organisation == null),
                  out);
          ReplayResult result =
              Replay.of(
                  desk.passage(snapshot, organisation, watching),
                  desk.reader(replay.question()),
                  (key, outcome, digest) ->
                      rows.write(
                          new ReplayedJourneys.Row(
                              organisation == null ? key.organisation() : null,
                              key.journeyId(),
                              outcome,
                              HexFormat.of().formatHex(digest))));
          rows.end();
          out.flush();
          return result;
        });
  }

  /** The same histories under the standard model, on the same axes: as the live view reads them. */
  private Question live(Prepared replay) {
    return replay.question().under(JourneyStateParameters.of(models.standard()));
  }

  /** Compares with the live view. */
  public Comparison compare(Prepared replay, Watching watching) {
    return archive.read(
        replay.position(),
        snapshot ->
            Comparison.of(
                desk.passage(snapshot, replay.question().organisation(), watching),
                desk.reader(live(replay)),
                desk.reader(replay.question())));
  }

  /** A comparison's counts, as an answer has them. */
  public ObjectNode told(Comparison comparison) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("base", "live");
    json.put("baseModel", models.standard().reference());
    json.put("lacking", comparison.lacking());
    MovedTelling.moves(json.putArray("moves"), comparison.counts());
    return json;
  }

  /** Tells who moved, and why, in the order of organisation, then journey. */
  public void moved(Prepared replay, Comparison comparison, Consumer<ObjectNode> each) {
    boolean several = replay.question().organisation() == null;
    archive.readOnce(
        replay.position(),
        snapshot -> {
          JourneyReader base = desk.reader(live(replay));
          MovedReasons reasons = new MovedReasons(snapshot, base, desk.reader(replay.question()));
          for (Comparison.Moved moved : comparison.moved()) {
            Reasons why = reasons.of(moved.key());
            if (why != null) {
              each.accept(one(moved, why, several));
            }
          }
          return true;
        });
  }

  private static ObjectNode one(Comparison.Moved moved, Reasons why, boolean several) {
    ObjectNode told =
        MovedTelling.json(
            new MovedList.One(moved.key().journeyId(), moved.key(), moved.by()),
            why,
            Names.AS_RECORDED);
    if (!several) {
      return told;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("organisation", moved.key().organisation());
    told.forEachEntry(json::set);
    return json;
  }
}
