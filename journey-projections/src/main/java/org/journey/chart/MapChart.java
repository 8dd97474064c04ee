package org.journey.chart;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.journey.chart.Svg.Anchor;
import org.journey.cohort.ProcessMapResult;
import org.journey.cohort.ProcessMapResult.Activity;
import org.journey.cohort.ProcessMapResult.Edge;

/**
 * A process map in layers from left to right: an activity stands one layer after the one that it
 * most often follows, counted from those that journeys begin with. Of many activities the most
 * frequent are drawn, and of arrows the most frequent ways into and out of each; the description
 * says how many are not.
 */
final class MapChart {

  private static final int MOST_ACTIVITIES = 14;
  private static final int BOX_WIDTH = 160 * Svg.ONE;
  private static final int BOX_HEIGHT = 44 * Svg.ONE;
  private static final int GAP_X = 120 * Svg.ONE;
  private static final int GAP_Y = 46 * Svg.ONE;
  private static final int MARGIN = 30 * Svg.ONE;
  private static final int TOP = 80 * Svg.ONE;

  private final ProcessMapResult map;
  private final List<Activity> activities;
  private final List<Edge> edges = new ArrayList<>();
  private final Map<String, Integer> layers = new TreeMap<>();
  private final Map<String, Place> places = new TreeMap<>();

  /** Upper left corner of a box. */
  private record Place(int x, int y) {}

  private MapChart(ProcessMapResult map) {
    this.map = map;
    activities =
        map.activities().stream()
            .sorted(
                Comparator.comparingLong(Activity::count).reversed().thenComparing(Activity::name))
            .limit(MOST_ACTIVITIES)
            .toList();
    List<String> names = activities.stream().map(Activity::name).toList();
    List<Edge> among =
        map.edges().stream()
            .filter(edge -> names.contains(edge.from()) && names.contains(edge.to()))
            .sorted(
                Comparator.comparingLong(Edge::count)
                    .reversed()
                    .thenComparing(Edge::from)
                    .thenComparing(Edge::to))
            .toList();
    Set<String> left = new TreeSet<>();
    Set<String> reached = new TreeSet<>();
    for (Edge edge : among) {
      boolean itself = edge.from().equals(edge.to());
      boolean out = !itself && left.add(edge.from());
      boolean in = !itself && reached.add(edge.to());
      if (itself || out || in) {
        edges.add(edge);
      }
    }
  }

  static String of(ProcessMapResult map) {
    return new MapChart(map).drawn();
  }

  private String drawn() {
    layer();
    int deepest = layers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int tallest = place(deepest);
    int width = 2 * MARGIN + (deepest + 1) * BOX_WIDTH + deepest * GAP_X;
    int height = TOP + tallest * (BOX_HEIGHT + GAP_Y) + MARGIN;
    Svg svg = new Svg(Math.max(width, 420 * Svg.ONE), height, "What follows what", description());
    svg.heads();
    svg.text(MARGIN, 28 * Svg.ONE, Anchor.START, "What follows what", 16);
    svg.text(
        MARGIN,
        46 * Svg.ONE,
        Anchor.START,
        map.n() + " journeys; numbers at arrows: how often, median days",
        12);
    long most = edges.stream().mapToLong(Edge::count).max().orElse(1);
    for (Edge edge : edges) {
      draw(svg, edge, most);
    }
    for (Activity activity : activities) {
      Place at = places.get(activity.name());
      if (at != null) {
        draw(svg, activity, at);
      }
    }
    for (Edge edge : edges) {
      label(svg, edge);
    }
    return svg.end();
  }

  /**
   * Begins with what journeys mostly begin with, and goes on from those that have a layer to those
   * that follow them most often, each once.
   */
  private void layer() {
    activities.stream()
        .max(Comparator.comparingLong(Activity::starts).thenComparing(Activity::name))
        .ifPresent(first -> layers.put(first.name(), 0));
    while (layers.size() < activities.size()) {
      Edge next = null;
      for (Edge edge : edges) {
        if (next == null && layers.containsKey(edge.from()) && !layers.containsKey(edge.to())) {
          next = edge;
        }
      }
      if (next == null) {
        for (Activity activity : activities) {
          layers.putIfAbsent(activity.name(), 0);
        }
      } else {
        layers.put(next.to(), layers.getOrDefault(next.from(), 0) + 1);
      }
    }
  }

