package org.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.given.Given.instant;
import static org.journey.given.Given.journey;
import static org.journey.given.Told.coding;
import static org.journey.given.Told.experienced;
import static org.journey.given.Told.finding;
import static org.journey.given.Told.reflection;
import static org.journey.given.Told.session;
import static org.journey.stage.EvidenceTest.enteredAt;
import static org.journey.stage.EvidenceTest.evidence;
import static org.journey.stage.EvidenceTest.keys;

import java.time.Instant;
import org.journey.interaction.Telling.Tense;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Later readings of what was told (stage-model.md, findings):")
class CodingsTest {

  private static final String READ =
      "event: [reflection-recorded, reflection-coded], findings: EXPERIENCED";

  @Test
  void of_one_coders_readings_the_latest_by_time_counts_and_the_others_for_nothing() {
    var given =
        journey()
            .at("2026-02-01", reflection())
            .at("2026-03-02", coding(2, "k", experienced("a")))
            .at("2026-03-01", coding(2, "k", experienced("b")));
    assertThat(keys(given.under(READ))).containsExactly("a");
    assertThat(evidence(given.under("event: reflection-coded, subTheme: b")))
        .as("a reading that does not count matches no rule, with findings or without")
        .isEqualTo(1);
  }

  @Test
  void at_the_same_time_the_later_sequence_counts() {
    var given =
        journey()
            .at("2026-02-01", reflection())
            .at("2026-03-01", coding(2, "k", experienced("a")))
            .at("2026-03-01", coding(2, "k", experienced("b")));
    assertThat(keys(given.under(READ))).containsExactly("b");
  }

  @Test
  void a_later_reading_without_findings_takes_the_earlier_ones_back() {
    var given =
        journey()
            .at("2026-02-01", reflection())
            .at("2026-03-01", coding(2, "k", experienced("a")))
            .at("2026-03-02", coding(2, "k"));
    assertThat(keys(given.under(READ))).isEmpty();
  }

  @Test
  void readings_by_others_and_the_reflections_own_findings_stay_beside() {
    var given =
        journey()
            .at("2026-02-01", reflection(experienced("b")), "w-1")
            .at("2026-03-01", coding(2, "k", experienced("a")))
            .at("2026-03-02", coding(2, "l", experienced("a")));
    assertThat(evidence(given.under(READ))).isEqualTo(3);
    assertThat(keys(given.under(READ + ", coders: [l]"))).containsExactly("a");
    assertThat(keys(given.under(READ + ", coders: [w-1]"))).containsExactly("b");
  }

  @Test
  void a_reading_whose_target_is_not_in_the_timeline_counts_for_nothing() {
    var given =
        journey()
            .at("2026-05-01", reflection(finding(Tense.ASPIRED, "a")))
            .at("2026-03-01", coding(2, "k", experienced("a"), finding(Tense.ASPIRED, "b")));
    assertThat(keys(given.asAt("2026-04-01").under(READ))).isEmpty();
    assertThat(given.asAt("2026-04-01").under(READ).hopedFor()).isEmpty();
    assertThat(keys(given.asAt("2026-06-01").under(READ))).containsExactly("a");
  }

  @Test
  void its_evidence_has_the_date_of_its_target_or_of_since_and_never_a_later_one() {
    var given =
        journey().at("2026-02-01", reflection()).at("2026-03-01", coding(2, "k", experienced("a")));
    assertThat(enteredAt(given.under(READ))).isEqualTo(instant("2026-02-01"));
    assertThat(enteredAt(given.under("event: reflection-coded, subTheme: a")))
        .isEqualTo(instant("2026-02-01"));
    var since =
        journey()
            .at("2026-02-01", reflection())
            .at("2026-03-01", coding(2, "k", experienced("a", "2025-11-30")));
    assertThat(enteredAt(since.under(READ))).isEqualTo(Instant.parse("2025-11-30T00:00:00Z"));
    assertThat(enteredAt(since.under(Dating.TOLD, READ))).isEqualTo(instant("2026-02-01"));
    var corrected =
        journey()
            .at("2026-02-01", reflection())
            .at("2026-03-01", coding(2, "k", experienced("a", "2026-02-20")));
    assertThat(enteredAt(corrected.under(READ))).isEqualTo(instant("2026-02-01"));
  }

  @Test
  void nth_counts_a_reading_at_its_own_place() {
    StageProgress progress =
        journey()
            .at("2026-02-01", reflection())
            .at("2026-02-10", session("cafe"))
            .at("2026-03-01", coding(2, "k", experienced("a")))
            .under("event: [session-attended, reflection-coded], nth: 2, subTheme: b");
    assertThat(enteredAt(progress)).isEqualTo(instant("2026-02-01"));
    assertThat(evidence(progress)).isEqualTo(1);
  }
}
