package org.journey.console.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.journey.console.FieldError;
import org.journey.console.Option;
import org.journey.console.SubThemes;
import org.journey.console.capture.FieldView.FindingView;
import org.journey.console.capture.FieldView.GroupView;
import org.journey.console.capture.FieldView.OptionView;
import org.journey.model.Codebook;
import org.jspecify.annotations.Nullable;

/** Makes the questions of a form ready to be drawn, with what was answered to them before. */
final class Drawing {

  private static final int ROWS = 3;
  private static final String NOT_SAID = "Not said";
  private static final String CHOOSE = "Choose";

  private final Answers answers;
  private final Known known;
  private final List<FieldError> errors;
  private final String me;

  /**
   * For one form.
   *
   * @param errors what is wrong with it
   * @param me whoever fills it in, as staff lists have them
   */
  Drawing(Answers answers, Known known, List<FieldError> errors, String me) {
    this.answers = answers;
    this.known = known;
    this.errors = errors;
    this.me = me;
  }

  /** All that are asked, in their order. */
  List<FieldView> all(Kind kind, boolean corrects) {
    List<FieldView> views = new ArrayList<>();
    for (Field field : kind.fields()) {
      Field asked = kind.isOptional(field) ? field.asOptional() : field;
      FieldView view = corrects && field.input().stays() ? null : view(asked);
      if (view != null) {
        views.add(view);
      }
    }
    return views;
  }

  private @Nullable FieldView view(Field field) {
    String name = field.path();
    String value = answers.values().containsKey(name) ? answers.one(name) : field.preset();
    return switch (field.input()) {
      case Input.Choice(List<Option> options) -> radios(field, options, value);
      case Input.YesOrNo _ ->
          radios(
              field,
              List.of(
                  new Option("true", "Yes"), new Option("false", "No"), new Option("", NOT_SAID)),
              value);
      case Input.Open(Input.Thing thing) -> open(field, thing, value);
      case Input.Scale(int min, int max, String low, String high) ->
          drawn(field, "scale", value, ends(field, min, max, low, high))
              .options(scale(field, min, max, value));
      case Input.Pick(List<Option> options) ->
          drawn(field, "pick", value, null).options(picked(options, value, NOT_SAID));
      case Input.ActivityCategory(List<Option> options) ->
          drawn(field, "pick", value, null)
              .options(picked(options, value, "As the directory says"));
      case Input.StageNumber _ ->
          drawn(field, "pick", value, null).options(picked(stages(), value, NOT_SAID));
      case Input.Activity _ ->
          drawn(field, "activity", value, null)
              .options(picked(known.activities(), chosen(name, value), CHOOSE))
              .other(other(name, value));
      case Input.Ticks(List<Option> options) ->
          drawn(field, "ticks", value, null).options(ticks(field.id(), name, options));
      case Input.Ranked(List<Option> options) ->
          drawn(field, "ranked", value, null)
              .options(picked(options, value, CHOOSE))
              .others(ticks(field.id() + "-others", name + ".others", options));
      case Input.Words(int max) -> drawn(field, "words", answers.whole(name), null).max(max);
      case Input.Line(int max) -> drawn(field, "line", value, null).max(max);
      case Input.Client _ -> drawn(field, "line", value, null).max(64);
      case Input.Staff _ ->
          drawn(field, "line", answers.values().containsKey(name) ? value : me, null).max(64);
      case Input.NhsNumber _ -> drawn(field, "number", value, null).max(14);
      case Input.Whole _, Input.Figure _ -> drawn(field, "number", value, null).max(12);
      case Input.Day _ -> drawn(field, "day", value, null);
      case Input.Findings _ -> drawn(field, "findings", value, null).rows(findings());
      case Input.Made _, Input.Fixed _ -> null;
    };
  }

  /** Copies of a view with more in them. */
  private FieldView drawn(Field field, String how, String value, @Nullable String hint) {
    return new FieldView(
        field.id(),
        field.path(),
        how,
        field.label(),
        hint == null ? field.hint() : hint,
        value,
        List.of(),
        List.of(),
        "",
        List.of(),
        0,
        field.section(),
        errors.stream().anyMatch(error -> error.field().equals(field.id())));
  }

  private FieldView radios(Field field, List<Option> options, String value) {
    return drawn(field, "radios", value, null).options(numbered(field.id(), options, value));
  }

  /** Where there is none that is open, its id is asked for: who knows it may still tell. */
  private FieldView open(Field field, Input.Thing thing, String value) {
    List<Option> options = new ArrayList<>(known.open().getOrDefault(thing, List.of()));
    if (options.isEmpty() && value.isEmpty()) {
      return drawn(
              field, "line", value, "No " + thing.label() + " is open. You can name one by its id.")
          .max(64);
    }
    if (!value.isEmpty() && options.stream().noneMatch(one -> one.value().equals(value))) {
      options.add(new Option(value, value));
    }
    // The only one there is needs no choosing.
    return radios(field, options, options.size() == 1 ? options.getFirst().value() : value);
  }

