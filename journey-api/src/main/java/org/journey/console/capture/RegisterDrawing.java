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
import org.journey.console.capture.RegisterOutcome.Became;
import org.journey.console.capture.RegisterView.RowView;

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
      Became became,
      List<String> journeys,
      Map<String, FieldError> refused,
      boolean more) {
    String at = answers.one(Register.AT);
    String activity = Payload.activity(answers, Register.ACTIVITY);
    // One that was typed and is in the list is chosen there: so another can be chosen instead.
    boolean listed =
        directory.containsKey(activity)
            && Payload.twoActivities(answers, Register.ACTIVITY, "").isEmpty();
    return new RegisterView(
        errors,
        became.rows(),
        became.untold(),
        options(activities(), listed ? activity : answers.one(Register.ACTIVITY), "Choose"),
        listed ? "" : answers.one(Register.ACTIVITY + Payload.OTHER),
        options(ActivityCodes.CATEGORIES, answers.one(Register.CATEGORY), "As the directory says"),
        at.isEmpty() ? times.typed(Instant.now().toString()) : at,
        answers.one("worker"),
        options(ActivityCodes.CATEGORIES, answers.one("taking"), "Any"),
        answers.whole("ids"),
        answers.one(Register.MINUTES),
        answers.whole(Register.ALSO),
        List.of(new HiddenView("id", answers.id())),
        rows(journeys, refused),
        more,
        answers.has("choose") || !answers.all(Register.JOURNEY).isEmpty());
  }

  /** Those of the directory; one that was chosen stays while the directory is not told. */
  private List<Option> activities() {
    List<Option> options = new ArrayList<>();
    directory.forEach((id, entry) -> options.add(new Option(id, entry.name())));
    String chosen = answers.one(Register.ACTIVITY);
    if (!chosen.isEmpty() && !directory.containsKey(chosen)) {
      options.add(new Option(chosen, chosen));
    }
    return options;
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
              came("row-" + (rows.size() + 1), answers.one(Register.CAME + journey)),
              options(
                  ActivityCodes.MISSED_REASONS, answers.one(Register.REASON + journey), "Not said"),
              error == null ? null : error.message()));
    }
    return rows;
  }

  /** The first has the id of the row: what is wrong with it leads there. */
  private static List<OptionView> came(String row, String value) {
    List<OptionView> views = new ArrayList<>();
    for (Register.Came each : Register.Came.values()) {
      String id = views.isEmpty() ? row : row + "-" + (views.size() + 1);
      views.add(new OptionView(id, each.name(), each.label(), each.name().equals(value)));
    }
    views.add(new OptionView(row + "-" + (views.size() + 1), "", "Not expected", value.isEmpty()));
    return views;
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
