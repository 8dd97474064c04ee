package org.journey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.journey.interaction.Participation;
import org.junit.jupiter.api.Test;

/** Codes, keys and names in words, and addresses of the console. */
class WordsTest {

  @Test
  void codes_keys_and_names_become_words() {
    assertThat(Words.of("OTHER_REASON")).isEqualTo("Other reason");
    assertThat(Words.of("other-reason")).isEqualTo("Other reason");
    assertThat(Words.of("otherReason")).isEqualTo("Other reason");
    assertThat(Words.of("18-24")).isEqualTo("18-24");
    assertThat(Words.of("")).isEmpty();
  }

  @Test
  void what_is_no_word_in_lower_case_stays_as_it_is_written() {
    assertThat(Words.of("GP")).isEqualTo("GP");
    assertThat(Words.code("IT")).isEqualTo("IT");
    assertThat(Option.of(Participation.SkillArea.class)).contains(new Option("IT", "IT"));
  }

  @Test
  void a_code_that_would_be_misread_has_words_of_its_own() {
    assertThat(Words.code("NO_ANSWER")).isEqualTo("No answer");
    assertThat(Words.code("ASPIRED")).isEqualTo("A hope for later");
    assertThat(Words.code("SIGNPOSTED:friend")).isEqualTo("Told about it: friend");
  }

  @Test
  void what_is_no_code_stays_as_it_is() {
    assertThat(Words.code("social-cafe")).isEqualTo("social-cafe");
    assertThat(Words.code("at 9:30")).isEqualTo("at 9:30");
  }

  @Test
  void an_address_has_what_is_given_and_nothing_that_could_end_it() {
    assertThat(Address.of("/console/x").with("a", null).with("b", " ")).hasToString("/console/x");
    assertThat(Address.of("/console/x").with("a", "1 & 2").with(Map.of("b", "?")))
        .hasToString("/console/x?a=1%20%26%202&b=%3F");
    assertThat(Address.journey("j/1")).isEqualTo("/console/journeys/j%2F1");
  }
}
