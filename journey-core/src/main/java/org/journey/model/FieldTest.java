package org.journey.model;

import java.util.List;
import org.journey.interaction.Interaction;
import org.journey.interaction.RecordShape;

/**
 * One test of {@code where} or {@code goal}: a field equals one of some values, or, if it is a list
 * itself, holds one of them. An absent field matches nothing.
 *
 * @param field of the interaction's data
 * @param values each a String, an Integer or a Boolean, as {@link RecordShape#fieldValue} gives
 *     them
 */
public record FieldTest(String field, List<Object> values) {

  /** Copies the list. */
  public FieldTest {
    values = List.copyOf(values);
  }

  /** Whether the test holds. */
  public boolean holds(Interaction data) {
    return switch (RecordShape.fieldValue(data, field)) {
      case null -> false;
      case List<?> list -> list.stream().anyMatch(values::contains);
      case Object value -> values.contains(value);
    };
  }
}
