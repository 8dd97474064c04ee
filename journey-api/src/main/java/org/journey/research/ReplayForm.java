package org.journey.research;

/** How what a replay tells of journeys is written. */
public enum ReplayForm {
  /** A JSON object a line. */
  NDJSON("application/x-ndjson"),
  /** Comma-separated values, a line of names first. */
  CSV("text/csv");

  private final String type;

  ReplayForm(String type) {
    this.type = type;
  }

  /** The media type. */
  public String type() {
    return type;
  }
}
