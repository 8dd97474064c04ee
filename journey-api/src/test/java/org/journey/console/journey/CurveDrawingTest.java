package org.journey.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.journey.CurveView.Point;
import org.junit.jupiter.api.Test;

class CurveDrawingTest {

  private static CurveView curve(int... cumulative) {
    List<Point> points = new ArrayList<>();
    int before = 0;
    for (int each : cumulative) {
      points.add(
          new Point(
              points.size() + 1,
              "1 May 2017",
              each > before ? List.of("Learning") : List.of(),
              each));
      before = each;
    }
    return new CurveView("curve", "Findings", "times asked", List.copyOf(points));
  }

  private static Drawing.Path line(Drawing drawing) {
    return drawing.paths().getLast();
  }

  @Test
  void it_goes_up_where_something_is_new_and_stays_level_where_nothing_is() {
    Drawing drawing = CurveDrawing.of(curve(2, 2, 3));

    List<Integer> heights = drawing.dots().stream().map(Drawing.Dot::y).toList();
    assertThat(heights.get(0)).isEqualTo(heights.get(1)).isGreaterThan(heights.get(2));
    assertThat(line(drawing).way()).endsWith("V" + heights.get(2));
  }

  @Test
  void circles_tell_by_being_filled_whether_something_was_new() {
    assertThat(CurveDrawing.of(curve(1, 1)).dots().stream().map(Drawing.Dot::fill))
        .containsExactly(Drawing.BLUE, Drawing.WHITE);
  }

  @Test
  void the_description_has_its_numbers() {
    assertThat(CurveDrawing.of(curve(2, 2, 5)).description())
        .contains("After 3 (times asked) the record has 5; 1 of them brought nothing new");
  }

  @Test
  void a_long_one_stays_within_its_frame_and_legible() {
    int[] many = new int[400];
    for (int i = 0; i < many.length; i++) {
      many[i] = i + 1;
    }

    Drawing drawing = CurveDrawing.of(curve(many));

    assertThat(drawing.texts())
        .hasSizeLessThan(25)
        .allSatisfy(text -> assertThat(text.x()).isBetween(0, drawing.width()));
    assertThat(drawing.dots()).isEmpty();
  }

  @Test
  void nothing_known_is_drawn_as_an_empty_frame() {
    Drawing drawing = CurveDrawing.of(curve());

    assertThat(drawing.dots()).isEmpty();
    assertThat(drawing.paths()).noneMatch(path -> path.stroke().equals(Drawing.BLUE));
  }
}
