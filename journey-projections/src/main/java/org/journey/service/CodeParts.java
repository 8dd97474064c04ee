package org.journey.service;

import org.journey.service.Part.Form;
import org.journey.service.facts.Codes;

/** A group with a part for each code. */
final class CodeParts {

  private final int[] parts;

  private CodeParts(int[] parts) {
    this.parts = parts;
  }

  /** A group of counts. */
  static CodeParts counts(Parts parts, int parent, String name, Codes<?> codes) {
    return of(parts, parts.part(parent, name, Form.GROUP), codes, Form.COUNT);
  }

  /** A part of a form for each code, in a group. */
  static CodeParts of(Parts parts, int group, Codes<?> codes, Form form) {
    int[] ids = new int[codes.all().size() + 1];
    for (int i = 1; i < ids.length; i++) {
      ids[i] = parts.part(group, codes.all().get(i - 1).name(), form);
    }
    return new CodeParts(ids);
  }

  /** The part of a code, by its number. */
  int of(int number) {
    return parts[number];
  }
}