  private static @Nullable String ends(Field field, int min, int max, String low, String high) {
    return low.isEmpty() ? field.hint() : min + " is “" + low + "”, " + max + " is “" + high + "”.";
  }

  private static List<OptionView> scale(Field field, int min, int max, String value) {
    return numbered(
        field.id(),
        IntStream.rangeClosed(min, max)
            .mapToObj(at -> new Option(Integer.toString(at), Integer.toString(at)))
            .toList(),
        value);
  }

  /** The first has the id of the question: what is wrong with it leads there. */
  private static List<OptionView> numbered(String id, List<Option> options, String value) {
    List<OptionView> views = new ArrayList<>();
    for (Option option : options) {
      String own = views.isEmpty() ? id : id + "-" + (views.size() + 1);
      views.add(new OptionView(own, option.value(), option.label(), option.value().equals(value)));
    }
    return views;
  }

  private static List<OptionView> picked(List<Option> options, String value, String nothing) {
    List<OptionView> views = new ArrayList<>();
    views.add(new OptionView("", "", nothing, value.isEmpty()));
    for (Option option : options) {
      views.add(new OptionView("", option.value(), option.label(), option.value().equals(value)));
    }
    if (views.stream().noneMatch(OptionView::chosen)) {
      views.add(new OptionView("", value, value, true));
    }
    return views;
  }

  private List<Option> stages() {
    return known.stages().stream()
        .map(
            stage ->
                new Option(Integer.toString(stage.number()), stage.number() + ": " + stage.name()))
        .toList();
  }

  /** One that was typed and is in the list is chosen there: so another can be chosen instead. */
  private String chosen(String name, String value) {
    String typed = answers.one(name + Payload.OTHER);
    boolean listed = known.activities().stream().anyMatch(one -> one.value().equals(typed));
    return value.isEmpty() && listed ? typed : value;
  }

  /** What is typed, unless it is what is chosen. */
  private String other(String name, String value) {
    String typed = answers.one(name + Payload.OTHER);
    return typed.equals(chosen(name, value)) ? "" : typed;
  }

  /**
   * In a correction those that are ticked come first, in the order they were recorded in: so what
   * nobody changes is sent as it was.
   */
  private List<OptionView> ticks(String id, String name, List<Option> options) {
    List<String> ticked = answers.all(name);
    Map<String, Option> ordered = new LinkedHashMap<>();
    for (String value : answers.has(Target.SEQUENCE) ? ticked : List.<String>of()) {
      options.stream()
          .filter(option -> option.value().equals(value))
          .forEach(option -> ordered.put(value, option));
    }
    options.forEach(option -> ordered.putIfAbsent(option.value(), option));
    List<OptionView> views = new ArrayList<>();
    for (Option option : ordered.values()) {
      String own = views.isEmpty() ? id : id + "-" + (views.size() + 1);
      views.add(
          new OptionView(own, option.value(), option.label(), ticked.contains(option.value())));
    }
    return views;
  }

  private List<FindingView> findings() {
    return IntStream.range(0, rows(answers)).mapToObj(this::finding).toList();
  }

  /** How many rows for findings there are. */
  static int rows(Answers answers) {
    List<Integer> filled = Payload.findingRows(answers);
    int asked = answers.one("rows").matches("\\d{1,3}") ? Integer.parseInt(answers.one("rows")) : 0;
    int rows = Math.max(ROWS, asked);
    if (!filled.isEmpty()) {
      rows = Math.max(rows, filled.getLast() + 1);
    }
    return Math.min(rows, Payload.FINDINGS);
  }

  private FindingView finding(int row) {
    String start = "findings." + row;
    String subTheme = answers.one(start + ".subTheme");
    List<GroupView> groups = new ArrayList<>();
    boolean offered = subTheme.isEmpty();
    for (Known.StageView stage : known.stages()) {
      groups.add(
          new GroupView(
              stage.number() + ": " + stage.name(),
              numbered("", stage.subThemes(), subTheme),
              SubThemes.known(stage.subThemes().stream().map(Option::value).toList())));
      offered |= stage.subThemes().stream().anyMatch(one -> one.value().equals(subTheme));
    }
    if (!offered) {
      groups.add(
          new GroupView(
              "Of another model",
              List.of(new OptionView("", subTheme, subTheme, true)),
              List.of()));
    }
    return new FindingView(
        row + 1,
        start,
        groups,
        numbered("", ToldCodes.TENSES, answers.one(start + ".tense")),
        answers.one(start + ".code"),
        answers.one(start + ".since"));
  }

  /** Finer labels that others use. */
  static List<String> labels() {
    return Codebook.builtIn().codes().values().stream()
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .toList();
  }
}
