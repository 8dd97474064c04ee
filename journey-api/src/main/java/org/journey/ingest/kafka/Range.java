package org.journey.ingest.kafka;

import java.time.Instant;

/** Which of the refused records are meant. */
sealed interface Range {

  /** Those refused at or after {@code from} and before {@code to}. */
  record Times(Instant from, Instant to) implements Range {}

  /**
   * Those at offsets of the topic of refused records from {@code from} to {@code to}, both
   * included.
   */
  record Offsets(long from, long to) implements Range {}
}
