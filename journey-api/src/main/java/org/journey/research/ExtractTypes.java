package org.journey.research;

import org.springframework.http.MediaType;

/** The content types of the files of extracts. */
final class ExtractTypes {

  private ExtractTypes() {}

  /** By the ending of the name. */
  static MediaType of(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "json", "jsonocel" -> MediaType.APPLICATION_JSON;
      case "csv" -> new MediaType("text", "csv");
      case "xes" -> MediaType.APPLICATION_XML;
      case "sqlite" -> new MediaType("application", "vnd.sqlite3");
      case "parquet" -> new MediaType("application", "vnd.apache.parquet");
      default -> MediaType.APPLICATION_OCTET_STREAM;
    };
  }
}
