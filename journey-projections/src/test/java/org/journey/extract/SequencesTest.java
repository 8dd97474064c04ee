package org.journey.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.journey.extract.SequenceOptions.Unit;
import org.journey.extract.StateSequence.Spell;
import org.journey.given.Given;
import org.journey.given.Told;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyReopened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencesTest {

  private static final SequenceOptions WEEKS = new SequenceOptions(Unit.WEEK, true);

  @TempDir Path folder;

  private static StateSequence sequence(Given journey, SequenceOptions options) {
    return StateSequence.of(journey.state(), options);
  }

  private static StateSequence spelled(String states) {
    List<Spell> spells = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= states.length(); i++) {
      if (i == states.length() || states.charAt(i) != states.charAt(begin)) {
        spells.add(new Spell(states.substring(begin, begin + 1), begin + 1, i));
        begin = i;
      }
    }
    return new StateSequence(spells);
  }

  private static SequenceMeasures measures(String states) {
    return SequenceMeasures.of(spelled(states), 5, new Logarithms());
  }

  /** Published: alphabet A to E. */
  @Test
  void entropy_and_complexity_are_the_published_ones() {
    assertThat(measures("AAAABBCCCC"))
        .isEqualTo(
            new SequenceMeasures(new BigDecimal("0.65545875"), new BigDecimal("0.38165102")));
    assertThat(measures("AABBBBBBBB"))
        .isEqualTo(
            new SequenceMeasures(new BigDecimal("0.31091751"), new BigDecimal("0.18586659")));
  }

  @Test
  void a_sequence_in_one_state_has_no_entropy_and_one_unit_no_complexity() {
    assertThat(measures("AAAA"))
        .isEqualTo(
            new SequenceMeasures(new BigDecimal("0.00000000"), new BigDecimal("0.00000000")));
    assertThat(measures("A").complexity()).isNull();
    assertThat(measures("ABCDE").entropy()).isEqualByComparingTo("1");
  }

  @Test
  void logarithms_are_those_of_the_tables() {
    Logarithms logarithms = new Logarithms();
    assertThat(logarithms.of(1)).isEqualByComparingTo("0");
    assertThat(logarithms.of(2).toPlainString()).startsWith("0.69314718055994530941723212145");
    assertThat(logarithms.of(10).toPlainString()).startsWith("2.3025850929940456840179914546");
    assertThat(logarithms.of(1000).toPlainString()).startsWith("6.907755278982137052053974364");
  }

  @Test
  void a_unit_shows_the_highest_stage_entered_before_it_ended() {
    Given journey =
        Given.journey()
            .at("2026-01-20T14:00:00Z", Told.session("cafe"))
            .at("2026-02-03T10:00:00Z", new JourneyClosed(ClosingReason.COMPLETED, null));
    // Opened 5 January, 9:00: the session is in week 3, the closing in week 5.
    assertThat(sequence(journey, WEEKS).spells())
        .containsExactly(new Spell("0", 1, 2), new Spell("2", 3, 5), new Spell("CLOSED", 6, 6));
    assertThat(sequence(journey, new SequenceOptions(Unit.WEEK, false)).length()).isEqualTo(5);
  }

  @Test
  void a_unit_begins_at_the_very_instant() {
    Given before = Given.journey().at("2026-01-12T08:59:59Z", Told.session("cafe"));
    Given at = Given.journey().at("2026-01-12T09:00:00Z", Told.session("cafe"));
    assertThat(sequence(before, WEEKS).spells().getFirst()).isEqualTo(new Spell("2", 1, 52));
    assertThat(sequence(at, WEEKS).spells().getFirst()).isEqualTo(new Spell("0", 1, 1));
  }

  @Test
  void what_began_before_the_referral_counts_from_the_first_unit() {
    Given journey =
        Given.journey()
            .at("2026-03-01", Told.reflection(Told.experienced("social-engagement", "2024")))
            .asAt("2026-03-02");
    assertThat(sequence(journey, new SequenceOptions(Unit.DAY, true)).spells())
        .singleElement()
        .satisfies(spell -> assertThat(spell.end()).isEqualTo(57));
  }

  @Test
  void months_end_with_short_ones_and_do_not_drift() {
    Given journey = Given.journey().asAt("2026-04-05T09:00:00Z");
    assertThat(sequence(journey, new SequenceOptions(Unit.MONTH, true)).length()).isEqualTo(4);
    assertThat(
            sequence(journey.asAt("2026-04-05T08:59:59Z"), new SequenceOptions(Unit.MONTH, true))
                .length())
        .isEqualTo(3);
  }

  @Test
  void a_reopened_journey_goes_on() {
    Given journey =
        Given.journey()
            .at("2026-02-03T10:00:00Z", new JourneyClosed(ClosingReason.OTHER, null))
            .at("2026-02-13T10:00:00Z", new JourneyReopened(null, null))
            .asAt("2026-03-01");
    assertThat(sequence(journey, WEEKS).spells()).containsExactly(new Spell("0", 1, 8));
  }

  @Test
  void the_two_forms_tell_the_same() {
    Cohort cohort = Cohort.random(3, 12, 40);
    List<List<String>> sts =
        Csv.rows(cohort.extract(ExtractFormat.STS, folder.resolve("a")), "sequences.csv");
    Path spellFolder = cohort.extract(ExtractFormat.SPELL, folder.resolve("b"));
    List<String> expanded = new ArrayList<>();
    for (List<String> row : sts.subList(1, sts.size())) {
      String id = row.getFirst();
      for (int i = 1; i < row.size() && !row.get(i).isEmpty(); i++) {
        expanded.add(id + " " + i + " " + row.get(i));
      }
    }
    List<String> ofSpells = new ArrayList<>();
    List<List<String>> spells = Csv.rows(spellFolder, "spells.csv");
    assertThat(spells.getFirst()).containsExactly("id", "begin", "end", "state");
    for (List<String> spell : spells.subList(1, spells.size())) {
      for (int i = Integer.parseInt(spell.get(1)); i <= Integer.parseInt(spell.get(2)); i++) {
        ofSpells.add(spell.getFirst() + " " + i + " " + spell.get(3));
      }
    }
    assertThat(ofSpells).isEqualTo(expanded).hasSizeGreaterThan(100);
  }
}
