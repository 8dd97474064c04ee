package org.journey.console.capture;

import org.jspecify.annotations.Nullable;

/**
 * One question of a form.
 *
 * @param path the field of the interaction's data that it fills, with dots between: {@code
 *     person.name}
 * @param label the question
 * @param hint what helps to answer it; null if nothing has to
 * @param input how it is asked
 * @param preset what is answered unless somebody says otherwise; empty for nothing
 * @param tucked whether it is seldom needed and so is folded away
 * @param section the heading that begins with it; null if none does
 */
record Field(
    String path,
    String label,
    @Nullable String hint,
    Input input,
    String preset,
    boolean tucked,
    @Nullable String section) {

  static Field of(String path, String label, Input input) {
    return new Field(path, label, null, input, "", false, null);
  }

  Field hint(String words) {
    return new Field(path, label, words, input, preset, tucked, section);
  }

  /** As it is asked where it need not be answered. */
  Field asOptional() {
    return new Field(path, label + " (optional)", hint, input, preset, tucked, section);
  }

  Field preset(Enum<?> code) {
    return new Field(path, label, hint, input, code.name(), tucked, section);
  }

  Field tuckedAway() {
    return new Field(path, label, hint, input, preset, true, section);
  }

  Field under(String heading) {
    return new Field(path, label, hint, input, preset, tucked, heading);
  }

  /** The id of its input, or of the first of them. */
  String id() {
    return path.replace('.', '-');
  }

  /** Where it is in the message that is sent. */
  String pointer() {
    return "/data/" + path.replace('.', '/');
  }

  /** Free words of the form, 4,000 at most, as every note and reason is. */
  static Field note() {
    return words("note", "Note").hint("What else should be remembered.");
  }

  static Field words(String path, String label) {
    return of(path, label, new Input.Words(4000));
  }
}
