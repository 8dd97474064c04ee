package org.journey.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.interaction.FieldType;
import org.journey.interaction.InteractionType;
import org.journey.interaction.RecordShape;
import org.journey.interaction.Telling.Tense;
import org.jspecify.annotations.Nullable;

/** Reads and checks one rule of a model. */
final class RuleReader {

  static final Set<String> REQUIRED = Set.of("rule", "event");
  static final Set<String> OPTIONAL =
      Set.of(
          "where",
          "goal",
          "findings",
          "only",
          "except",
          "coders",
          "sustained",
          "nth",
          "distinct",
          "enters",
          "subTheme");

  /** No journey has more interactions, so no rule can wait for more matches. */
  private static final int MOST_MATCHES = 20_000;

  private static final Set<InteractionType> WITH_FINDINGS =
      EnumSet.of(InteractionType.REFLECTION_RECORDED, InteractionType.REFLECTION_CODED);
  private static final Set<InteractionType> AFTER_A_GOAL =
      EnumSet.of(
          InteractionType.GOAL_PROGRESSED,
          InteractionType.GOAL_ACHIEVED,
          InteractionType.GOAL_SET_ASIDE);
  private static final Set<InteractionType> GOAL_SET = EnumSet.of(InteractionType.GOAL_SET);

  private final Checked rule;
  private final Set<String> subThemes;

  RuleReader(Checked rule, Set<String> subThemes) {
    this.rule = rule;
    this.subThemes = subThemes;
  }

  /** The rule; null if it could not be read, which is told in the errors then. */
  @Nullable EvidenceRule read(int index, @Nullable String name) {
    Set<InteractionType> events = events();
    List<FieldTest> where = tests("where", events);
    List<FieldTest> goal = tests("goal", GOAL_SET);
    // Other types beside these have no goal before them and match nothing.
    if (rule.has("goal") && Collections.disjoint(AFTER_A_GOAL, events)) {
      rule.error("goal", "is only for goal-progressed, goal-achieved and goal-set-aside");
    }
    FindingsTest findings = findings(events);
    SustainedTest sustained = sustained(events);
    Integer nth = rule.whole("nth", 1, MOST_MATCHES);
    String distinct = distinct(events);
    Boolean enters = rule.flag("enters");
    String subTheme = subTheme();
    return name == null
        ? null
        : new EvidenceRule(
            index,
            name,
            List.copyOf(events),
            where,
            goal,
            findings,
            sustained,
            nth == null ? 1 : nth,
            distinct,
            enters == null || enters,
            subTheme);
  }

  private Set<InteractionType> events() {
    Set<InteractionType> events = EnumSet.noneOf(InteractionType.class);
    Tree event = rule.get("event");
    if (event instanceof Tree.Sequence) {
      List<Tree> elements = rule.list("event");
      for (int i = 0; i < elements.size(); i++) {
        event(elements.get(i), Errors.under(rule.pointer("event"), i), events);
      }
    } else if (event != null) {
      event(event, rule.pointer("event"), events);
    }
    return events;
  }

  private void event(Tree tree, String pointer, Set<InteractionType> events) {
    String text = Checked.string(tree, pointer, rule.errors());
    if (text == null) {
      return;
    }
    InteractionType type = InteractionType.ofShortName(text).orElse(null);
    if (type == null) {
      rule.errors().add(pointer, tree.place(), "no interaction is of this type");
    } else if (type.amends() || type.aboutClient()) {
      rule.errors().add(pointer, tree.place(), "this type is never in a timeline");
    } else if (!events.add(type)) {
      rule.errors().add(pointer, tree.place(), "this type is there twice");
    }
  }

  private List<FieldTest> tests(String key, Set<InteractionType> types) {
    List<FieldTest> tests = new ArrayList<>();
    Tree tree = rule.get(key);
    if (tree == null) {
      return tests;
    }
    if (!(tree instanceof Tree.Mapping mapping)) {
      rule.error(key, "must be an object, but is " + tree.kind());
      return tests;
    }
    if (mapping.members().isEmpty()) {
      rule.error(key, "must not be empty");
    }
    for (Map.Entry<String, Tree.Member> member : mapping.members().entrySet()) {
      String pointer = Errors.under(rule.pointer(key), member.getKey());
      if (types.isEmpty() || !testable(member.getKey(), types, pointer, member.getValue().key())) {
        continue;
      }
      List<Object> values = values(member.getKey(), types, pointer, member.getValue().value());
      tests.add(new FieldTest(member.getKey(), values));
    }
    return tests;
  }

