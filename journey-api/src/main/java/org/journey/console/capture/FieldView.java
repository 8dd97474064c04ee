package org.journey.console.capture;

import java.util.List;
import org.journey.console.SubThemes;
import org.jspecify.annotations.Nullable;

/**
 * A question as it is drawn.
 *
 * @param id of its input, or of the first of them
 * @param name of its inputs
 * @param drawn how: the name of a fragment's case
 * @param label the question
 * @param hint null if there is none
 * @param value what stands in it
 * @param options what can be chosen
 * @param others a second list of what can be chosen, or a text beside
 * @param other what stands in the second input, if that is a text
 * @param rows of findings
 * @param max of what can be typed; 0 for no bound
 * @param section the heading before it; null if there is none
 * @param wrong whether something is wrong with it
 */
public record FieldView(
    String id,
    String name,
    String drawn,
    String label,
    @Nullable String hint,
    String value,
    List<OptionView> options,
    List<OptionView> others,
    String other,
    List<FindingView> rows,
    int max,
    @Nullable String section,
    boolean wrong) {

  /**
   * An answer to choose.
   *
   * @param id of its input
   * @param chosen whether it is
   */
  public record OptionView(String id, String value, String label, boolean chosen) {}

  /**
   * Answers to choose that belong together.
   *
   * @param meanings what they mean, of those of which that is known
   */
  public record GroupView(
      String label, List<OptionView> options, List<SubThemes.Meaning> meanings) {}

  /**
   * A row in which a finding is told.
   *
   * @param number from 1, for people
   * @param start what the names of its inputs begin with; with hyphens: their ids
   */
  public record FindingView(
      int number,
      String start,
      List<GroupView> subThemes,
      List<OptionView> tenses,
      String code,
      String since) {

    /** What the ids of its inputs begin with. */
    public String id() {
      return start.replace('.', '-');
    }
  }

  FieldView options(List<OptionView> options) {
    return new FieldView(
        id, name, drawn, label, hint, value, options, others, other, rows, max, section, wrong);
  }

  FieldView others(List<OptionView> others) {
    return new FieldView(
        id, name, drawn, label, hint, value, options, others, other, rows, max, section, wrong);
  }

  FieldView other(String other) {
    return new FieldView(
        id, name, drawn, label, hint, value, options, others, other, rows, max, section, wrong);
  }

  FieldView rows(List<FindingView> rows) {
    return new FieldView(
        id, name, drawn, label, hint, value, options, others, other, rows, max, section, wrong);
  }

  FieldView max(int max) {
    return new FieldView(
        id, name, drawn, label, hint, value, options, others, other, rows, max, section, wrong);
  }

  /** The ids of what describes it; null if nothing does. */
  public @Nullable String describedBy() {
    if (hint == null) {
      return wrong ? id + "-error" : null;
    }
    return wrong ? id + "-hint " + id + "-error" : id + "-hint";
  }
}
