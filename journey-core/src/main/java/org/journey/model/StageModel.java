package org.journey.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.journey.interaction.InteractionType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stage model, checked. It has an id and a version and never changes once used; two are equal if
 * their content is the same JSON value.
 */
public final class StageModel {

  private final String id;
  private final int version;
  private final List<Stage> stages;
  private final List<EvidenceRule> evidence;
  private final List<String> subThemes;
  private final int[] stageOfSubTheme;
  private final Map<String, Integer> numbers;
  private final Map<InteractionType, List<EvidenceRule>> rulesByType;
  private final ObjectNode json;

  StageModel(
      String id, int version, List<Stage> stages, List<EvidenceRule> evidence, ObjectNode json) {
    this.id = id;
    this.version = version;
    this.stages = List.copyOf(stages);
    this.evidence = List.copyOf(evidence);
    this.json = json.deepCopy();
    List<String> keys = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    numbers = new HashMap<>();
    for (int i = 0; i < stages.size(); i++) {
      for (String key : stages.get(i).subThemes()) {
        numbers.put(key, keys.size());
        keys.add(key);
        owners.add(i);
      }
    }
    subThemes = List.copyOf(keys);
    stageOfSubTheme = owners.stream().mapToInt(Integer::intValue).toArray();
    rulesByType = new EnumMap<>(InteractionType.class);
    for (EvidenceRule rule : evidence) {
      for (InteractionType type : rule.events()) {
        rulesByType.computeIfAbsent(type, _ -> new ArrayList<>()).add(rule);
      }
    }
    rulesByType.replaceAll((_, rules) -> List.copyOf(rules));
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** Its version, from 1. */
  public int version() {
    return version;
  }

  /** {@code id@version}. */
  public String reference() {
    return id + "@" + version;
  }

  /** Its stages, ascending by number. */
  public List<Stage> stages() {
    return stages;
  }

  /** Its rules, in its own order. */
  public List<EvidenceRule> evidence() {
    return evidence;
  }

  /** All sub-themes, in the order of stages. */
  public List<String> subThemes() {
    return subThemes;
  }

  /** Place of a sub-theme in {@link #subThemes()}, or -1 if the model lacks it. */
  public int subThemeNumber(@Nullable String key) {
    Integer number = key == null ? null : numbers.get(key);
    return number == null ? -1 : number;
  }

  /** Place in {@link #stages()} of the stage that a sub-theme belongs to. */
  public int stageOf(int subThemeNumber) {
    return stageOfSubTheme[subThemeNumber];
  }

  /** The rules that look at a type, in the model's order. */
  public List<EvidenceRule> rulesFor(InteractionType type) {
    return rulesByType.getOrDefault(type, List.of());
  }

  /** The content as it was read, numbers by value. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StageModel model && json.equals(model.json);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, version);
  }

  @Override
  public String toString() {
    return reference();
  }
}
