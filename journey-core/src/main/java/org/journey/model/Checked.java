package org.journey.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object of a model while it is checked: each look-up tells what is wrong and gives null or
 * nothing, so that the check goes on and all errors are told at once.
 */
final class Checked {

  private final Tree.Mapping mapping;
  private final String pointer;
  private final Errors errors;

  private Checked(Tree.Mapping mapping, String pointer, Errors errors) {
    this.mapping = mapping;
    this.pointer = pointer;
    this.errors = errors;
  }

  /** The object, its keys checked; null (and told) if it is none. */
  static @Nullable Checked of(
      Tree tree, String pointer, Errors errors, Set<String> required, Set<String> optional) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      errors.add(pointer, tree.place(), "must be an object, but is " + tree.kind());
      return null;
    }
    Checked checked = new Checked(mapping, pointer, errors);
    mapping
        .members()
        .forEach(
            (key, member) -> {
              if (!required.contains(key) && !optional.contains(key)) {
                errors.add(Errors.under(pointer, key), member.key(), "this key is not known");
              }
            });
    required.stream()
        .sorted()
        .filter(key -> !mapping.members().containsKey(key))
        .forEach(key -> errors.add(pointer, mapping.place(), "needs " + key));
    return checked;
  }

  Errors errors() {
    return errors;
  }

  Place place() {
    return mapping.place();
  }

  String pointer() {
    return pointer;
  }

  String pointer(String key) {
    return Errors.under(pointer, key);
  }

  boolean has(String key) {
    return mapping.members().containsKey(key);
  }

  /** The value of a key; null if the key is absent. */
  @Nullable Tree get(String key) {
    Tree.Member member = mapping.members().get(key);
    return member == null ? null : member.value();
  }

  void error(String key, String reason) {
    Tree value = get(key);
    errors.add(
        value == null ? pointer : pointer(key), value == null ? place() : value.place(), reason);
  }

  @Nullable String id(String key) {
    return matching(key, Forms.ID, "must be an id: 1 to 64 of letters, digits, dot, _ and -");
  }

  @Nullable String text(String key, int most) {
    String text = string(key);
    if (text == null) {
      return null;
    }
    if (text.isBlank()
        || text.codePointCount(0, text.length()) > most
        || Trees.hasRefusedCharacter(text)) {
      error(key, "must be text of 1 to " + most + " characters without controls");
      return null;
    }
    return text;
  }

  @Nullable String string(String key) {
    Tree value = get(key);
    return value == null ? null : string(value, pointer(key), errors);
  }

  @Nullable Integer whole(String key, int least, int most) {
    Tree value = get(key);
    if (value == null) {
      return null;
    }
    if (value instanceof Tree.Numeral number
        && number.whole()
        && number.value().longValueExact() >= least
        && number.value().longValueExact() <= most) {
      return number.value().intValueExact();
    }
    error(key, "must be a whole number from " + least + " to " + most);
    return null;
  }

  @Nullable Boolean flag(String key) {
    Tree value = get(key);
    if (value == null) {
      return null;
    }
    if (value instanceof Tree.Flag flag) {
      return flag.value();
    }
    error(key, "must be true or false, but is " + value.kind());
    return null;
  }

  /** The elements of a list that must not be empty; none (and told) if it is no such list. */
  List<Tree> list(String key) {
    Tree value = get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof Tree.Sequence sequence)) {
      error(key, "must be a list, but is " + value.kind());
      return List.of();
    }
    if (sequence.elements().isEmpty()) {
      error(key, "must not be empty");
    }
    return sequence.elements();
  }

  /** A list of ids, none of them twice. */
  List<String> ids(String key) {
    return strings(key, Forms.ID, "must be an id: 1 to 64 of letters, digits, dot, _ and -");
  }

  /** A list of short names, none of them twice. */
  List<String> keys(String key) {
    return strings(key, Forms.KEY, "must be 1 to 64 of a-z, 0-9 and -");
  }

  private List<String> strings(String key, Pattern form, String reason) {
    Set<String> found = new LinkedHashSet<>();
    List<Tree> elements = list(key);
    for (int i = 0; i < elements.size(); i++) {
      String under = Errors.under(pointer(key), i);
      Place at = elements.get(i).place();
      String text = string(elements.get(i), under, errors);
      if (text == null) {
        continue;
      }
      if (!form.matcher(text).matches()) {
        errors.add(under, at, reason);
      } else if (!found.add(text)) {
        errors.add(under, at, "is there twice");
      }
    }
    return List.copyOf(found);
  }

  private @Nullable String matching(String key, Pattern form, String reason) {
    String text = string(key);
    if (text == null) {
      return null;
    }
    if (!form.matcher(text).matches()) {
      error(key, reason);
      return null;
    }
    return text;
  }

  static @Nullable String string(Tree tree, String pointer, Errors errors) {
    if (tree instanceof Tree.Text text) {
      return text.value();
    }
    errors.add(
        pointer,
        tree.place(),
        "must be text, but is "
            + tree.kind()
            + (tree instanceof Tree.Numeral || tree instanceof Tree.Flag ? ": quote it" : ""));
    return null;
  }
}
