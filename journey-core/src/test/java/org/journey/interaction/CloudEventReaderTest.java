package org.journey.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.testing.GoldenFiles;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

@NullMarked
class CloudEventReaderTest {

  private static Reading.Read read(InteractionType type, Consumer<ObjectNode> change) {
    ObjectNode event = GoldenFiles.emitted(type);
    change.accept(event);
    return read(event);
  }

  private static Reading.Read read(ObjectNode event) {
    return (Reading.Read)
        CloudEventReader.read(GoldenFiles.bytes(event), GoldenFiles.NOW, GoldenFiles.SUB_THEMES);
  }

  private static ObjectNode data(ObjectNode event) {
    return (ObjectNode) event.required("data");
  }

  @Test
  void all_errors_of_one_message_are_told_at_once() {
    Reading.Read read =
        read(
            InteractionType.REFLECTION_RECORDED,
            event -> {
              event.put("specversion", "2").put("sequence", 1).remove("subject");
              ObjectNode finding = (ObjectNode) data(event).required("findings").required(1);
              finding.put("tense", "HOPED").put("since", "2099").put("mood", "low");
              data(event).put("present", 1);
            });
    assertThat(read.errors())
        .extracting(FieldError::pointer)
        .containsExactlyInAnyOrder(
            "/specversion",
            "/sequence",
            "/subject",
            "/data/findings/1/tense",
            "/data/findings/1/since",
            "/data/findings/1/mood",
            "/data/present");
    assertThat(Problem.invalid(ProblemType.INVALID_INTERACTION, read.errors()).detail())
        .contains("and 6 more");
  }

  @Test
  void tenant_recorder_and_identity_are_read_whatever_else_is_wrong() {
    Reading.Read read =
        read(
            InteractionType.GOAL_SET,
            event -> event.put("type", "unknown").put("time", 1).remove("data"));
    assertThat(read.emitted()).isNull();
    assertThat(read.organisation()).isEqualTo("soar");
    assertThat(read.recordedBy()).isEqualTo("w-7");
    assertThat(read.identity()).isEqualTo(new Identity("/apps/cafe", "e-18"));
  }

  @Test
  void an_invalid_id_is_no_identity() {
    Reading.Read read = read(InteractionType.GOAL_SET, event -> event.put("id", ""));
    assertThat(read.identity()).isNull();
  }

  @Test
  void tenant_and_recorder_may_be_left_to_the_token() {
    Reading.Read read =
        read(
            InteractionType.GOAL_SET,
            event -> event.remove(List.of("organisation", "recordedby", "datacontenttype")));
    assertThat(read.errors()).isEmpty();
    Emitted emitted = Objects.requireNonNull(read.emitted());
    assertThat(emitted.organisation()).isNull();
    assertThat(emitted.recordedBy()).isNull();
  }

  @Test
  void a_message_is_read_out_of_a_larger_buffer() {
    byte[] message = GoldenFiles.bytes(GoldenFiles.emitted(InteractionType.GOAL_SET));
    byte[] buffer = new byte[message.length + 20];
    java.util.Arrays.fill(buffer, (byte) 0xff);
    System.arraycopy(message, 0, buffer, 7, message.length);
    Reading reading =
        CloudEventReader.read(buffer, 7, message.length, GoldenFiles.NOW, GoldenFiles.SUB_THEMES);
    assertThat(reading)
        .isInstanceOfSatisfying(Reading.Read.class, read -> assertThat(read.errors()).isEmpty());
  }

  @Test
  void white_space_around_a_message_is_no_harm() {
    String message =
        "\r\n\t " + GoldenFiles.emitted(InteractionType.GOAL_SET).toPrettyString() + " \n";
    Reading reading =
        CloudEventReader.read(
            message.getBytes(StandardCharsets.UTF_8), GoldenFiles.NOW, GoldenFiles.SUB_THEMES);
    assertThat(reading)
        .isInstanceOfSatisfying(Reading.Read.class, read -> assertThat(read.errors()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:05:00Z,true",
    "2026-11-22T10:05:00.000001Z,false",
    "2026-11-22T12:05:00+02:00,true",
    "1900-01-01T00:00:00Z,true",
    "1899-12-31T23:30:00-00:30,true",
    "1900-01-01T00:00:00+00:01,false",
    "2024-02-29T23:59:59.5-23:59,true"
  })
  void a_time_is_from_1900_to_5_minutes_ahead(String time, boolean fits) {
    Reading.Read read = read(InteractionType.CONTACT_ATTEMPTED, event -> event.put("time", time));
    assertThat(read.errors().isEmpty()).isEqualTo(fits);
  }

  @Test
  void since_may_begin_with_the_reflections_time_and_a_coding_is_judged_beside_its_target() {
    Reading.Read reflection =
        read(
            InteractionType.REFLECTION_RECORDED,
            event -> {
              event.put("time", "2026-03-02T00:00:00Z");
              ((ObjectNode) data(event).required("findings").required(0))
                  .put("since", "2026-03-02");
            });
    assertThat(reflection.errors()).isEmpty();
    Reading.Read coding =
        read(
            InteractionType.REFLECTION_CODED,
            event ->
                ((ObjectNode) data(event).required("findings").required(0)).put("since", "2031"));
    assertThat(coding.errors()).isEmpty();
  }

  @Test
  void mycaws_second_concern_and_its_id_come_together_and_differ_from_the_first() {
    ObjectNode lonely = mycaw();
    data(lonely).withObject("/items").remove("concernId2");
    assertThat(read(lonely).errors())
        .extracting(FieldError::pointer)
        .containsExactly("/data/items/concernId2");
    ObjectNode unscored = mycaw();
    data(unscored).withObject("/items").remove("concern2");
    assertThat(read(unscored).errors())
        .extracting(FieldError::pointer)
        .containsExactly("/data/items/concern2");
    ObjectNode same = mycaw();
    data(same).withObject("/items").put("concernId2", "pain");
    assertThat(read(same).errors())
        .extracting(FieldError::pointer)
        .containsExactly("/data/items/concernId2");
  }

  private static ObjectNode mycaw() {
    return (ObjectNode) GoldenFiles.file("wellbeing-measured-mycaw").required("emitted");
  }

  @Test
  void the_data_of_a_correction_is_checked_by_its_targets_type() {
    ObjectNode data = data(GoldenFiles.emitted(InteractionType.REFLECTION_RECORDED));
    List<FieldError> errors = new ArrayList<>();
    assertThat(check(data, "2026-03-02T10:15:00Z", errors)).isNotNull();
    assertThat(errors).isEmpty();
    assertThat(check(data, "2026-01-15T00:00:00Z", errors)).isNull();
    assertThat(errors)
        .extracting(FieldError::pointer)
        .containsExactly("/data/data/findings/3/since");
  }

  private static @org.jspecify.annotations.Nullable Interaction check(
      ObjectNode data, String time, List<FieldError> errors) {
    return CloudEventReader.checkData(
        InteractionType.REFLECTION_RECORDED,
        data,
        "/data/data",
        Instant.parse(time),
        GoldenFiles.SUB_THEMES,
        errors);
  }

  @ParameterizedTest
  @EnumSource(InteractionType.class)
  void every_required_field_is_asked_for_and_every_optional_one_may_be_absent(
      InteractionType type) {
    for (RecordShape.Field field : RecordShape.of(type).fields()) {
      Reading.Read read = read(type, event -> data(event).remove(field.name()));
      boolean missed =
          read.errors().stream().anyMatch(e -> e.pointer().equals("/data/" + field.name()));
      assertThat(missed).as(field.name()).isEqualTo(!field.optional());
    }
  }
}
