package org.journey.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.journey.console.journey.Hopes.Hope;
import org.journey.console.journey.StepsView.State;
import org.journey.console.journey.StepsView.Step;
import org.journey.console.journey.StepsView.SubTheme;
import org.junit.jupiter.api.Test;

class StepsDrawingTest {

  private static final Step ENTERED =
      step(1, "Professional support", State.ENTERED, "Entered", "26 January 2017", List.of());
  private static final Step HOPED =
      step(
          2,
          "Moving forwards",
          State.HOPED_FOR,
          "Hoped for",
          "",
          List.of("Health, since 1 May 2017"));
  private static final Step NOT_YET =
      step(3, "Learning", State.NOT_YET, "Not in the record", "", List.of());

  private static Step step(
      int number, String name, State state, String told, String since, List<String> barriers) {
    return new Step(
        number,
        name,
        state,
        told,
        since,
        "",
        "",
        state == State.HOPED_FOR,
        "",
        barriers,
        "0 entries",
        "",
        List.of(
            new SubTheme(
                "Skills development", state == State.ENTERED, "", "1 May 2017", "", hope(state))));
  }

  private static Hope hope(State state) {
    return state == State.HOPED_FOR ? Hope.YES : Hope.NO;
  }

  private static List<String> words(Drawing drawing) {
    return drawing.texts().stream().map(Drawing.Text::words).toList();
  }

  @Test
  void states_differ_by_line_and_by_words_not_by_colour_alone() {
    Drawing drawing = StepsDrawing.of(List.of(ENTERED, HOPED, NOT_YET));

    assertThat(drawing.boxes().stream().map(Drawing.Box::dashes)).doesNotHaveDuplicates();
    assertThat(words(drawing))
        .contains("1. Professional", "Entered 26 January", "Hoped for", "Not in the record")
        .contains("since 1 May 2017", "hoped for", "not in the record");
    assertThat(drawing.dots().stream().map(Drawing.Dot::fill))
        .containsExactly(Drawing.BLUE, Drawing.WHITE, Drawing.WHITE);
  }

  @Test
  void the_sub_theme_that_is_hoped_for_is_told_to_who_listens_too() {
    assertThat(StepsDrawing.of(List.of(HOPED, NOT_YET)).description())
        .contains("Step 2. Moving forwards: Hoped for. Hoped for: Skills development.")
        .endsWith("Step 3. Learning: Not in the record.");
  }

  @Test
  void nothing_is_red_and_no_step_is_larger_than_another() {
    Drawing drawing = StepsDrawing.of(List.of(ENTERED, HOPED, NOT_YET));

    assertThat(drawing.boxes())
        .allSatisfy(
            box ->
                assertThat(List.of(box.fill(), box.stroke()))
                    .isSubsetOf(Drawing.PALE, Drawing.WHITE, Drawing.BLUE, Drawing.GREY));
    assertThat(drawing.boxes().stream().map(box -> box.width() + " by " + box.height()).distinct())
        .hasSize(1);
  }

  @Test
  void the_steps_rise_in_the_models_order() {
    Drawing drawing = StepsDrawing.of(List.of(ENTERED, HOPED, NOT_YET));

    assertThat(drawing.boxes().stream().map(Drawing.Box::x)).isSorted();
    assertThat(drawing.boxes().reversed().stream().map(Drawing.Box::y)).isSorted();
  }

  @Test
  void a_barrier_stands_before_its_step_in_line_and_words() {
    assertThat(StepsDrawing.of(List.of(ENTERED)).paths()).isEmpty();

    Drawing drawing = StepsDrawing.of(List.of(ENTERED, HOPED));
    assertThat(drawing.paths()).hasSize(1);
    assertThat(words(drawing)).anyMatch(line -> line.startsWith("Barrier: Health"));
    assertThat(drawing.description()).contains("Barrier before it: Health, since 1 May 2017.");
  }

  @Test
  void everything_lies_within_the_drawing_whatever_the_model() {
    List<Step> nine =
        IntStream.rangeClosed(1, 9)
            .mapToObj(
                number ->
                    step(
                        number,
                        "A stage whose name is much longer than any of the study's",
                        State.NOT_YET,
                        "Not in the record",
                        "",
                        List.of("Mental health, since 30 September 2017")))
            .toList();

    Drawing drawing = StepsDrawing.of(nine);

    assertThat(drawing.texts())
        .allSatisfy(
            text -> {
              assertThat(text.y()).isBetween(0, drawing.height());
              assertThat(text.x()).isBetween(0, drawing.width());
            });
    assertThat(drawing.boxes())
        .allSatisfy(box -> assertThat(box.x() + box.width()).isLessThanOrEqualTo(drawing.width()));
  }

  @Test
  void no_stages_make_an_empty_drawing() {
    assertThat(StepsDrawing.of(List.of()).boxes()).isEmpty();
  }
}
