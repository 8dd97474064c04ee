package org.journey.research;

import java.util.Locale;

/** How what a replay tells of journeys is written. */
public enum ReplayForm {
  /** A JSON object a line. */
  NDJSON("application/x-ndjson"),
  /** Comma-separated values, a line of names first. */
  CSV("text/csv"),
  /** Apache Parquet. */
  PARQUET("application/vnd.apache.parquet");

  private final String type;

  ReplayForm(String type) {
    this.type = type;
  }

  /** The form of a file, by the end of its name; lines of JSON where that says nothing. */
  public static ReplayForm ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv")) {
      return CSV;
    }
    return lower.endsWith(".parquet") ? PARQUET : NDJSON;
  }

  /** The media type. */
  public String type() {
    return type;
  }
}
