package org.journey.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.model.Models.errors;
import static org.journey.model.Models.read;
import static org.journey.model.Models.refused;
import static org.journey.model.Models.withRules;

import java.util.stream.IntStream;
import org.journey.problem.FieldError;
import org.journey.problem.ProblemType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A stage model is checked as a whole when it is read:")
class StageModelReaderTest {

  private static final String RULE = "rule: r, event: session-attended, subTheme: here";

  @Test
  void a_model_of_the_form_is_read() {
    StageModel model = read(withRules(RULE));
    assertThat(model.reference()).isEqualTo("m@3");
    assertThat(model.stages()).extracting(Stage::number).containsExactly(1, 4);
    assertThat(model.evidence()).hasSize(1);
    assertThat(model.evidence().getFirst().enters()).isTrue();
    assertThat(model.evidence().getFirst().nth()).isEqualTo(1);
  }

  @Test
  void json_is_read_as_yaml_is_and_content_is_judged_by_value() {
    StageModel yaml =
        read(
            withRules(
                "rule: r, event: wellbeing-measured, subTheme: here, sustained: {instrument: ONS4,"
                    + " scale: happy, improvement: 1.0, apartDays: 28}"));
    StageModel json =
        read(
            """
            {"version": 3, "id": "m",
             "stages": [{"key": "one", "number": 1, "name": "First", "subThemes": ["here", "there"]},
                        {"number": 4, "key": "four", "name": "Fourth", "subThemes": ["gone"]}],
             "evidence": [{"event": "wellbeing-measured", "rule": "r", "subTheme": "here",
               "sustained": {"apartDays": 28, "scale": "happy", "improvement": 1, "instrument": "ONS4"}}]}
            """);
    assertThat(json).isEqualTo(yaml).hasSameHashCodeAs(yaml);
    assertThat(json).isNotEqualTo(read(withRules(RULE)));
  }

  /** What is registered is written with all its digits, and read again. */
  @ParameterizedTest
  @CsvSource({"1e17, true", "1e-18, true", "1e18, false", "123456789012345678e-20, false"})
  void a_number_has_no_more_digits_than_can_be_read_again(String improvement, boolean taken) {
    String text =
        withRules(
            "rule: r, event: wellbeing-measured, subTheme: here, sustained: {instrument: ONS4,"
                + " scale: happy, improvement: "
                + improvement
                + ", apartDays: 28}");
    if (taken) {
      StageModel model = read(text);
      assertThat(read(model.json().toString())).isEqualTo(model);
    } else {
      assertThat(refused(text).type()).isEqualTo(ProblemType.INVALID_MODEL);
    }
  }

  @Test
  void stages_and_rules_are_named_as_ids_are() {
    String text = withRules(RULE).replace("rule: r,", "rule: Second_visit.2,");
    assertThat(read(text.replace("key: four", "key: Stage4")).stages())
        .extracting(Stage::key)
        .containsExactly("one", "Stage4");
  }

  @Test
  void all_errors_are_told_at_once_with_pointer_line_and_column() {
    String text =
        """
        id: m
        version: 0
        colour: red
        stages:
          - {number: 1, key: one, name: First, subThemes: [here]}
        evidence:
          - {rule: r, event: session-attended, subTheme: nowhere}
        """;
    assertThat(refused(text).type()).isEqualTo(ProblemType.INVALID_MODEL);
    assertThat(refused(text).errors())
        .containsExactlyInAnyOrder(
            new FieldError("/colour", "line 3, column 1: this key is not known"),
            new FieldError(
                "/version", "line 2, column 10: must be a whole number from 1 to 2147483647"),
            new FieldError(
                "/evidence/0/subTheme", "line 7, column 50: no stage has this sub-theme"));
  }

  @ParameterizedTest(name = "{0} is missing")
  @CsvSource({"id", "version", "stages", "evidence"})
  void every_key_of_a_model_is_needed(String key) {
    String text = withRules(RULE).replaceAll("(?m)^" + key + ":", key + "s:");
    assertThat(errors(text)).contains(": needs " + key, "/" + key + "s: this key is not known");
  }

