package org.journey.extract;

/** The forms an extract can have. */
public enum ExtractFormat {
  /** IEEE 1849 event log, one trace a journey. */
  XES,
  /** OCEL 2.0, JSON. */
  OCEL_JSON,
  /** OCEL 2.0, SQLite. */
  OCEL_SQLITE,
  /** Tables as comma-separated values. */
  CSV,
  /** The same tables as Parquet. */
  PARQUET,
  /** State sequences, a column for each unit of time. */
  STS,
  /** State sequences, a row for each spell. */
  SPELL
}
