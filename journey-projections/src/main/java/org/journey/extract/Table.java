package org.journey.extract;

import java.util.List;

/**
 * A table of an extract.
 *
 * @param name of its file, without ending
 * @param description for the data dictionary
 * @param columns in their order
 * @param key the columns that name a row
 */
record Table(String name, String description, List<Column> columns, List<String> key) {

  /** Copies the lists. */
  Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }
}
