package org.journey.console.capture;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What a form holds, by the names of its inputs: as it was sent, or as it is to be drawn.
 *
 * @param values as they came
 */
record Answers(MultiValueMap<String, String> values) {

  /** Of nothing yet. */
  static Answers none() {
    return new Answers(new LinkedMultiValueMap<>());
  }

  /** An answer without the white space around it; empty if there is none. */
  String one(String name) {
    return whole(name).strip();
  }

  /** An answer as it was typed, with the line ends that everybody else has. */
  String whole(String name) {
    String value = Objects.requireNonNullElse(values.getFirst(name), "").replace("\r\n", "\n");
    return value.isBlank() ? "" : value;
  }

  /** All answers that are not empty, each once. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .filter(value -> !value.isBlank())
        .distinct()
        .toList();
  }

  boolean has(String name) {
    return !one(name).isEmpty();
  }

  void put(String name, String value) {
    values.set(name, value);
  }

  void put(String name, List<String> several) {
    values.put(name, List.copyOf(several));
  }

  /** The id of what is sent: the same as long as the form is the same. */
  String id() {
    String id = one("id");
    try {
      return UUID.fromString(id).toString();
    } catch (IllegalArgumentException notOurs) {
      String made = UUID.randomUUID().toString();
      put("id", made);
      return made;
    }
  }
}
