package org.journey.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.given.Given.journey;
import static org.journey.given.Told.coding;
import static org.journey.given.Told.experienced;
import static org.journey.given.Told.goal;
import static org.journey.given.Told.progress;
import static org.journey.given.Told.reflection;
import static org.journey.given.Told.satisfaction;
import static org.journey.given.Told.session;

import java.util.List;
import org.journey.given.Given;
import org.journey.interaction.Goals.LedBy;
import org.journey.interaction.Goals.Outlook;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.state.JourneyStateParameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The evidence of a figure (interfaces.md, answers.md):")
class JourneyEvidenceTest {

  private static final StageModel STUDY = StageModels.defaultModel();

  @Test
  void it_is_answered_in_the_contracts_shape() {
    JourneyEvidence evidence =
        evidence(journey().at("2026-02-01", session("cafe")).asAt("2026-06-01T00:00:00Z"), STUDY);
    assertThat(evidence.toJson().propertyNames())
        .containsExactly("journeyId", "asAt", "asKnown", "model", "figures");
    assertThat(evidence.toJson().get("figures").valueStream().map(Object::toString))
        .contains(
            """
            {"pointer":"/stageProgress/stages/1/enteredAt","value":"2026-02-01T12:00:00Z",\
            "rule":"attendance","interactions":[{"source":"/apps/cafe","id":"e-1","sequence":1},\
            {"source":"/apps/cafe","id":"e-2","sequence":2}]}\
            """);
  }

  @Test
  void a_reading_brings_what_it_is_a_reading_of() {
    Given given =
        journey()
            .at("2026-02-01", reflection())
            .at("2026-02-05", session("cafe"))
            .at("2026-03-01", coding(2, "k", experienced("personal-assets")));
    assertThat(sources(given, STUDY, "/stageProgress/stages/3/enteredAt"))
        .containsExactly(1L, 2L, 4L);
  }

  @Test
  void progress_brings_the_goal_it_is_progress_of() {
    Given given =
        journey()
            .at("2026-02-01", goal("g-1", LedBy.CLIENT, Outlook.NEW))
            .at("2026-02-02", session("cafe"))
            .at("2026-03-01", progress("g-1", 40));
    assertThat(sources(given, STUDY, "/stageProgress/stages/4/rule")).containsExactly(1L, 2L, 4L);
    assertThat(sources(given, STUDY, "/goals/0/progress")).containsExactly(1L, 2L, 4L);
  }

  @Test
  void the_second_attendance_brings_the_first() {
    Given given =
        journey()
            .at("2026-02-01", session("cafe"))
            .at("2026-02-02", session("cafe"))
            .at("2026-02-03", session("cafe"));
    assertThat(sources(given, StageModels.builtIn().getLast(), "/stageProgress/stages/1/enteredAt"))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_sustained_improvement_brings_the_series_from_its_baseline() {
    Given given =
        journey()
            .at("2026-02-01", satisfaction(4))
            .at("2026-03-01", satisfaction(6))
            .at("2026-04-01", satisfaction(6))
            .at("2026-05-01", satisfaction(1));
    assertThat(sources(given, STUDY, "/stageProgress/stages/4/evidenceCount"))
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void the_longest_gap_is_made_by_the_two_contacts_around_it() {
    Given given =
        journey()
            .at("2026-02-01", session("cafe"))
            .at("2026-02-02", session("cafe"))
            .at("2026-03-02", session("cafe"))
            .at("2026-03-03", session("cafe"));
    assertThat(sources(given, STUDY, "/engagement/longestGapDays")).containsExactly(1L, 3L, 4L);
  }

  @Test
  void a_list_of_very_many_is_one_figure() {
    Given given = journey();
    for (int i = 0; i <= Ledger.LONGEST_LIST; i++) {
      given.at("2026-02-01", goal("g-" + i, LedBy.CLIENT, Outlook.NEW));
    }
    assertThat(sources(given, STUDY, "/goals")).hasSize(Ledger.LONGEST_LIST + 2);
  }

  private static JourneyEvidence evidence(Given given, StageModel model) {
    return JourneyEvidence.of(List.of(), given.timeline(), JourneyStateParameters.of(model))
        .orElseThrow();
  }

  private static List<Long> sources(Given given, StageModel model, String pointer) {
    return evidence(given, model).figures().stream()
        .filter(figure -> figure.pointer().equals(pointer))
        .findFirst()
        .orElseThrow()
        .interactions()
        .stream()
        .map(Figure.Source::sequence)
        .toList();
  }
}
