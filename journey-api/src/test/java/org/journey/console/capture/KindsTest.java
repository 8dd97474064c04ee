package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.journey.console.FieldError;
import org.journey.console.Option;
import org.journey.interaction.FieldType;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Measures;
import org.journey.interaction.RecordShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The forms as they are described in code, held against the contract's own records. */
class KindsTest {

  static final List<Kind> KINDS = Kinds.ALL;

  @Test
  void everyTypeHasAFormOrAReasonForNone() {
    Set<InteractionType> types =
        KINDS.stream().map(Kind::type).collect(Collectors.toCollection(TreeSet::new));

    types.addAll(Kinds.ELSEWHERE.keySet());

    assertThat(types).containsExactly(InteractionType.values());
    assertThat(KINDS).extracting(Kind::type).doesNotContainAnyElementsOf(Kinds.ELSEWHERE.keySet());
  }

  @Test
  void everyMeasureHasAForm() {
    assertThat(KINDS)
        .filteredOn(Kind::measures)
        .extracting(MeasureKinds::instrument)
        .containsExactlyInAnyOrder(
            Arrays.stream(Measures.Instrument.values()).map(Enum::name).toArray(String[]::new));
  }

  @Test
  void everyFormHasAPlaceOfItsOwn() {
    assertThat(KINDS).extracting(Kind::slug).doesNotHaveDuplicates();
    assertThat(KINDS)
        .extracting(Kind::slug)
        .allSatisfy(slug -> assertThat(Kinds.named(slug)).isNotNull());
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void asksEveryFieldOfItsType(Kind kind) {
    Set<String> asked = new TreeSet<>();
    kind.fields().forEach(field -> asked.add(field.path()));

    assertThat(asked).containsExactlyElementsOf(new TreeSet<>(paths(kind).keySet()));
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void offersEveryCodeAndAsksAsTheFieldIs(Kind kind) {
    Map<String, FieldType> paths = paths(kind);

    for (Field field : kind.fields()) {
      FieldType type = Objects.requireNonNull(paths.get(field.path()), field.path());
      assertThat(fits(field.input(), type)).as(kind.slug() + " " + field.path()).isTrue();
    }
  }

  @Test
  void theQuestionsOfAFindingAreThoseOfTheContract() {
    assertThat(
            RecordShape.of(org.journey.interaction.Telling.Finding.class).fields().stream()
                .map(RecordShape.Field::name))
        .containsExactlyInAnyOrder("subTheme", "tense", "code", "since");
  }

  @Test
  void aFormOfAFieldThatIsMissingWouldBeFound() {
    Kind support = Kind.of(InteractionType.SUPPORT_GIVEN, Kind.Group.WITH_THEM, "", "");

    assertThatThrownBy(() -> asksEveryFieldOfItsType(support)).isInstanceOf(AssertionError.class);
  }

  /** What stands in a field of an error leads to it: no two questions of a form have one id. */
  @ParameterizedTest
  @FieldSource("KINDS")
  void noTwoQuestionsOfAFormHaveOneId(Kind kind) {
    List<String> ids =
        new Drawing(Answers.none(), Known.nothing(), List.<FieldError>of(), "me")
            .all(kind, false).stream()
                .flatMap(
                    view ->
                        view.options().isEmpty()
                            ? java.util.stream.Stream.of(view.id())
                            : view.options().stream()
                                .map(FieldView.OptionView::id)
                                .filter(id -> !id.isEmpty()))
                .collect(Collectors.toCollection(ArrayList::new));

    ids.addAll(List.of(Plain.FORM, Plain.WHY, When.NAME, When.TODAY, When.YESTERDAY, When.EXACT));

    assertThat(ids).doesNotHaveDuplicates();
  }

  private static boolean fits(Input input, FieldType type) {
    return switch (input) {
      case Input.Choice(List<Option> options) -> codes(type, options);
      case Input.Pick(List<Option> options) -> codes(type, options);
      case Input.ActivityCategory(List<Option> options) -> codes(type, options);
      case Input.Ticks(List<Option> options) ->
          type instanceof FieldType.Many many && codes(many.element(), options);
      case Input.Ranked(List<Option> options) ->
          type instanceof FieldType.Many many && codes(many.element(), options);
      case Input.YesOrNo _ -> type instanceof FieldType.Flag;
      case Input.Words(int max) -> type.equals(new FieldType.Text(max));
      case Input.Line(int max) ->
          type.equals(new FieldType.Text(max)) || (max == 64 && type instanceof FieldType.Id);
      case Input.NhsNumber _ -> type instanceof FieldType.NhsNumber;
      case Input.Whole(int min, int max) -> type.equals(new FieldType.Whole(min, max));
      case Input.Scale(int min, int max, String _, String _) ->
          type.equals(new FieldType.Whole(min, max));
      case Input.StageNumber _ -> type.equals(new FieldType.Whole(1, 9));
      case Input.Figure _ -> type instanceof FieldType.Decimal;
      case Input.Day _ -> type instanceof FieldType.Day;
      case Input.Activity _, Input.Staff _, Input.Client _, Input.Open _, Input.Made _ ->
          type instanceof FieldType.Id;
      case Input.Fixed(String value) ->
          type instanceof FieldType.Codes(Map<String, Object> codes) && codes.containsKey(value);
      case Input.Findings _ -> type instanceof FieldType.Many;
    };
  }

  private static boolean codes(FieldType type, List<Option> options) {
    return type instanceof FieldType.Codes(Map<String, Object> codes)
        && List.copyOf(codes.keySet()).equals(options.stream().map(Option::value).toList())
        && options.stream().noneMatch(option -> option.label().isBlank());
  }

  /** All fields of a payload, with dots between; those of the items of the kind's instrument. */
  private static Map<String, FieldType> paths(Kind kind) {
    Map<String, FieldType> paths = new java.util.LinkedHashMap<>();
    for (RecordShape.Field field : RecordShape.of(kind.type()).fields()) {
      switch (field.type()) {
        case FieldType.Nested(RecordShape shape) -> inside(paths, field.name(), shape);
        case FieldType.Chosen(String _, Map<Object, RecordShape> shapes) -> {
          Measures.Instrument instrument =
              Measures.Instrument.valueOf(MeasureKinds.instrument(kind));
          inside(paths, field.name(), java.util.Objects.requireNonNull(shapes.get(instrument)));
        }
        default -> paths.put(field.name(), field.type());
      }
    }
    return paths;
  }

  private static void inside(Map<String, FieldType> paths, String outer, RecordShape shape) {
    shape.fields().forEach(field -> paths.put(outer + "." + field.name(), field.type()));
  }
}
