package org.journey.console.capture;

import java.util.List;
import org.journey.console.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is drawn.
 *
 * @param title of the page
 * @param lead a sentence about it; empty for none
 * @param action where it is sent
 * @param journey its id; empty if it begins one
 * @param person whom it is about
 * @param hidden what it holds beside the questions
 * @param recorded what a correction is of; empty else
 * @param fields the questions that are seen at once
 * @param tucked those that are folded away
 * @param unfolded whether these have to be seen: something is wrong with them, or stands in them
 * @param when when it happened
 * @param amends whether it says why something else was wrong
 * @param why that reason
 * @param errors what is wrong with it
 * @param sentBefore whether it was stored with other content, so that it can be sent as another
 * @param skip where a measure is skipped; null if it is none
 * @param labels finer labels for findings that others use
 */
public record FormView(
    String title,
    String lead,
    String action,
    String journey,
    String person,
    List<HiddenView> hidden,
    List<RowView> recorded,
    List<FieldView> fields,
    List<FieldView> tucked,
    boolean unfolded,
    WhenView when,
    boolean amends,
    String why,
    List<FieldError> errors,
    boolean sentBefore,
    @Nullable String skip,
    List<String> labels) {

  /** Something the form holds unseen. */
  public record HiddenView(String name, String value) {}

  /** A question and what was recorded. */
  public record RowView(String label, String value) {}

  /**
   * When it happened.
   *
   * @param chosen the name of the choice
   * @param today the day it was drawn on
   * @param yesterday the day before
   * @param recorded when it happened as it is recorded; null for something new
   */
  public record WhenView(
      String chosen,
      String today,
      String yesterday,
      @Nullable String recorded,
      String todayAt,
      String yesterdayAt,
      String exact) {}

  /**
   * Whether rows can be asked for in the middle of it: then Enter has to press another button than
   * the first that is seen.
   */
  public boolean hasRows() {
    return fields.stream().anyMatch(field -> field.drawn().equals("findings"));
  }

  /** What the window is called. */
  public String pageTitle() {
    return errors.isEmpty() ? title : "Error: " + title;
  }

  /** How it is asked why something was wrong. */
  public String askWhy() {
    return title.startsWith("Retract") ? "Why is it retracted?" : "Why is it corrected?";
  }

  /** Whether something is wrong with one of the inputs. */
  public boolean wrong(String id) {
    return errors.stream().anyMatch(error -> error.field().equals(id));
  }
}
