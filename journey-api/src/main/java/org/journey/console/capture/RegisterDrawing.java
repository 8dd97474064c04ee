package org.journey.console.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.console.FieldError;
import org.journey.console.Option;
import org.journey.console.Times;
import org.journey.console.capture.FieldView.OptionView;
import org.journey.console.capture.FormView.HiddenView;
import org.journey.console.capture.RegisterView.RowView;
import org.journey.console.capture.RegisterView.ToldView;

/** Makes a register ready to be drawn. */
final class RegisterDrawing {

  private final Answers answers;
  private final Map<String, Known.DirectoryEntry> directory;
  private final Times times;
  private final Map<String, String> names;

  RegisterDrawing(
      Answers answers,
      Map<String, Known.DirectoryEntry> directory,
      Times times,
      Map<String, String> names) {
    this.answers = answers;
    this.directory = directory;
    this.times = times;
    this.names = names;
  }

  RegisterView view(
      List<FieldError> errors,
      List<ToldView> told,
      List<String> journeys,
      Map<String, FieldError> refused,
      boolean more) {
    String at = answers.one(Register.AT);
    return new RegisterView(
        errors,
        told,
        options(activities(), answers.one(Register.ACTIVITY), "Choose"),
        answers.one(Register.ACTIVITY + ".other"),
        options(ActivityCodes.CATEGORIES, answers.one(Register.CATEGORY), "As the directory says"),
        at.isEmpty() ? times.typed(Instant.now().toString()) : at,
        answers.one("worker"),
        options(ActivityCodes.CATEGORIES, answers.one("taking"), "Any"),
        answers.whole("ids"),
        answers.one(Register.MINUTES),
        answers.one(Register.SESSION),
        List.of(new HiddenView("id", answers.id())),
        rows(journeys, refused),
        more,
        answers.has("choose") || !answers.all(Register.JOURNEY).isEmpty());
  }

  private List<Option> activities() {
    return directory.entrySet().stream()
        .map(entry -> new Option(entry.getKey(), entry.getValue().name()))
        .toList();
  }

  private List<RowView> rows(List<String> journeys, Map<String, FieldError> refused) {
    List<RowView> rows = new ArrayList<>();
    for (String journey : journeys) {
      FieldError error = refused.get(journey);
      rows.add(
          new RowView(
              rows.size() + 1,
              journey,
              names.getOrDefault(journey, journey),
              answers.one(Register.CAME + journey),
              options(
                  ActivityCodes.MISSED_REASONS, answers.one(Register.REASON + journey), "Not said"),
              error == null ? null : error.message()));
    }
    return rows;
  }

  private static List<OptionView> options(List<Option> options, String value, String nothing) {
    List<OptionView> views = new ArrayList<>();
    views.add(new OptionView("", "", nothing, value.isEmpty()));
    for (Option option : options) {
      views.add(new OptionView("", option.value(), option.label(), option.value().equals(value)));
    }
    return views;
  }
}