  /** Gives each its place in its layer, the most frequent first; how many the fullest layer has. */
  private int place(int deepest) {
    int tallest = 1;
    for (int layer = 0; layer <= deepest; layer++) {
      int row = 0;
      for (Activity activity : activities) {
        if (layers.getOrDefault(activity.name(), 0) == layer) {
          int x = MARGIN + layer * (BOX_WIDTH + GAP_X);
          // Every other layer lies a little lower, so that long arrows do not run through boxes.
          int y = TOP + row++ * (BOX_HEIGHT + GAP_Y) + (layer % 2) * GAP_Y / 2;
          places.put(activity.name(), new Place(x, y));
        }
      }
      tallest = Math.max(tallest, row);
    }
    return tallest;
  }

  private static void draw(Svg svg, Activity activity, Place at) {
    svg.box(at.x, at.y, BOX_WIDTH, BOX_HEIGHT);
    int middle = at.x + BOX_WIDTH / 2;
    svg.text(middle, at.y + 18 * Svg.ONE, Anchor.MIDDLE, activity.name());
    svg.text(
        middle,
        at.y + 35 * Svg.ONE,
        Anchor.MIDDLE,
        activity.count() + " in " + activity.journeys() + " journeys",
        11);
  }

  /** The ends of an arrow and the point that bends it. */
  private record Bow(int x1, int y1, int x2, int y2, int bendX, int bendY) {

    /** Nearer to where it begins: where arrows begin there are fewer than between. */
    int labelX() {
      return (9 * x1 + 12 * bendX + 4 * x2) / 25;
    }

    int labelY() {
      return (9 * y1 + 12 * bendY + 4 * y2) / 25;
    }
  }

  private Bow bow(Place from, Place to) {
    int half = BOX_HEIGHT / 2;
    if (from.equals(to)) {
      int x = from.x + BOX_WIDTH / 2;
      int arm = 30 * Svg.ONE;
      return new Bow(x - arm, from.y, x + arm, from.y, x, from.y - 60 * Svg.ONE);
    }
    if (to.x > from.x) {
      int x1 = from.x + BOX_WIDTH;
      int middle = (from.y + to.y) / 2 + half;
      return new Bow(x1, from.y + half, to.x, to.y + half, (x1 + to.x) / 2, middle);
    }
    if (to.x == from.x) {
      boolean down = to.y > from.y;
      int side = down ? from.x + BOX_WIDTH - 24 * Svg.ONE : from.x + 24 * Svg.ONE;
      int bend = side + (down ? 50 : -50) * Svg.ONE;
      return new Bow(
          side,
          down ? from.y + BOX_HEIGHT : from.y,
          side,
          down ? to.y : to.y + BOX_HEIGHT,
          bend,
          (from.y + to.y) / 2 + half);
    }
    int below = Math.max(from.y, to.y) + BOX_HEIGHT + 50 * Svg.ONE;
    int x1 = from.x + BOX_WIDTH / 2;
    int x2 = to.x + BOX_WIDTH / 2;
    return new Bow(x1, from.y + BOX_HEIGHT, x2, to.y + BOX_HEIGHT, (x1 + x2) / 2, below);
  }

  private void draw(Svg svg, Edge edge, long most) {
    Place from = places.get(edge.from());
    Place to = places.get(edge.to());
    if (from != null && to != null) {
      Bow bow = bow(from, to);
      int width = Svg.ONE + (int) (4 * Svg.ONE * edge.count() / most);
      svg.arrow(bow.x1, bow.y1, bow.x2, bow.y2, bow.bendX, bow.bendY, width);
    }
  }

  private void label(Svg svg, Edge edge) {
    Place from = places.get(edge.from());
    Place to = places.get(edge.to());
    if (from != null && to != null) {
      Bow bow = bow(from, to);
      svg.text(bow.labelX(), bow.labelY() + 4 * Svg.ONE, Anchor.MIDDLE, told(edge), 11);
    }
  }

  private static String told(Edge edge) {
    return edge.count()
        + ", "
        + edge.medianDays().setScale(1, RoundingMode.HALF_UP).toPlainString()
        + " d";
  }

  private String description() {
    List<String> said = new ArrayList<>();
    for (Edge edge : edges) {
      said.add(edge.from() + " then " + edge.to() + " " + edge.count() + " times");
    }
    return "Of "
        + map.n()
        + " journeys, what directly follows what: "
        + (said.isEmpty() ? "nothing" : String.join("; ", said))
        + ". Not drawn: "
        + (map.activities().size() - activities.size())
        + " activities and "
        + (map.edges().size() - edges.size())
        + " arrows, the rarer ones into or out of each. What is frequent is not what is good.";
  }
}
