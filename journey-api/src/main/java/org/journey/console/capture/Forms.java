package org.journey.console.capture;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.journey.console.FieldError;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.console.capture.FormView.HiddenView;
import org.journey.console.capture.FormView.RowView;
import org.journey.console.capture.FormView.WhenView;
import org.jspecify.annotations.Nullable;

/** Draws forms: for something new, and for what was recorded before. */
final class Forms {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

  /** At what something was that is corrected. */
  record Before(String time, List<RowView> rows) {}

  private final Times times;

  Forms(Times times) {
    this.times = times;
  }

  /** For something new. */
  FormView fresh(
      SignedIn who, Kind kind, Answers answers, Known known, List<FieldError> errors, int status) {
    return view(
        who,
        kind,
        kind.title(),
        kind.lead(),
        "/console/record/" + kind.slug(),
        answers,
        known,
        errors,
        status == 409 && errors.stream().anyMatch(Forms::isConflict),
        null);
  }

  /** For what was recorded before; its kind is null where only the time can be put right. */
  FormView correction(
      SignedIn who,
      @Nullable Kind kind,
      Answers answers,
      Known known,
      List<FieldError> errors,
      Before before) {
    return view(
        who,
        kind,
        "Correct an entry",
        kind == null
            ? "Some of it is not told to you here, or is recorded elsewhere: only its time can be"
                + " put right."
            : "What was recorded stays to be seen, struck through, with your reason.",
        "/console/record/correction",
        answers,
        known,
        errors,
        false,
        before);
  }

  /** To take what was recorded before out of the timeline. */
  FormView retraction(Answers answers, Known known, List<FieldError> errors, Before before) {
    WhenView when = when(answers, before);
    return new FormView(
        "Retract an entry",
        "It no longer counts. What was recorded stays to be seen, struck through, with your"
            + " reason.",
        "/console/record/retraction",
        known.journey(),
        known.label(),
        hidden(answers),
        before.rows(),
        List.of(),
        List.of(),
        false,
        when,
        true,
        answers.whole(Plain.WHY),
        linked(errors, List.of(), List.of()),
        false,
        null,
        List.of());
  }

  private static boolean isConflict(FieldError error) {
    return error.message().startsWith("This form was sent before");
  }

  private FormView view(
      SignedIn who,
      @Nullable Kind kind,
      String title,
      String lead,
      String action,
      Answers answers,
      Known known,
      List<FieldError> errors,
      boolean sentBefore,
      @Nullable Before before) {
    List<FieldView> visible = new ArrayList<>();
    List<FieldView> tucked = new ArrayList<>();
    if (kind != null) {
      Drawing drawing = new Drawing(answers, known, errors, who.actor().subject());
      Map<Boolean, List<Field>> split =
          kind.fields().stream().collect(java.util.stream.Collectors.partitioningBy(Field::tucked));
      visible.addAll(drawing.all(fields(kind, split.get(false)), before != null));
      tucked.addAll(drawing.all(fields(kind, split.get(true)), before != null));
    }
    WhenView when = when(answers, before);
    return new FormView(
        title,
        lead,
        action,
        known.journey(),
        known.label(),
        hidden(answers),
        before == null ? List.of() : before.rows(),
        visible,
        tucked,
        tucked.stream().anyMatch(FieldView::wrong) || stands(kind, answers),
        when,
        before != null,
        answers.whole(Plain.WHY),
        linked(errors, visible, tucked),
        sentBefore,
        kind != null && kind.measures() && before == null
            ? "/console/record/measure-not-taken?journey="
                + known.journey()
                + "&instrument="
                + MeasureKinds.instrument(kind)
            : null,
        kind != null && kind.asks(Input.Findings.class) ? Drawing.labels() : List.of());
  }

  /** Whether somebody has answered what is folded away. */
  private static boolean stands(@Nullable Kind kind, Answers answers) {
    return kind != null
        && kind.fields().stream()
            .filter(Field::tucked)
            .anyMatch(
                field ->
                    answers.has(field.path()) && !answers.one(field.path()).equals(field.preset()));
  }

  private static Kind fields(Kind kind, @Nullable List<Field> some) {
    return new Kind(
        kind.slug(),
        kind.type(),
        kind.group(),
        kind.title(),
        kind.lead(),
        some == null ? List.of() : some);
  }

  /**
   * In the order of the page. What is wrong with a question that is not drawn here stands at the
   * top, and leads nowhere else.
   */
  private static List<FieldError> linked(
      List<FieldError> errors, List<FieldView> visible, List<FieldView> tucked) {
    List<String> order = new ArrayList<>(List.of(Plain.FORM));
    visible.forEach(field -> order.add(field.id()));
    tucked.forEach(field -> order.add(field.id()));
    order.addAll(List.of(When.NAME, When.TODAY, When.YESTERDAY, When.EXACT, Plain.WHY));
    return errors.stream()
        .map(
            error ->
                order.contains(question(error))
                    ? error
                    : new FieldError(Plain.FORM, error.message()))
        .sorted(Comparator.comparingInt(error -> order.indexOf(question(error))))
        .toList();
  }

  /** The question that an error is about: its rows, of findings, are sorted already. */
  private static String question(FieldError error) {
    return error.field().replaceFirst("^findings-\\d+-.*$", "findings");
  }

  private WhenView when(Answers answers, @Nullable Before before) {
    When when = new When(answers, times, null);
    When.Choice chosen =
        before != null && !answers.has(When.NAME) ? When.Choice.KEEP : when.chosen();
    return new WhenView(
        chosen.name(),
        DAY.format(when.today()),
        DAY.format(when.today().minusDays(1)),
        before == null ? null : times.moment(before.time()),
        answers.one(When.TODAY),
        answers.one(When.YESTERDAY),
        answers.has(When.EXACT)
            ? answers.one(When.EXACT)
            : times.typed(before == null ? when.drawn().toString() : before.time()));
  }

  private static List<HiddenView> hidden(Answers answers) {
    List<HiddenView> hidden = new ArrayList<>();
    hidden.add(new HiddenView("id", answers.id()));
    for (String name :
        List.of(When.DRAWN, "journey", Target.SEQUENCE, Target.KNOWN, Target.QUESTIONS, "rows")) {
      if (answers.has(name)) {
        hidden.add(new HiddenView(name, answers.one(name)));
      }
    }
    return hidden;
  }
}
