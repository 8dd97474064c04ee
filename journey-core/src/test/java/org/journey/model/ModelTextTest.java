package org.journey.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.model.Models.errors;
import static org.journey.model.Models.read;
import static org.journey.model.Models.refused;
import static org.journey.model.Models.withRules;

import org.journey.problem.ProblemType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The text of a model is plain data:")
class ModelTextTest {

  private static final String RULE = "rule: r, event: session-attended, subTheme: here";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "a: b: c",
        "[",
        "{",
        "{\"id\": 1}}",
        "{\"id\": 1} {}",
        "{\"id\": nul}",
        "{\"id\": NaN}",
        "- - -\n -",
        "a: 'b",
        "\"\\q\"",
        "\u0000",
        "a: 1\n---\nb: 2\n",
        "? [a]\n: b",
        "%YAML 9.9\n---\na: b"
      })
  void what_is_no_yaml_and_no_json_is_malformed(String text) {
    assertThat(refused(text).type()).isEqualTo(ProblemType.MALFORMED);
    assertThat(refused(text).errors()).isEmpty();
  }

  @Test
  void bytes_that_are_no_utf8_are_malformed() {
    byte[] bytes = {'i', 'd', ':', ' ', (byte) 0xc3, (byte) 0x28};
    assertThat(StageModelReader.read(bytes))
        .isInstanceOfSatisfying(
            ModelReading.Refused.class,
            refused -> assertThat(refused.problem().detail()).isEqualTo("not UTF-8"));
  }

  @Test
  void a_text_over_the_limit_is_too_large() {
    String text = withRules(RULE) + "#".repeat(256 * 1024);
    assertThat(refused(text).type()).isEqualTo(ProblemType.TOO_LARGE);
    long line = withRules(RULE).lines().count() + 1;
    assertThat(refused(text).detail())
        .isEqualTo("a model has at most 262144 bytes: line " + line + " goes beyond");
  }

  @Test
  void deep_nesting_is_refused_before_it_costs_anything() {
    assertThat(refused("a: " + "[".repeat(50_000)).type()).isEqualTo(ProblemType.MALFORMED);
    assertThat(refused("{\"a\":" + "[".repeat(50_000)).type()).isEqualTo(ProblemType.MALFORMED);
    assertThat(refused("a: " + "- ".repeat(5_000) + "b").type()).isEqualTo(ProblemType.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "1", "true", "[]", "- a", "null"})
  void a_model_is_an_object(String text) {
    assertThat(errors(text)).singleElement().asString().startsWith(": must be an object, but is ");
  }

  @Test
  void anchors_aliases_tags_and_merge_keys_are_refused() {
    assertThat(errors(withRules(RULE).replace("id: m", "id: &a m")))
        .containsExactly("/id: anchors are not read here");
    assertThat(errors(withRules(RULE).replace("[gone]", "*a")))
        .contains("/stages/1/subThemes: aliases are not read here: write the value out");
    assertThat(errors(withRules(RULE).replace("id: m", "id: !!str m")))
        .containsExactly("/id: tags are not read here");
    assertThat(errors(withRules(RULE).replace("id: m", "id: !!java.net.URL m")))
        .containsExactly("/id: tags are not read here");
    assertThat(errors(withRules(RULE).replace("number: 4", "<<: {number: 4}, number: 4")))
        .contains("/stages/1/<<: merge keys are not read here: write the values out");
  }

  @Test
  void an_alias_bomb_is_only_a_list_of_errors() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String before = "*a" + (i - 1) + ", ";
      bomb.append("a" + i + ": &a" + i + " [" + before.repeat(9) + "x]\n");
    }
    assertThat(refused(bomb.toString()).errors()).hasSize(200);
  }

  @Test
  void a_key_is_there_once_in_yaml_and_in_json() {
    assertThat(errors(withRules(RULE).replace("id: m", "id: m\nid: m")))
        .containsExactly("/id: this key is there twice");
    assertThat(errors("{\"id\": \"m\", \"id\": \"m\"}")).contains("/id: this key is there twice");
  }

  @Test
  void words_that_older_yaml_reads_as_booleans_are_text() {
    StageModel model =
        read(withRules(RULE).replace("name: First", "name: No").replace("key: one", "key: on"));
    assertThat(model.stages().getFirst().name()).isEqualTo("No");
    assertThat(model.stages().getFirst().key()).isEqualTo("on");
  }

  @Test
  void names_of_people_and_places_pass_unchanged_and_controls_do_not() {
    assertThat(read(withRules(RULE).replace("First", "Dechrau’n dda – ĄŻ 你好 🙂")).stages())
        .extracting(Stage::name)
        .contains("Dechrau’n dda – ĄŻ 你好 🙂");
    assertThat(errors(withRules(RULE).replace("First", "\"a\\0b\"")))
        .containsExactly("/stages/0/name: must be text of 1 to 200 characters without controls");
    assertThat(errors(withRules(RULE).replace("First", "\"\"")))
        .containsExactly("/stages/0/name: must be text of 1 to 200 characters without controls");
  }

  @Test
  void numbers_that_are_none_of_a_model_are_refused_without_cost() {
    assertThat(errors(withRules(RULE).replace("version: 3", "version: 1e999999999"))).hasSize(1);
    assertThat(errors(withRules(RULE).replace("version: 3", "version: " + "9".repeat(10_000))))
        .hasSize(1);
    assertThat(errors("{\"id\": 1e999999999}")).isNotEmpty();
    assertThat(errors(withRules(RULE).replace("version: 3", "version: 0x3"))).hasSize(1);
  }

  @Test
  void no_refusal_repeats_a_value() {
    String secret = "Sekret-Wert";
    for (String text :
        new String[] {
          withRules(RULE).replace("id: m", "id: '" + secret + " x'"),
          withRules("rule: r, event: " + secret + ", subTheme: here"),
          "a: [" + secret + ": b: c",
          "{\"a\": " + secret + "}",
          "a: !!" + secret + " b"
        }) {
      assertThat(refused(text).toString()).doesNotContain(secret);
    }
  }
}
