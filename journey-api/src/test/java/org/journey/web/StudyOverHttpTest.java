package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.journey.log.InteractionLog;
import org.journey.registry.SyntheticOrganisations;
import org.journey.security.Role;
import org.journey.study.Histories;
import org.journey.study.Participant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** What a newcomer finds: the 17 in a platform that has just been started, asked about today. */
@DisplayName("The study's 17 people, over HTTP")
@TestInstance(Lifecycle.PER_CLASS)
class StudyOverHttpTest {

  static final List<Participant> TABLE = Participant.TABLE;

  private final RunningPlatform platform = RunningPlatform.withTheStudy();
  private final Caller staff = platform.caller("w-1", "soar", Role.STAFF);

  @AfterAll
  void end() {
    platform.close();
  }

  @ParameterizedTest
  @FieldSource("TABLE")
  void the_table_comes_back_today_and_as_at_the_interview(Participant participant) {
    String path = "/api/v1/journeys/" + participant.journey();

    JsonNode today = staff.get(path).is(200).json();
    assertThat(today.path("organisation").asString()).isEqualTo("soar");
    assertThat(today.path("status").asString()).isEqualTo("CLOSED");
    assertThat(today.path("complete").asBoolean()).isTrue();
    assertThat(today.at("/stageProgress/reached").asString()).isEqualTo(participant.reached());
    assertThat(today.at("/stageProgress/inOrder").asBoolean()).isTrue();
    assertThat(strings(today.at("/engagement/categories")))
        .containsExactlyElementsOf(participant.categories().stream().map(Enum::name).toList());
    length(participant, today);

    length(
        participant, staff.get(path + "?asAt=" + Histories.interview(participant)).is(200).json());
  }

  private static void length(Participant participant, JsonNode state) {
    assertThat(state.at("/engagement/lengthDays").asLong())
        .isBetween(participant.shortest(), participant.longest());
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(one -> strings.add(one.asString()));
    return strings;
  }

  @Test
  void they_stand_in_the_list_as_their_states_do() {
    long head = bean(InteractionLog.class).head();
    JsonNode list = staff.get("/api/v1/journeys?minSequence=" + head).is(200).json();

    assertThat(list.path("journeys")).hasSize(TABLE.size());
    for (JsonNode row : list.path("journeys")) {
      String journey = row.path("journeyId").asString();
      assertThat(row)
          .isEqualTo(ListedRow.of(staff.get("/api/v1/journeys/" + journey).is(200).json()));
    }
    for (Participant participant : TABLE) {
      String reached = participant.reached().replace(" ", "%20");
      assertThat(staff.get("/api/v1/journeys?reached=" + reached).is(200).text())
          .contains("\"" + participant.journey() + "\"");
    }
  }

  @Test
  void their_organisation_is_marked_as_made_up() {
    assertThat(bean(SyntheticOrganisations.class).isMarked("soar")).isTrue();
  }

  @Test
  void they_and_nobody_else_are_in_the_log() {
    assertThat(bean(InteractionLog.class).head()).isEqualTo(Histories.lines().size());
  }

  private <T> T bean(Class<T> type) {
    return platform.application().getBean(type);
  }
}
