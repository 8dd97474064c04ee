package org.journey.service;

import java.util.ArrayList;
import java.util.List;
import org.journey.service.Part.Form;
import org.jspecify.annotations.Nullable;

/** The parts of all figures, with numbers in the order in which they came: parents first. */
final class Parts {

  static final int ROOT = 0;
  static final int NONE = -1;

  private final List<Part> all = new ArrayList<>();
  private final @Nullable String watched;
  private int watchedPart = NONE;

  /**
   * No parts yet.
   *
   * @param watched the path of a part that is to be known when it comes, or null
   */
  Parts(@Nullable String watched) {
    this.watched = watched;
    all.add(new Part(ROOT, NONE, "", Form.GROUP, null));
  }

  /** A figure. */
  int figure(String name, Form form, String definition) {
    return add(ROOT, name, form, definition);
  }

  /** A part, new or known. */
  int part(int parent, String name, Form form) {
    Integer known = all.get(parent).children.get(name);
    return known == null ? add(parent, name, form, null) : known;
  }

  private int add(int parent, String name, Form form, @Nullable String definition) {
    Part part = new Part(all.size(), parent, name, form, definition);
    all.add(part);
    all.get(parent).children.put(name, part.id);
    if (watched != null
        && !part.kind.isGroup()
        && watchedPart == NONE
        && path(part).equals(watched)) {
      watchedPart = part.id;
    }
    return part.id;
  }

  /** The part whose contributions are those of the watched one; {@link #NONE} if it never came. */
  int watchedSource() {
    return watchedPart == NONE ? NONE : all.get(watchedPart).source;
  }

  /** Whether there is a figure of this name. */
  boolean has(String figure) {
    return all.get(ROOT).children.containsKey(figure);
  }

  int size() {
    return all.size();
  }

  Part get(int id) {
    return all.get(id);
  }

  private String path(Part part) {
    return part.parent <= ROOT ? part.name : path(all.get(part.parent)) + "." + part.name;
  }

  /** Takes in the parts of another; the number here of each of its numbers. */
  int[] merge(Parts other) {
    int[] here = new int[other.size()];
    for (int id = 1; id < here.length; id++) {
      Part part = other.get(id);
      int parent = here[part.parent];
      Integer known = all.get(parent).children.get(part.name);
      if (known == null) {
        Form form = part.form(part.source == id ? NONE : here[part.source]);
        known = add(parent, part.name, form, part.definition);
      }
      here[id] = known;
    }
    return here;
  }
}
