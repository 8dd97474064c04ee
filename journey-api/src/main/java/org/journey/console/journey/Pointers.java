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
        words.set(words.size() - 1, numbered(before, part));
      } else {
        String word = JourneyWords.field(part);
        words.add(words.isEmpty() ? word : word.toLowerCase(Locale.ROOT));
      }
      before = part;
    }
    return String.join(", ", words);
  }

  private String numbered(String list, String place) {
    if (list.isEmpty() || place.length() > 6) {
      return place;
    }
    int at = Integer.parseInt(place);
    if (list.equals("stages") && at < model.stages().size()) {
      Stages.Stage stage = model.stages().get(at);
      return "stage " + stage.number() + " (" + stage.name() + ")";
    }
    String one = list.endsWith("s") ? list.substring(0, list.length() - 1) : list;
    return JourneyWords.field(one) + " " + (at + 1);
  }
}
