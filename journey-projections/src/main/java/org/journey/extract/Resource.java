package org.journey.extract;

import java.util.List;

/**
 * A file of an extract, for the data package.
 *
 * @param path its name
 * @param format as the Data Package calls it
 * @param mediaType of its content
 * @param description for people
 * @param tables the table that it is; of a file that is no table, those whose columns its
 *     attributes are
 * @param tabular whether it is one table
 */
record Resource(
    String path,
    String format,
    String mediaType,
    String description,
    List<Table> tables,
    boolean tabular) {

  /** Copies the list. */
  Resource {
    tables = List.copyOf(tables);
  }

  static Resource csv(Table table) {
    return of(table, "csv", "text/csv");
  }

  static Resource parquet(Table table) {
    return of(table, "parquet", "application/vnd.apache.parquet");
  }

  private static Resource of(Table table, String format, String mediaType) {
    return new Resource(
        table.name() + "." + format, format, mediaType, table.description(), List.of(table), true);
  }
}
