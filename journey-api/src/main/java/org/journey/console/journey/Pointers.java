package org.journey.console.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pointers into the state of a journey, in words. */
final class Pointers {

  private final Stages model;

  Pointers(Stages model) {
    this.model = model;
  }

  /** As {@code /stageProgress/stages/0/enteredAt}. */
  String of(String pointer) {
    List<String> words = new ArrayList<>();
    String before = "";
    for (String part : pointer.split("/", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      if (part.chars().allMatch(Character::isDigit)) {
        words.set(words.size() - 1, numbered(before, Integer.parseInt(part)));
      } else {
        words.add(Words.field(part));
      }
      before = part;
    }
    return String.join(", ", words);
  }

  private String numbered(String list, int at) {
    if (list.equals("stages") && at < model.stages().size()) {
      Stages.Stage stage = model.stages().get(at);
      return "stage " + stage.number() + " (" + stage.name() + ")";
    }
    return Words.field(list).toLowerCase(Locale.ROOT) + " " + (at + 1);
  }
}
