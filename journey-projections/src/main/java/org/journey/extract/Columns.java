package org.journey.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import org.journey.extract.ColumnType.Code;
import org.journey.extract.ColumnType.CodeList;
import org.journey.extract.ColumnType.Whole;

/** Columns as they are found, each name once: fields of one name in several types share one. */
final class Columns {

  /** Between the codes of a list; no code and no label has it. */
  static final String SEPARATOR = ";";

  private final List<Column> columns = new ArrayList<>();

  /** Adds a column, or widens the one of that name, and returns its place. */
  int add(String name, ColumnType type, boolean required, String description) {
    for (int i = 0; i < columns.size(); i++) {
      Column known = columns.get(i);
      if (known.name().equals(name)) {
        columns.set(
            i,
            new Column(
                name,
                widened(name, known.type(), type),
                known.required() && required,
                joined(known.description(), description)));
        return i;
      }
    }
    columns.add(new Column(name, type, required, description));
    return columns.size() - 1;
  }

  List<Column> all() {
    return List.copyOf(columns);
  }

  /** {@code deprivationDecile} as {@code deprivation_decile}. */
  static String snake(String camel) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (Character.isUpperCase(c)) {
        snake.append('_');
      }
      snake.append(c);
    }
    return snake.toString().toLowerCase(Locale.ROOT);
  }

  private static String joined(String known, String more) {
    return known.contains(more) ? known : known + "; " + more;
  }

  private static ColumnType widened(String name, ColumnType known, ColumnType more) {
    if (known instanceof Code(List<String> first) && more instanceof Code(List<String> second)) {
      return new Code(union(first, second));
    }
    if (known instanceof CodeList(List<String> first)
        && more instanceof CodeList(List<String> second)) {
      return new CodeList(union(first, second));
    }
    if (known instanceof Whole(long min, long max)
        && more instanceof Whole(long least, long most)) {
      return new Whole(Math.min(min, least), Math.max(max, most));
    }
    if (known.equals(more)) {
      return known;
    }
    throw new IllegalStateException("two fields of unlike types would share the column " + name);
  }

  private static List<String> union(List<String> first, List<String> second) {
    SequencedSet<String> union = new LinkedHashSet<>(first);
    union.addAll(second);
    return List.copyOf(union);
  }
}
