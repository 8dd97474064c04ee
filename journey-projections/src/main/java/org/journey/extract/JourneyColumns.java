package org.journey.extract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.journey.extract.ColumnType.Whole;
import org.jspecify.annotations.Nullable;

/** Columns of journeys, each beside the way its value is found. */
final class JourneyColumns {

  /** Gives a journey's value of one column, if there is one. */
  @FunctionalInterface
  interface Value {
    void give(int column, ExtractedJourney journey, RowSink to) throws IOException;
  }

  private final List<Column> columns = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();

  void add(String name, ColumnType type, boolean required, String description, Value value) {
    columns.add(new Column(name, type, required, description));
    values.add(value);
  }

  void text(
      String name,
      ColumnType type,
      boolean required,
      String description,
      Function<ExtractedJourney, @Nullable String> value) {
    add(
        name,
        type,
        required,
        description,
        (column, journey, to) -> to.optional(column, value.apply(journey)));
  }

  void whole(
      String name,
      Whole type,
      String description,
      Function<ExtractedJourney, @Nullable Number> value) {
    add(
        name,
        type,
        false,
        description,
        (column, journey, to) -> to.optional(column, value.apply(journey)));
  }

  List<Column> all() {
    return List.copyOf(columns);
  }

  /** Gives every value that there is. */
  void give(ExtractedJourney journey, RowSink to) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      values.get(i).give(i, journey, to);
    }
  }
}
