package org.journey.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Arrays;
import org.journey.console.Times;
import org.journey.interaction.InteractionType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JourneyWordsTest {

  @Test
  void every_type_has_words_of_its_own() {
    assertThat(Arrays.stream(InteractionType.values()).map(Happenings::of))
        .doesNotHaveDuplicates()
        .noneMatch(words -> words.contains("-") || words.contains("_"));
  }

  @Test
  void keys_and_fields_become_words() {
    assertThat(JourneyWords.key("sub-theme:self-and-others")).isEqualTo("Self and others");
    assertThat(JourneyWords.field("referralSource")).isEqualTo("Referred by");
    assertThat(JourneyWords.field("somethingNew")).isEqualTo("Something new");
    assertThat(JourneyWords.day("2017-05-01")).isEqualTo("1 May 2017");
    assertThat(JourneyWords.day("2017-05")).isEqualTo("2017-05");
  }

  @Test
  void stages_reached_are_said_in_words() {
    assertThat(StepsWords.reached("1-4")).isEqualTo("1-4: stages 1 to 4");
    assertThat(StepsWords.reached("1, 3-5")).isEqualTo("1, 3-5: stages 1 and 3 to 5");
    assertThat(StepsWords.reached("1-2, 4")).isEqualTo("1-2, 4: stages 1, 2 and 4");
    assertThat(StepsWords.reached("1-2")).isEqualTo("1-2: stages 1 and 2");
    assertThat(StepsWords.reached("2")).isEqualTo("2: stage 2");
    assertThat(StepsWords.reached("")).isEqualTo("None");
  }

  @Test
  void of_the_last_times_asked_at_least_one_brought_something() {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    state
        .putObject("engagement")
        .putObject("saturation")
        .put("unit", "REFLECTION")
        .put("state", "OPEN")
        .put("runLength", 2);
    Times times = new Times(ZoneOffset.UTC);
    Asked asked = new Axes(null, null, null, null, null).of("j-1", Reading.USUAL, times);

    assertThat(SaturationView.of(state, asked, times).told())
        .endsWith("of the last 2 times asked at least one brought a new finding.");
  }

  @Test
  void sentences_end_once() {
    assertThat(JourneyWords.sentence("because: misheard")).isEqualTo("because: misheard.");
    assertThat(JourneyWords.sentence("because: it was copied. "))
        .isEqualTo("because: it was copied.");
    assertThat(JourneyWords.sentence("because: was it?")).isEqualTo("because: was it?");
  }

  @Test
  void the_ratio_rule_is_said_in_words() {
    ObjectNode ratio = JsonNodeFactory.instance.objectNode();
    ratio.put("baseSize", 4).put("runLength", 2).put("assessable", false);
    assertThat(RatioWords.of(ratio, "times asked"))
        .isEqualTo("Cannot be said: fewer than 6 times asked, or nothing new in the first 4");

    ratio.put("assessable", true).put("base", 5).put("effectiveThreshold", 0).putNull("notation");
    assertThat(RatioWords.of(ratio, "contacts"))
        .isEqualTo(
            "Not yet: no 2 contacts in a row after the first 4 brought little enough"
                + " (base 5, threshold 0)");

    ratio.put("notation", "6+2");
    assertThat(RatioWords.of(ratio, "contacts"))
        .isEqualTo(
            "6+2: after 6 contacts the next 2 brought next to nothing (base 5, threshold 0)");
  }

  @Test
  void days_are_said_as_people_say_them() {
    assertThat(TimelineItems.ago(2)).isEqualTo("2 days");
    assertThat(TimelineItems.ago(21)).isEqualTo("3 weeks");
    assertThat(TimelineItems.ago(92)).isEqualTo("3 months");
    assertThat(TimelineItems.ago(800)).isEqualTo("2 years");
  }

  @Test
  void reasons_fit_a_header() {
    String plain = PlainWords.of("  It\u2019s urgent \u2014 s\u00e9rieux\n\u201cnow\u201d ");
    assertThat(plain).isEqualTo("It's urgent - serieux \"now\"");
    assertThat(PlainWords.fitHeaders(plain)).isTrue();
    assertThat(PlainWords.fitHeaders("\u6025")).isFalse();
  }
}
