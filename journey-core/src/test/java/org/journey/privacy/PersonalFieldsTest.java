package org.journey.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.InteractionType;
import org.journey.testing.GoldenFiles;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

@NullMarked
class PersonalFieldsTest {

  private static ObjectNode data(InteractionType type) {
    return (ObjectNode) GoldenFiles.emitted(type).required("data");
  }

  @ParameterizedTest
  @CsvSource({
    "REFERRAL_RECEIVED,/person /note",
    "GOAL_SET,/text /note",
    "GOAL_SET_ASIDE,/reason /note",
    "SKILL_LEARNED,/skill /note",
    "VOLUNTEERING_STARTED,/role /note",
    "CONCERN_CLOSED,/reason /note",
    "JOURNEY_PAUSED,/reason /note",
    "JOURNEY_REOPENED,/reason /note",
    "CLIENT_MERGED,/reason /note",
    "INTERACTION_RETRACTED,/reason /note",
    "INTERACTION_CORRECTED,/reason /note",
    "JOURNEY_CLOSED,/note",
    "SESSION_MISSED,/note",
    "MEASURE_NOT_TAKEN,/note"
  })
  void free_texts_are_personal_and_codes_are_not(InteractionType type, String pointers) {
    assertThat(PersonalFields.pointers(type, null)).containsExactly(pointers.split(" "));
  }

  @ParameterizedTest
  @EnumSource(InteractionType.class)
  void every_personal_field_is_replaced_and_nothing_else(InteractionType type) {
    ObjectNode data = data(type);
    List<String> met = new ArrayList<>();
    ObjectNode copy =
        PersonalFields.transform(
            type,
            InteractionType.SESSION_ATTENDED,
            data,
            (pointer, value) -> {
              assertThat(value).isEqualTo(data.at(pointer));
              met.add(pointer);
              return value;
            });
    assertThat(copy).isEqualTo(data).isNotSameAs(data);
    assertThat(copy.toString()).isEqualTo(data.toString());
    assertThat(PersonalFields.pointers(type, InteractionType.SESSION_ATTENDED)).containsAll(met);
  }

  @Test
  void what_is_corrected_is_sealed_by_its_own_type() {
    InteractionType type = InteractionType.INTERACTION_CORRECTED;
    ObjectNode data = data(type);
    ObjectNode sealed =
        PersonalFields.transform(
            type,
            InteractionType.SESSION_ATTENDED,
            data,
            (pointer, value) -> data.objectNode().put("sealed", pointer));
    assertThat(sealed.at("/data/note/sealed").asString()).isEqualTo("/data/note");
    assertThat(sealed.at("/data/category").asString()).isEqualTo("CREATIVE");
    assertThat(sealed.at("/reason/sealed").asString()).isEqualTo("/reason");
    assertThat(data.at("/data/note").isString()).as("the given data are left alone").isTrue();
  }

  @Test
  void corrected_data_without_a_type_are_not_let_through_in_clear() {
    ObjectNode data = data(InteractionType.INTERACTION_CORRECTED);
    assertThatThrownBy(
            () ->
                PersonalFields.transform(
                    InteractionType.INTERACTION_CORRECTED, null, data, (pointer, value) -> value))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
