package org.journey.cohort;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A process map.
 *
 * @param of what activities are
 * @param n journeys of the cohort
 * @param activities by name, those that occur
 * @param edges what directly follows what, by the names of both
 * @param variants the most frequent first, of as many by their activities
 * @param variantsInAll how many there are
 */
public record ProcessMapResult(
    Activities of,
    long n,
    List<Activity> activities,
    List<Edge> edges,
    List<Variant> variants,
    int variantsInAll)
    implements CohortResult {

  /** Copies the lists. */
  public ProcessMapResult {
    activities = List.copyOf(activities);
    edges = List.copyOf(edges);
    variants = List.copyOf(variants);
  }

  /**
   * Something that happens.
   *
   * @param count how often, in all
   * @param journeys in which it happens
   * @param starts journeys that begin with it
   * @param ends journeys whose last it is
   */
  public record Activity(String name, long count, long journeys, long starts, long ends) {}

  /**
   * One directly after another.
   *
   * @param count how often, in all
   * @param journeys in which it is so
   * @param medianDays between the two
   */
  public record Edge(String from, String to, long count, long journeys, BigDecimal medianDays) {}

  /**
   * A way that journeys went as a whole.
   *
   * @param activities in order; none: nothing happened
   * @param count journeys
   * @param covered journeys of this and the variants before it
   */
  public record Variant(List<String> activities, long count, long covered) {

    /** Copies the list. */
    public Variant {
      activities = List.copyOf(activities);
    }
  }

  @Override
  public String definition() {
    return definition(of);
  }

  static String definition(Activities of) {
    String what =
        switch (of) {
          case TYPE -> "the interactions of a journey's effective timeline, by type";
          case STAGE -> "the first entries of stages, in the order of entry";
          case CATEGORY ->
              "the interactions that show the client in one of the study's categories, by category";
        };
    return "Activities are "
        + what
        + ". directlyFollows: how often one comes directly after another in the same journey, in"
        + " how many journeys, and the median days between the two (the mean of the middle two;"
        + " seconds / 86,400, to 6 places half up). variants: journeys by all their activities in"
        + " order, the most frequent first, then by name; coverage is the share of journeys of a"
        + " variant and those before it. What is frequent is not what is good, and no way is the"
        + " right one.";
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = Json.object();
    json.put("of", of.name());
    Json.list(
        json,
        "activities",
        activities,
        (row, activity) -> {
          row.put("activity", activity.name());
          row.put("count", activity.count());
          row.put("journeys", activity.journeys());
          row.put("starts", activity.starts());
          row.put("ends", activity.ends());
        });
    Json.list(
        json,
        "directlyFollows",
        edges,
        (row, edge) -> {
          row.put("from", edge.from());
          row.put("to", edge.to());
          row.put("count", edge.count());
          row.put("journeys", edge.journeys());
          row.set("medianDays", Json.number(edge.medianDays()));
        });
    Json.list(
        json,
        "variants",
        variants,
        (row, variant) -> {
          Json.texts(row, "activities", variant.activities());
          row.put("count", variant.count());
          row.set("share", Json.number(Json.share(variant.count(), n)));
          row.set("coverage", Json.number(Json.share(variant.covered(), n)));
        });
    long covered = variants.isEmpty() ? 0 : variants.getLast().covered();
    json.put("variantsInAll", variantsInAll);
    ObjectNode rest = json.putObject("otherVariants");
    rest.put("variants", variantsInAll - variants.size());
    rest.put("count", n - covered);
    rest.set("share", Json.number(Json.share(n - covered, n)));
    return json;
  }
}
