package org.journey.console.journey;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.Times;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/**
 * What was new to the record, unit by unit.
 *
 * @param id by which its drawing is known in the page
 * @param title what it counts
 * @param unit what one of the units is, as a word
 */
record CurveView(String id, String title, String unit, List<Point> points) {

  /**
   * A unit.
   *
   * @param number from 1
   * @param end the day it ended
   * @param fresh what it brought that was not in the record before
   * @param cumulative what the record has by then
   */
  record Point(int number, String end, List<String> fresh, int cumulative) {

    /** What it brought, in words. */
    public String told() {
      return fresh.isEmpty() ? "Nothing new" : String.join(", ", fresh);
    }

    /** All of it, in a line. */
    String line() {
      return number + ", ended " + end + ": " + told() + "; all by then: " + cumulative;
    }
  }

  /** Reads a curve of a state. */
  static CurveView of(JsonNode curve, String id, String title, String unit, Times times) {
    List<Point> points = new ArrayList<>();
    for (JsonNode point : curve) {
      points.add(
          new Point(
              point.path("unit").asInt(points.size() + 1),
              times.day(point.path("end").asString("")),
              point.path("new").valueStream().map(each -> fresh(each.asString(""))).toList(),
              point.path("cumulative").asInt(0)));
    }
    return new CurveView(id, title, unit, List.copyOf(points));
  }

  private static String fresh(String name) {
    return name.indexOf(':') < 0 ? Words.code(name) : JourneyWords.key(name);
  }
}
