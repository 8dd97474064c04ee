package org.journey.model;

import java.util.ArrayList;
import java.util.List;
import org.journey.problem.FieldError;

/** Collects all errors of one model, each with its pointer and its place in the text. */
final class Errors {

  /** More than a person would read; a hostile text could have a million. */
  private static final int MOST = 200;

  private final List<FieldError> found = new ArrayList<>();

  void add(String pointer, Place place, String reason) {
    if (found.size() < MOST) {
      found.add(
          new FieldError(
              pointer, "line " + place.line() + ", column " + place.column() + ": " + reason));
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<FieldError> all() {
    return List.copyOf(found);
  }

  /** The pointer of a member, its key escaped as RFC 6901 says. */
  static String under(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer of an element. */
  static String under(String pointer, int index) {
    return pointer + "/" + index;
  }
}
