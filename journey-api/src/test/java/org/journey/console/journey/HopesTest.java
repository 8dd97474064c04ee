package org.journey.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.journey.console.journey.Happened.Part;
import org.journey.console.journey.Hopes.Hope;
import org.journey.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which sub-themes are hoped for, and that nothing is said where it cannot be. */
class HopesTest {

  private static final Stages MODEL =
      new Stages(
          "m@1",
          List.of(
              new Stages.Stage(4, "perceptions", "Perceptions", List.of("assets")),
              new Stages.Stage(5, "forwards", "Forwards", List.of("goals", "health"))),
          Map.of());

  private static final JsonNode TOLD = reflection("r-1", true, "goals");

  private static JsonNode reflection(String id, boolean effective, String hope) {
    return read(
        """
        {"interaction": {"type": "journey.reflection-recorded.v1", "source": "/s", "id": "%s",
          "sequence": "1"}, "effective": %s, "time": "2026-01-01T10:00:00Z",
         "data": {"findings": [{"subTheme": "%s", "tense": "ASPIRED"},
           {"subTheme": "assets", "tense": "EXPERIENCED"}]}}
        """
            .formatted(id, effective, hope));
  }

  private static JsonNode coding(int sequence, String time, String target, String hope) {
    return read(
        """
        {"interaction": {"type": "journey.reflection-coded.v1", "source": "/s", "id": "c-%1$d",
          "sequence": "%1$d"}, "effective": true, "time": "%2$s",
         "data": {"target": {"source": "/s", "id": "%3$s"}, "coder": "coder-1",
           "findings": [{"subTheme": "%4$s", "tense": "ASPIRED"}]}}
        """
            .formatted(sequence, time, target, hope));
  }

  private static JsonNode read(String json) {
    return Json.MAPPER.readTree(json);
  }

  private static List<Hope> hopes(Part part, String hopedFor, JsonNode... entries) {
    JsonNode state = read("{\"stageProgress\": {\"hopedFor\": %s}}".formatted(hopedFor));
    Happened happened = new Happened(List.of(), List.of(entries), part, "", "");
    Hopes hopes = Hopes.of(state, MODEL, happened);
    return Stream.of("goals", "health").map(each -> hopes.of(5, each)).toList();
  }

  @Test
  void it_is_what_was_told_as_a_hope() {
    assertThat(hopes(Part.WHOLE, "[5]", TOLD)).containsExactly(Hope.YES, Hope.NO);
    assertThat(hopes(Part.NEWEST, "[5]", TOLD)).containsExactly(Hope.YES, Hope.NO);
  }

  @Test
  void of_one_coder_the_latest_reading_counts_and_of_what_is_not_there_none() {
    assertThat(
            hopes(
                Part.WHOLE,
                "[5]",
                reflection("r-1", true, "none"),
                coding(3, "2026-02-02T10:00:00Z", "r-1", "health"),
                coding(4, "2026-02-01T10:00:00Z", "r-1", "goals")))
        .containsExactly(Hope.NO, Hope.YES);
    assertThat(
            hopes(
                Part.WHOLE,
                "[5]",
                TOLD,
                reflection("r-2", false, "health"),
                coding(3, "2026-02-02T10:00:00Z", "r-2", "health"),
                coding(4, "2026-02-02T10:00:00Z", "r-3", "health")))
        .containsExactly(Hope.YES, Hope.NO);
  }

  @Test
  void a_stage_that_is_not_hoped_for_has_none() {
    assertThat(hopes(Part.WHOLE, "[]", TOLD)).containsOnly(Hope.NO);
  }

  @Test
  void nothing_is_said_where_not_all_was_read_or_the_state_says_something_else() {
    assertThat(hopes(Part.PAGE, "[5]", TOLD)).containsOnly(Hope.UNTOLD);
    assertThat(hopes(Part.BEGINNING, "[5]", TOLD)).containsOnly(Hope.UNTOLD);
    assertThat(hopes(Part.WHOLE, "[5]")).containsOnly(Hope.UNTOLD);
    assertThat(hopes(Part.WHOLE, "[4, 5]", TOLD)).containsOnly(Hope.UNTOLD);
  }
}
