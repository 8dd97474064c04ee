package org.journey.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a stage model from YAML or JSON and checks it as a whole (stage-model.md, "Models are
 * data"). All errors are told at once, each with its pointer, line and column.
 */
public final class StageModelReader {

  /** Longest text of a model, in bytes. */
  public static final int MOST_BYTES = Trees.MOST_BYTES;

  /** More than anybody writes; each is held against every interaction of every journey. */
  static final int MOST_RULES = 1_000;

  private static final Set<String> MODEL_KEYS = Set.of("id", "version", "stages", "evidence");
  private static final Set<String> STAGE_KEYS = Set.of("number", "key", "name", "subThemes");

  private final Errors errors;
  private final Set<String> subThemes = new HashSet<>();

  private StageModelReader(Errors errors) {
    this.errors = errors;
  }

  /**
   * Reads a model.
   *
   * @param text UTF-8, at most 256 KiB; JSON if it begins with a brace, else YAML
   */
  public static ModelReading read(byte[] text) {
    return read(text, Trees::read);
  }

  /**
   * Reads a model that is said to be JSON: what is YAML alone is {@code malformed}.
   *
   * @param text UTF-8, at most 256 KiB
   */
  public static ModelReading readJson(byte[] text) {
    return read(text, Trees::readJson);
  }

  /** From bytes to a tree. */
  @FunctionalInterface
  private interface Form {
    Tree read(byte[] text, Errors errors) throws Unreadable;
  }

  private static ModelReading read(byte[] text, Form form) {
    Errors errors = new Errors();
    try {
      Tree tree = form.read(text, errors);
      StageModel model = new StageModelReader(errors).model(tree);
      return model != null && errors.isEmpty()
          ? new ModelReading.Read(model)
          : new ModelReading.Refused(Problem.invalid(ProblemType.INVALID_MODEL, errors.all()));
    } catch (Unreadable e) {
      return new ModelReading.Refused(e.problem());
    }
  }

  private @Nullable StageModel model(Tree tree) {
    Checked model = Checked.of(tree, "", errors, MODEL_KEYS, Set.of());
    if (model == null) {
      return null;
    }
    String id = model.id("id");
    Integer version = model.whole("version", 1, Integer.MAX_VALUE);
    List<Stage> stages = stages(model);
    List<EvidenceRule> evidence = evidence(model);
    // An error may have left a hole; then the caller tells the errors instead.
    return id == null || version == null || !errors.isEmpty()
        ? null
        : new StageModel(id, version, stages, evidence, (ObjectNode) tree.json());
  }

  private List<Stage> stages(Checked model) {
    List<Stage> stages = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    int last = 0;
    List<Tree> elements = model.list("stages");
    for (int i = 0; i < elements.size(); i++) {
      String pointer = Errors.under(model.pointer("stages"), i);
      Checked stage = Checked.of(elements.get(i), pointer, errors, STAGE_KEYS, Set.of());
      if (stage == null) {
        continue;
      }
      Integer number = stage.whole("number", 1, 9);
      String key = stage.id("key");
      String name = stage.text("name", 200);
      List<String> own = stage.keys("subThemes");
      for (int j = 0; j < own.size(); j++) {
        if (!subThemes.add(own.get(j))) {
          stage.error("subThemes", "a sub-theme of it is there twice in the model");
        }
      }
      if (number != null) {
        if (number == last) {
          stage.error("number", "this stage number is there twice");
        } else if (number < last) {
          stage.error("number", "stages must ascend by number");
        }
        last = Math.max(last, number);
      }
      if (key != null && !keys.add(key)) {
        stage.error("key", "this stage key is there twice");
      }
      if (number != null && key != null && name != null) {
        stages.add(new Stage(number, key, name, own));
      }
    }
    return stages;
  }

  private List<EvidenceRule> evidence(Checked model) {
    List<EvidenceRule> rules = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    List<Tree> elements = model.list("evidence");
    if (elements.size() > MOST_RULES) {
      model.error("evidence", "must have at most " + MOST_RULES + " rules");
      return rules;
    }
    for (int i = 0; i < elements.size(); i++) {
      String pointer = Errors.under(model.pointer("evidence"), i);
      Checked rule =
          Checked.of(elements.get(i), pointer, errors, RuleReader.REQUIRED, RuleReader.OPTIONAL);
      if (rule == null) {
        continue;
      }
      String name = rule.id("rule");
      if (name != null && names.putIfAbsent(name, i) != null) {
        rule.error("rule", "this rule name is there twice");
      }
      EvidenceRule read = new RuleReader(rule, subThemes).read(i, name);
      if (read != null) {
        rules.add(read);
      }
    }
    return rules;
  }
}
