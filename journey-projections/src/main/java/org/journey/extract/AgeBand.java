package org.journey.extract;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.journey.service.facts.AgeBands;
import org.journey.service.facts.Micros;
import org.jspecify.annotations.Nullable;

/** The bands of age at referral, as an extract tells them. */
final class AgeBand {

  /** All of them, ascending. */
  static final List<String> ALL =
      IntStream.rangeClosed(1, AgeBands.COUNT).mapToObj(AgeBands::name).toList();

  private AgeBand() {}

  /** The band at referral; null if nothing was told, or the year of birth is after it. */
  static @Nullable String atReferral(@Nullable Integer birthYear, Instant referred) {
    int band = birthYear == null ? 0 : AgeBands.of(birthYear, Micros.of(referred));
    return band == 0 ? null : AgeBands.name(band);
  }
}
