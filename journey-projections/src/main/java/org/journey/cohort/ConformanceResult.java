package org.journey.cohort;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conformance to the model's order.
 *
 * @param n journeys of the cohort
 * @param entered those that entered any stage
 * @param inOrder those whose every stage was entered no later than those after it
 * @param enteredInOrder both
 * @param inversions pairs of stages entered the other way round, by number
 * @param meanFitness mean of the journeys' fitness, 0 to 1; null of none
 * @param logFitness fitness by the tokens of all journeys together; null of none
 * @param produced tokens of all journeys
 * @param consumed tokens of all journeys
 * @param missing tokens of all journeys
 * @param remaining tokens of all journeys
 * @param paths stages in the order of entry, the most frequent first
 */
public record ConformanceResult(
    long n,
    long entered,
    long inOrder,
    long enteredInOrder,
    List<Inversion> inversions,
    @Nullable BigDecimal meanFitness,
    @Nullable BigDecimal logFitness,
    long produced,
    long consumed,
    long missing,
    long remaining,
    List<Path> paths)
    implements CohortResult {

  /** Paths beyond these are counted, not listed. */
  static final int LISTED = 200;

  static final String DEFINITION =
      "inOrder: journeys in which no stage was entered later than one with a larger number (also"
          + " those that entered none), of all; ofEntered: of those that entered any. inversions:"
          + " pairs of stages entered the other way round. fitness: token replay of the stages in"
          + " the order of entry (of one instant in the model's order) on the net of the model's"
          + " order, 1/2 (1 - missing / consumed) + 1/2 (1 - remaining / produced): the mean over"
          + " journeys, and of the tokens of all. In the net stages follow one another and the"
          + " first may be passed over; after each, and before the first, a journey may properly"
          + " end: reaching no further is no deviation, passing over a later stage or entering one"
          + " before another that comes first is. No stage is a target, and another order is no"
          + " failure.";

  /** Copies the lists. */
  public ConformanceResult {
    inversions = List.copyOf(inversions);
    paths = List.copyOf(paths);
  }

  /** The larger of two stages was entered before the smaller, in so many journeys. */
  public record Inversion(int smaller, int larger, long count) {}

  /**
   * What journeys did alike.
   *
   * @param stages numbers of the stages, in the order of entry
   * @param count journeys
   * @param fitness of each of them
   * @param missing tokens of each
   * @param remaining tokens of each
   */
  public record Path(
      List<String> stages, long count, @Nullable BigDecimal fitness, long missing, long remaining) {

    /** Copies the list. */
    public Path {
      stages = List.copyOf(stages);
    }
  }

  @Override
  public String definition() {
    return DEFINITION;
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = Json.object();
    ObjectNode order = json.putObject("inOrder");
    order.put("count", inOrder);
    order.set("share", Json.number(Json.share(inOrder, n)));
    ObjectNode ofEntered = order.putObject("ofEntered");
    ofEntered.put("entered", entered);
    ofEntered.put("count", enteredInOrder);
    ofEntered.set("share", Json.number(Json.share(enteredInOrder, entered)));
    Json.list(
        json,
        "inversions",
        inversions,
        (row, inversion) -> {
          row.putArray("pair").add(inversion.smaller()).add(inversion.larger());
          row.put("count", inversion.count());
        });
    ObjectNode fitness = json.putObject("fitness");
    fitness.set("mean", Json.number(meanFitness));
    fitness.set("log", Json.number(logFitness));
    fitness.put("produced", produced);
    fitness.put("consumed", consumed);
    fitness.put("missing", missing);
    fitness.put("remaining", remaining);
    List<Path> listed = paths.subList(0, Math.min(LISTED, paths.size()));
    Json.list(
        json,
        "paths",
        listed,
        (row, path) -> {
          Json.texts(row, "stages", path.stages());
          row.put("count", path.count());
          row.set("fitness", Json.number(path.fitness()));
          row.put("missing", path.missing());
          row.put("remaining", path.remaining());
        });
    json.put("pathsNotListed", paths.size() - listed.size());
    json.put("journeysNotListed", n - listed.stream().mapToLong(Path::count).sum());
    return json;
  }
}
