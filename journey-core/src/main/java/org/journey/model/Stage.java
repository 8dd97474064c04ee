package org.journey.model;

import java.util.List;

/**
 * One stage of a model. No stage is a target and none is a failure.
 *
 * @param number 1 to 9, ascending within the model
 * @param key stable short name
 * @param name for people
 * @param subThemes keys, each of one stage only
 */
public record Stage(int number, String key, String name, List<String> subThemes) {

  /** Copies the list. */
  public Stage {
    subThemes = List.copyOf(subThemes);
  }
}
