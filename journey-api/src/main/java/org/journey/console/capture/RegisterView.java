package org.journey.console.capture;

import java.util.List;
import org.journey.console.FieldError;
import org.journey.console.capture.FieldView.OptionView;
import org.journey.console.capture.FormView.HiddenView;
import org.jspecify.annotations.Nullable;

/**
 * A group's register as it is drawn.
 *
 * @param errors what is wrong with it
 * @param told what became of each, if it was sent
 * @param untold the names of those of whom nothing was told when it was sent
 * @param activities to choose from
 * @param other an activity by its id
 * @param categories kinds of activity
 * @param at when the group met, as an input holds it
 * @param worker only those whose worker this is
 * @param taking only those who take part in activities of a kind
 * @param ids typed ids of journeys
 * @param minutes how long it was
 * @param also typed ids of who came and is not on it yet
 * @param hidden what the form holds beside the questions
 * @param rows the people on it
 * @param more whether there are more than are shown
 * @param chosen whether an activity and people were asked for
 */
public record RegisterView(
    List<FieldError> errors,
    List<ToldView> told,
    List<String> untold,
    List<OptionView> activities,
    String other,
    List<OptionView> categories,
    String at,
    String worker,
    List<OptionView> taking,
    String ids,
    String minutes,
    String also,
    List<HiddenView> hidden,
    List<RowView> rows,
    boolean more,
    boolean chosen) {

  /**
   * Somebody on a register.
   *
   * @param number from 1
   * @param came what can be told of them
   * @param error why they were refused; null if they were not
   */
  public record RowView(
      int number,
      String journey,
      String name,
      List<OptionView> came,
      List<OptionView> reasons,
      @Nullable String error) {}

  /**
   * What became of somebody's row.
   *
   * @param outcome in words
   * @param address of the entry on their journey; null if there is none
   */
  public record ToldView(
      String journey, String name, String came, String outcome, @Nullable String address) {}

  /** What the window is called. */
  public String pageTitle() {
    return errors.isEmpty() ? "A group's register" : "Error: A group's register";
  }

  /** Whether something is wrong with one of the inputs. */
  public boolean wrong(String id) {
    return errors.stream().anyMatch(error -> error.field().equals(id));
  }
}