  private boolean testable(String field, Set<InteractionType> types, String pointer, Place place) {
    if (types.stream().anyMatch(type -> RecordShape.isTestable(type, field))) {
      return true;
    }
    List<RecordShape.Field> fields = fields(field, types);
    String reason =
        fields.isEmpty()
            ? "no such field"
            : fields.stream().anyMatch(RecordShape.Field::personal)
                ? "is personal data and cannot be tested"
                : "has parts and cannot be tested";
    rule.errors().add(pointer, place, reason);
    return false;
  }

  private static List<RecordShape.Field> fields(String name, Set<InteractionType> types) {
    List<RecordShape.Field> fields = new ArrayList<>();
    for (InteractionType type : types) {
      RecordShape.Field field = RecordShape.of(type).field(name);
      if (field != null) {
        fields.add(field);
      }
    }
    return fields;
  }

  private List<Object> values(String field, Set<InteractionType> types, String pointer, Tree tree) {
    List<FieldType> kinds =
        types.stream()
            .filter(type -> RecordShape.isTestable(type, field))
            .map(type -> fields(field, EnumSet.of(type)).getFirst().type())
            .toList();
    List<Object> values = new ArrayList<>();
    if (!(tree instanceof Tree.Sequence sequence)) {
      value(tree, pointer, kinds, values);
      return values;
    }
    if (sequence.elements().isEmpty()) {
      rule.errors().add(pointer, tree.place(), "must not be empty");
    }
    for (int i = 0; i < sequence.elements().size(); i++) {
      value(sequence.elements().get(i), Errors.under(pointer, i), kinds, values);
    }
    return values;
  }

  private void value(Tree tree, String pointer, List<FieldType> kinds, List<Object> values) {
    Object value = null;
    for (FieldType kind : kinds) {
      value = value == null ? PossibleValues.of(kind, tree) : value;
    }
    if (value == null) {
      rule.errors().add(pointer, tree.place(), PossibleValues.reason(kinds.getFirst()));
    } else if (values.contains(value)) {
      rule.errors().add(pointer, tree.place(), "this value is there twice");
    } else {
      values.add(value);
    }
  }

  private @Nullable FindingsTest findings(Set<InteractionType> events) {
    if (!rule.has("findings")) {
      for (String key : List.of("only", "except", "coders")) {
        if (rule.has(key)) {
          rule.error(key, "is only for a rule with findings");
        }
      }
      return null;
    }
    if (!WITH_FINDINGS.containsAll(events)) {
      rule.error("findings", "is only for reflection-recorded and reflection-coded");
    }
    String text = rule.string("findings");
    Tense tense =
        text == null
            ? null
            : switch (text) {
              case "EXPERIENCED" -> Tense.EXPERIENCED;
              case "PASSING" -> Tense.PASSING;
              default -> {
                rule.error("findings", "must be EXPERIENCED or PASSING: others are no evidence");
                yield null;
              }
            };
    List<String> only = known("only");
    List<String> except = known("except");
    List<String> coders = rule.ids("coders");
    return tense == null ? null : new FindingsTest(tense, only, except, coders);
  }

  private List<String> known(String key) {
    List<String> keys = rule.keys(key);
    if (!subThemes.containsAll(keys)) {
      rule.error(key, "names a sub-theme that no stage has");
    }
    return keys;
  }

  private @Nullable SustainedTest sustained(Set<InteractionType> events) {
    Tree tree = rule.get("sustained");
    if (tree == null) {
      return null;
    }
    if (!events.equals(EnumSet.of(InteractionType.WELLBEING_MEASURED))) {
      rule.error("sustained", "is only for wellbeing-measured alone");
    }
    return SustainedReader.read(tree, rule.pointer("sustained"), rule.errors());
  }

  private @Nullable String distinct(Set<InteractionType> events) {
    String field = rule.string("distinct");
    if (field == null || events.isEmpty()) {
      return field;
    }
    List<RecordShape.Field> fields = fields(field, events);
    if (fields.isEmpty()) {
      rule.error("distinct", "no such field");
    } else if (fields.stream().allMatch(RecordShape.Field::personal)) {
      rule.error("distinct", "is personal data and cannot be told apart");
    }
    return field;
  }

  private @Nullable String subTheme() {
    if (rule.has("findings")) {
      if (rule.has("subTheme")) {
        rule.error("subTheme", "a rule with findings has none: each finding names its own");
      }
      return null;
    }
    if (!rule.has("subTheme")) {
      rule.errors().add(rule.pointer(), rule.place(), "needs subTheme, or findings");
      return null;
    }
    String subTheme = rule.string("subTheme");
    if (subTheme != null && !subThemes.contains(subTheme)) {
      rule.error("subTheme", "no stage has this sub-theme");
      return null;
    }
    return subTheme;
  }
}
