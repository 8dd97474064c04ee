package org.journey.console.capture;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.journey.interaction.FieldType;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Measures;
import org.journey.interaction.RecordShape;

/**
 * A kind of thing that is recorded, and its form.
 *
 * @param slug its place under {@code /console/record/}
 * @param type of the interaction that is sent
 * @param group where it stands on the page of all kinds
 * @param title what happened
 * @param lead a sentence to whoever records it; empty if nothing has to be said
 * @param fields the questions, in the order they are asked
 */
record Kind(
    String slug, InteractionType type, Group group, String title, String lead, List<Field> fields) {

  /** Kinds that stand together. */
  enum Group {
    WITH_THEM("With the person"),
    ACTIVITIES("Activities and groups"),
    TOLD("What they told"),
    GOALS("Goals"),
    MEASURES("Wellbeing"),
    OBSTACLES("Barriers and concerns"),
    COURSE("Referral, consent and the course of the journey");

    private final String label;

    Group(String label) {
      this.label = label;
    }

    /** The heading above them. */
    public String label() {
      return label;
    }
  }

  static Kind of(InteractionType type, Group group, String title, String lead, Field... fields) {
    return new Kind(type.shortName(), type, group, title, lead, List.of(fields));
  }

  Kind named(String other) {
    return new Kind(other, type, group, title, lead, fields);
  }

  /** Whether it begins a journey, so that there is none to record it on. */
  boolean opensJourney() {
    return type == InteractionType.REFERRAL_RECEIVED;
  }

  /** Whether one of the questions is of a kind. */
  boolean asks(Class<? extends Input> input) {
    return fields.stream().anyMatch(field -> input.isInstance(field.input()));
  }

  /**
   * Whether a question of it need not be answered: as the contract has its field, or because
   * something else answers it then.
   */
  boolean isOptional(Field field) {
    String[] path = field.path().split("\\.", 2);
    RecordShape.Field outer = RecordShape.of(type).field(path[0]);
    if (field.input() instanceof Input.Client || outer == null) {
      return outer != null;
    }
    if (outer.optional() || path.length == 1) {
      return outer.optional();
    }
    RecordShape.Field inner =
        outer.type() instanceof FieldType.Chosen(String _, Map<Object, RecordShape> shapes)
            ? Objects.requireNonNull(
                    shapes.get(Measures.Instrument.valueOf(MeasureKinds.instrument(this))))
                .field(path[1])
            : null;
    return inner != null && inner.optional();
  }

  /** Whether it is a measure, which is never demanded. */
  boolean measures() {
    return type == InteractionType.WELLBEING_MEASURED;
  }
}
