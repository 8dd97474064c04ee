package org.journey.interaction;

import java.util.List;
import org.journey.problem.FieldError;
import tools.jackson.databind.JsonNode;

/** The errors of one message and the place in it where the reader is, an RFC 6901 pointer. */
final class Errors {

  /** A longer name of an unknown member is not repeated in a pointer: it may be anything. */
  private static final int LONGEST_NAME = 64;

  private final StringBuilder place;
  private final List<FieldError> errors;

  Errors(String pointer, List<FieldError> errors) {
    this.place = new StringBuilder(pointer);
    this.errors = errors;
  }

  /** Goes down to a known member; the result is for {@link #leave}. */
  int enter(String name) {
    int mark = place.length();
    place.append('/').append(name);
    return mark;
  }

  /** Goes down to an element; the result is for {@link #leave}. */
  int enter(int index) {
    int mark = place.length();
    place.append('/').append(index);
    return mark;
  }

  /** Goes up again. */
  void leave(int mark) {
    place.setLength(mark);
  }

  /** How many there are so far. */
  int count() {
    return errors.size();
  }

  /** Something is wrong here. */
  void add(String reason) {
    errors.add(new FieldError(place.toString(), reason));
  }

  /** Something is wrong with a known member of the object that the reader is at. */
  void addAt(String name, String reason) {
    errors.add(new FieldError(place + "/" + name, reason));
  }

  /** A member of an unknown name. */
  void addUnknown(String name, String reason) {
    if (name.length() > LONGEST_NAME) {
      add("has a member whose name is too long to be one");
    } else if (Texts.identityPart(name) != null) {
      add("has a member whose name is empty or holds a forbidden character");
    } else {
      String segment = name.replace("~", "~0").replace("/", "~1");
      errors.add(new FieldError(place + "/" + segment, reason, true));
    }
  }

  /** What kind of JSON value was found where another was due. */
  static String expected(String due, JsonNode found) {
    return switch (found.getNodeType()) {
      case NULL -> "must not be null";
      case STRING -> "must be " + due + ", not a string";
      case NUMBER -> "must be " + due + ", not a number";
      case BOOLEAN -> "must be " + due + ", not true or false";
      case ARRAY -> "must be " + due + ", not a list";
      case OBJECT -> "must be " + due + ", not an object";
      case BINARY, POJO, MISSING -> "must be " + due;
    };
  }
}
