package org.journey.console.journey;

import java.util.List;
import org.journey.console.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a journey shows.
 *
 * @param asked the view of it
 * @param errors of all its forms
 * @param models there are to read it under
 * @param head whose it is
 * @param story how far it has come; null for who reads what was told, and nothing else
 * @param timeline what happened
 * @param links to what else there is
 * @param glass what is said of withheld notes
 */
record JourneyPage(
    Asked asked,
    List<FieldError> errors,
    List<String> models,
    HeadView head,
    @Nullable Story story,
    TimelineView timeline,
    Links links,
    Glass glass) {

  /** How far somebody has come, as the API reads it. */
  record Story(
      StepsView steps,
      Drawing drawing,
      EngagementView engagement,
      SaturationView saturation,
      GoalsView goals) {}

  /**
   * Other pages; empty where they are not for who reads.
   *
   * @param record something
   * @param audit the journey
   * @param fhir download it
   */
  record Links(String record, String audit, String fhir) {}

  /**
   * Of the notes of concerns.
   *
   * @param offered whether some are withheld that may be read for a reason
   * @param broken whether they are shown for one
   * @param reason that was written
   */
  record Glass(boolean offered, boolean broken, String reason) {}

  /** Whether something is wrong with a field. */
  public boolean isWrong(String field) {
    return errors.stream().anyMatch(error -> error.field().equals(field));
  }

  /** The rules by which it may be read otherwise than usual. */
  public List<Reading.Field> rules() {
    return Reading.FIELDS;
  }

  /**
   * What it is called in the browser's window: by its id, as titles stay in histories and are seen
   * by others.
   */
  public String title() {
    return (errors.isEmpty() ? "" : "Error: ") + "Journey " + asked.id();
  }

  /** The page with what happened from its beginning on. */
  public String fromOldest() {
    return TimelineView.fromOldest(asked);
  }
}
