package org.journey.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.given.Given;
import org.journey.given.Told;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.FieldType;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.RecordShape;
import org.journey.interaction.RecordShape.Field;
import org.junit.jupiter.api.Test;

/** Every field of every type is carried, or is named here as one that is not. */
class PayloadFieldsTest {

  /** What is withheld, by name: a new field is in neither list until somebody has thought of it. */
  private static final List<String> PERSONAL =
      List.of(
          "referral-received/person",
          "volunteering-started/role",
          "skill-learned/skill",
          "goal-set/text",
          "goal-set-aside/reason",
          "concern-closed/reason",
          "journey-paused/reason",
          "journey-resumed/reason",
          "journey-reopened/reason");

  private static final List<String> AS_AGE_BAND =
      List.of("referral-received/demographics/birthYear");

  /** Types that are never in a timeline. */
  private static final List<String> ELSEWHERE =
      List.of(
          "interaction-corrected",
          "interaction-retracted",
          "interaction-redacted",
          "client-merged",
          "client-unmerged",
          "client-erased");

  private final InteractionTable table = new InteractionTable();

  @Test
  void every_field_is_carried_or_is_named_as_withheld() {
    List<String> carried = new ArrayList<>();
    for (Column column : table.table().columns()) {
      for (String part : column.description().split("; ", -1)) {
        if (part.startsWith("of ")) {
          carried.add(part.substring("of ".length()).replace(": ", "/").replace('.', '/'));
        }
      }
    }
    for (InteractionType type : InteractionType.values()) {
      for (String leaf : leaves(type.shortName(), RecordShape.of(type))) {
        assertThat(carried.contains(leaf))
            .as(leaf)
            .isEqualTo(
                !leaf.endsWith("/note")
                    && !PERSONAL.contains(leaf)
                    && !AS_AGE_BAND.contains(leaf)
                    && !ELSEWHERE.contains(type.shortName()));
      }
    }
  }

  @Test
  void what_is_withheld_is_told_in_the_manifest_with_the_reason() {
    assertThat(table.fields().withheld())
        .contains(
            new Withheld("referral-received/person", Withheld.Why.PERSONAL),
            new Withheld("referral-received/note", Withheld.Why.PERSONAL),
            new Withheld(AS_AGE_BAND.getFirst(), Withheld.Why.AS_AGE_BAND),
            new Withheld("client-merged/into", Withheld.Why.NOT_IN_A_TIMELINE));
  }

  /** Every value that a payload has comes out, personal ones aside. */
  @Test
  void of_random_journeys_every_coded_value_comes_out() throws IOException {
    Cohort cohort = Cohort.random(11, 20, 60);
    SharedNames shared = new SharedNames(Cohort.pseudonyms(), cohort);
    OcelRows row = new OcelRows(table.table());
    cohort.forEach(
        reading -> {
          JourneyNames names = new JourneyNames(Cohort.pseudonyms(), shared, reading.timeline());
          ExtractedJourney journey = new ExtractedJourney(reading, names);
          for (int i = 0; i < journey.entries().size(); i++) {
            Interaction data = journey.entries().get(i).data();
            row.clear();
            table.write(journey, i, row);
            long told =
                table.fields().columnsOf(journey.entries().get(i).type()).stream()
                    .filter(column -> row.get(column) != null)
                    .count();
            assertThat(told).as(data.toString()).isEqualTo(values((Record) data, ""));
          }
        });
  }

  @Test
  void the_age_band_is_that_of_the_service_metrics() {
    assertThat(AgeBand.ALL)
        .containsExactly(
            "0-4", "5-14", "15-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85-94",
            "95+");
    var referred = Given.instant("2026-01-05");
    assertThat(AgeBand.atReferral(2026 - 4, referred)).isEqualTo("0-4");
    assertThat(AgeBand.atReferral(2026 - 5, referred)).isEqualTo("5-14");
    assertThat(AgeBand.atReferral(2026 - 94, referred)).isEqualTo("85-94");
    assertThat(AgeBand.atReferral(1900, referred)).isEqualTo("95+");
    assertThat(AgeBand.atReferral(2027, referred)).isNull();
    assertThat(AgeBand.atReferral(null, referred)).isNull();
  }

  private static List<String> leaves(String path, RecordShape shape) {
    List<String> leaves = new ArrayList<>();
    for (Field field : shape.fields()) {
      String place = path + "/" + field.name();
      switch (field.type()) {
        case FieldType.Nested(RecordShape inner)
            when !field.personal() && !field.name().equals("target") ->
            leaves.addAll(leaves(place, inner));
        case FieldType.Chosen(_, Map<Object, RecordShape> shapes) ->
            shapes.values().forEach(inner -> leaves.addAll(leaves(place, inner)));
        default -> leaves.add(place);
      }
    }
    return leaves;
  }

  /** Coded values that are there, counted without the code under test. */
  private static long values(Record record, String path) {
    long values = 0;
    for (Field field : RecordShape.of(record.getClass()).fields()) {
      Object value = field.of(record);
      boolean empty = value instanceof List<?> list && list.isEmpty();
      if (value == null || empty || field.personal() || field.name().equals("birthYear")) {
        continue;
      }
      boolean inner =
          field.type() instanceof FieldType.Chosen
              || (field.type() instanceof FieldType.Nested && !field.name().equals("target"));
      values += inner ? values((Record) value, path + "/" + field.name()) : 1;
    }
    return values;
  }

  @Test
  void a_referral_without_demographics_has_none() throws IOException {
    ReferralReceived referral = Told.referral();
    assertThat(referral.demographics()).isNull();
    OcelRows row = new OcelRows(table.table());
    Cohort cohort = Cohort.of(Given.journey());
    SharedNames shared = new SharedNames(Cohort.pseudonyms(), cohort);
    cohort.forEach(
        reading ->
            table.write(
                new ExtractedJourney(
                    reading, new JourneyNames(Cohort.pseudonyms(), shared, reading.timeline())),
                0,
                row));
    List<Column> columns = table.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals("gender")) {
        assertThat(row.get(i)).isNull();
      }
      if (columns.get(i).name().equals("reasons")) {
        assertThat(row.get(i)).isEqualTo("ISOLATION");
      }
    }
  }
}
