package org.journey.console.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.journey.console.journey.StepsView.State;
import org.journey.console.journey.StepsView.Step;
import org.journey.console.journey.StepsView.SubTheme;

/**
 * Draws the stages as the study's figure has them: steps, each with its sub-themes beneath. What
 * stands in the record, what is hoped for and what is not there yet differ by line and by words; no
 * colour says that one of them is better.
 */
final class StepsDrawing {

  private static final int COLUMN = 200;
  private static final int GAP = 14;
  private static final int RISE = 26;
  private static final int TOP = 12;
  private static final int INSET = 12;
  private static final int BIG = 17;
  private static final int SMALL = 14;
  private static final int LEADING = 20;
  private static final int BIG_CHARACTERS = 19;
  private static final int SMALL_CHARACTERS = 22;
  private static final int MARK = 5;

  private final List<Drawing.Box> boxes = new ArrayList<>();
  private final List<Drawing.Path> paths = new ArrayList<>();
  private final List<Drawing.Dot> dots = new ArrayList<>();
  private final List<Drawing.Text> texts = new ArrayList<>();
  private int lowest;

  private StepsDrawing() {}

  /** Draws them. */
  static Drawing of(List<Step> steps) {
    StepsDrawing drawing = new StepsDrawing();
    int boxHeight = steps.stream().mapToInt(StepsDrawing::boxHeight).max().orElse(0);
    for (int i = 0; i < steps.size(); i++) {
      drawing.step(steps.get(i), i * COLUMN, TOP + (steps.size() - 1 - i) * RISE, boxHeight);
    }
    return new Drawing(
        "steps-drawing",
        "The stages of this journey, as steps",
        steps.stream().map(StepsDrawing::sentence).collect(Collectors.joining(" ")),
        Math.max(1, steps.size()) * COLUMN,
        drawing.lowest + TOP,
        List.copyOf(drawing.boxes),
        List.copyOf(drawing.paths),
        List.copyOf(drawing.dots),
        List.copyOf(drawing.texts));
  }

  private static String sentence(Step step) {
    String barriers =
        step.barriers().isEmpty()
            ? ""
            : " Barrier before it: " + JourneyWords.and(step.barriers()) + ".";
    List<String> recorded =
        step.subThemes().stream().filter(SubTheme::recorded).map(SubTheme::name).toList();
    List<String> hoped =
        step.subThemes().stream().filter(SubTheme::hopedFor).map(SubTheme::name).toList();
    return "Step "
        + heading(step)
        + ": "
        + told(step)
        + "."
        + listed(" In the record: ", recorded)
        + listed(" Hoped for: ", hoped)
        + barriers;
  }

  private static String listed(String what, List<String> names) {
    return names.isEmpty() ? "" : what + JourneyWords.and(names) + ".";
  }

  private static String heading(Step step) {
    return step.number() + ". " + step.name();
  }

  private static String told(Step step) {
    if (step.state() == State.ENTERED) {
      return step.told() + " " + step.since();
    }
    return step.hopedFor() && !step.told().startsWith("Hoped")
        ? step.told() + "; hoped for"
        : step.told();
  }

  private static int boxHeight(Step step) {
    int lines = headingLines(step).size() + told(step, SMALL_CHARACTERS).size();
    for (String barrier : step.barriers()) {
      lines += Drawing.lines("Barrier: " + barrier, SMALL_CHARACTERS).size();
    }
    return 2 * INSET + lines * LEADING;
  }

  private static List<String> headingLines(Step step) {
    return Drawing.lines(heading(step), BIG_CHARACTERS);
  }

  private static List<String> told(Step step, int characters) {
    return Drawing.lines(told(step), characters);
  }

  private void step(Step step, int left, int top, int height) {
    boolean entered = step.state() == State.ENTERED;
    int width = COLUMN - GAP;
    boxes.add(
        new Drawing.Box(
            left + GAP / 2,
            top,
            width,
            height,
            entered ? Drawing.PALE : Drawing.WHITE,
            entered || step.state() == State.HOPED_FOR ? Drawing.BLUE : Drawing.GREY,
            entered ? 3 : 2,
            dashes(step.state())));
    int x = left + GAP / 2 + INSET;
    int y = top + INSET;
    for (String line : headingLines(step)) {
      y += LEADING;
      text(x, y - MARK, BIG, "bold", line);
    }
    for (String line : told(step, SMALL_CHARACTERS)) {
      y += LEADING;
      text(x, y - MARK, SMALL, "normal", line);
    }
    barriers(step, left, x, y, top, height);
    subThemes(step, x, top + height);
  }

  private static String dashes(State state) {
    return switch (state) {
      case ENTERED -> Drawing.SOLID;
      case HOPED_FOR -> "10 5";
      case NOT_YET -> "2 4";
    };
  }

  /** A bar at the side from which the step is come to, and what it is. */
  private void barriers(Step step, int left, int x, int above, int top, int height) {
    if (step.barriers().isEmpty()) {
      return;
    }
    paths.add(
        new Drawing.Path(
            "M" + (left + 2) + " " + top + "V" + (top + height), Drawing.INK, 4, Drawing.SOLID));
    int y = above;
    for (String barrier : step.barriers()) {
      for (String line : Drawing.lines("Barrier: " + barrier, SMALL_CHARACTERS)) {
        y += LEADING;
        text(x, y - MARK, SMALL, "normal", line);
      }
    }
  }

  private void subThemes(Step step, int x, int under) {
    int y = under + MARK;
    for (SubTheme each : step.subThemes()) {
      y += LEADING + MARK;
      dots.add(
          new Drawing.Dot(
              x + MARK,
              y - MARK,
              MARK,
              each.recorded() ? Drawing.BLUE : Drawing.WHITE,
              each.recorded() || each.hopedFor() ? Drawing.BLUE : Drawing.GREY));
      int indented = x + 3 * MARK;
      for (String line : Drawing.lines(each.name(), SMALL_CHARACTERS)) {
        text(indented, y, SMALL, "bold", line);
        y += LEADING;
      }
      text(indented, y, SMALL, "normal", stands(each));
    }
    lowest = Math.max(lowest, y);
  }

  private static String stands(SubTheme each) {
    if (!each.recorded()) {
      return each.hopedFor() ? "hoped for" : "not in the record";
    }
    String since = each.since().isEmpty() ? "in the record" : "since " + each.since();
    return each.hopedFor() ? since + "; hoped for" : since;
  }

  private void text(int x, int y, int size, String weight, String words) {
    texts.add(new Drawing.Text(x, y, size, "start", weight, words));
  }
}