  @Test
  void stages_ascend_and_no_number_key_or_sub_theme_is_there_twice() {
    String text =
        """
        id: m
        version: 1
        stages:
          - {number: 2, key: two, name: A, subThemes: [a, a]}
          - {number: 2, key: two, name: B, subThemes: [b]}
          - {number: 1, key: one, name: C, subThemes: [b]}
          - {number: 10, key: ten, name: D, subThemes: []}
        evidence:
          - {rule: r, event: session-attended, subTheme: a}
        """;
    assertThat(errors(text))
        .containsExactlyInAnyOrder(
            "/stages/0/subThemes/1: is there twice",
            "/stages/1/number: this stage number is there twice",
            "/stages/1/key: this stage key is there twice",
            "/stages/2/subThemes: a sub-theme of it is there twice in the model",
            "/stages/2/number: stages must ascend by number",
            "/stages/3/number: must be a whole number from 1 to 9",
            "/stages/3/subThemes: must not be empty");
  }

  @Test
  void a_rule_name_is_there_once_and_no_rule_is_empty() {
    assertThat(errors(withRules(RULE, RULE, "")))
        .containsExactlyInAnyOrder(
            "/evidence/1/rule: this rule name is there twice",
            "/evidence/2: needs event",
            "/evidence/2: needs rule",
            "/evidence/2: needs subTheme, or findings");
    assertThat(errors(withRules("rule: r, event: [], subTheme: here")))
        .containsExactly("/evidence/0/event: must not be empty");
    assertThat(errors(withRules("rule: r, event: session-attended, where: {}, subTheme: here")))
        .containsExactly("/evidence/0/where: must not be empty");
    assertThat(errors(Models.HEAD.replace("evidence:", "evidence: []")))
        .containsExactly("/evidence: must not be empty");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "session-attend | no interaction is of this type",
        "journey.session-attended.v1 | no interaction is of this type",
        "interaction-corrected | this type is never in a timeline",
        "client-merged | this type is never in a timeline",
        "1 | must be text, but is a number: quote it"
      })
  void a_rule_looks_at_types_of_a_timeline(String event, String reason) {
    assertThat(errors(withRules("rule: r, event: " + event + ", subTheme: here")))
        .containsExactly("/evidence/0/event: " + reason);
  }

  @Test
  void a_model_that_would_keep_every_replay_busy_is_refused_with_its_place() {
    assertThat(read(withRules(rules(StageModelReader.MOST_RULES))).evidence())
        .hasSize(StageModelReader.MOST_RULES);
    assertThat(errors(withRules(rules(StageModelReader.MOST_RULES + 1))))
        .containsExactly("/evidence: must have at most 1000 rules");
    String huge = withRules(rules(10_000));
    long line = huge.substring(0, StageModelReader.MOST_BYTES).lines().count();
    assertThat(refused(huge).detail())
        .isEqualTo("a model has at most 262144 bytes: line " + line + " goes beyond");
  }

  private static String[] rules(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "rule: r" + i + ", event: goal-set, subTheme: here")
        .toArray(String[]::new);
  }

  @Test
  void nth_counts_from_one_and_enters_is_a_boolean() {
    assertThat(errors(withRules(RULE + ", nth: 0, enters: yes")))
        .containsExactly(
            "/evidence/0/nth: must be a whole number from 1 to 20000",
            "/evidence/0/enters: must be true or false, but is text");
    assertThat(errors(withRules(RULE + ", nth: 1.5")))
        .containsExactly("/evidence/0/nth: must be a whole number from 1 to 20000");
    assertThat(errors(withRules(RULE + ", nth: \"2\""))).hasSize(1);
  }

  @Test
  void distinct_names_a_field_that_is_not_personal() {
    assertThat(read(withRules(RULE + ", nth: 2, distinct: activityId")).evidence())
        .extracting(EvidenceRule::distinct)
        .containsExactly("activityId");
    assertThat(errors(withRules(RULE + ", distinct: colour")))
        .containsExactly("/evidence/0/distinct: no such field");
    assertThat(errors(withRules(RULE + ", distinct: note")))
        .containsExactly("/evidence/0/distinct: is personal data and cannot be told apart");
  }
}
