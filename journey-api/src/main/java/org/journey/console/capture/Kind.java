package org.journey.console.capture;

import java.util.List;
import org.journey.interaction.InteractionType;

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

  /** Whether it is a measure, which is never demanded. */
  boolean measures() {
    return type == InteractionType.WELLBEING_MEASURED;
  }
}
