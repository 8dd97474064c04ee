package org.journey.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.journey.testing.GoldenFiles;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

@NullMarked
class RecordShapeTest {

  private static Interaction golden(InteractionType type) {
    return StoredEvents.data(type, (ObjectNode) GoldenFiles.emitted(type).required("data"));
  }

  @ParameterizedTest
  @EnumSource(InteractionType.class)
  void a_record_is_made_again_from_its_fields(InteractionType type) {
    Interaction data = golden(type);
    RecordShape shape = RecordShape.of(type);
    @Nullable Object[] values =
        shape.fields().stream().map(field -> field.of((Record) data)).toArray();
    assertThat(shape.create(values)).isEqualTo(data);
  }

  @ParameterizedTest
  @EnumSource(InteractionType.class)
  void every_payload_has_an_optional_personal_note(InteractionType type) {
    RecordShape.Field note = Objects.requireNonNull(RecordShape.of(type).field("note"));
    assertThat(note.optional() && note.personal()).isTrue();
    assertThat(note.type()).isEqualTo(new FieldType.Text(4000));
  }

  @Test
  void a_stage_model_can_test_codes_lists_numbers_and_flags() {
    Interaction support = golden(InteractionType.SUPPORT_GIVEN);
    assertThat(RecordShape.fieldValue(support, "kind")).isEqualTo("PERSONALISED");
    assertThat(RecordShape.fieldValue(support, "problem")).isEqualTo("HOUSING");
    assertThat(RecordShape.fieldValue(support, "minutes")).isEqualTo(45);
    assertThat(RecordShape.fieldValue(support, "resolved")).isEqualTo(false);
    assertThat(RecordShape.fieldValue(support, "by")).isEqualTo("w-8");
    assertThat(RecordShape.fieldValue(golden(InteractionType.TRIAGE_COMPLETED), "needs"))
        .isEqualTo(List.of("HOUSING", "SOMETHING_TO_DO"));
    assertThat(RecordShape.fieldValue(golden(InteractionType.GOAL_SET), "dueOn"))
        .isEqualTo("2027-01-31");
  }

  @Test
  void a_stage_model_can_test_nothing_personal_nor_what_is_absent_unknown_or_an_object() {
    Interaction referral = golden(InteractionType.REFERRAL_RECEIVED);
    assertThat(RecordShape.fieldValue(referral, "note")).isNull();
    assertThat(RecordShape.fieldValue(referral, "person")).isNull();
    assertThat(RecordShape.fieldValue(referral, "demographics")).isNull();
    assertThat(RecordShape.fieldValue(referral, "mood")).isNull();
    assertThat(RecordShape.isTestable(InteractionType.REFERRAL_RECEIVED, "reasons")).isTrue();
    assertThat(RecordShape.isTestable(InteractionType.REFERRAL_RECEIVED, "note")).isFalse();
    assertThat(RecordShape.isTestable(InteractionType.REFLECTION_RECORDED, "findings")).isFalse();
    assertThat(RecordShape.isTestable(InteractionType.JOURNEY_CLOSED, "reason")).isTrue();
    assertThat(RecordShape.isTestable(InteractionType.JOURNEY_PAUSED, "reason")).isFalse();
  }
}
