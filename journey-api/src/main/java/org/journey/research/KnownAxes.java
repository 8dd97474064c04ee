package org.journey.research;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.journey.derived.Months;
import org.journey.derived.Positions;
import org.journey.derived.ServiceDesk;
import org.journey.derived.ServiceDesk.Known;
import org.journey.web.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Settles the two instants of a question about many journeys. */
@Component
class KnownAxes {

  static final String AS_AT = "asAt";
  static final String AS_KNOWN = "asKnown";

  private static final Duration SAME_NOW = Duration.ofSeconds(20);

  private final AtomicReference<@Nullable Settled> told = new AtomicReference<>();
  private final ServiceDesk desk;
  private final Positions positions;

  KnownAxes(ServiceDesk desk, Positions positions) {
    this.desk = desk;
    this.positions = positions;
  }

  /**
   * Both instants, and the place of the log up to which everything was known.
   *
   * @param asAt what had happened by then
   * @param asKnown what had been recorded by then
   * @param position the last sequence recorded by then
   */
  record Settled(Instant asAt, Instant asKnown, long position) {}

  /**
   * Settles them: what is not told is now.
   *
   * @throws org.journey.web.Refusal {@code invalid-parameter} if one is after now, or, where small
   *     numbers are protected, is not the end of a month
   */
  Settled settle(@Nullable Instant asAt, @Nullable Instant asKnown, Scope scope) {
    return switch (scope) {
      case WHOLE, CONSENTING -> exactly(asAt, asKnown);
      case CONTROLLED -> atMonthEnds(asAt, asKnown);
    };
  }

  /**
   * The same, but while nothing more is recorded now is one moment for a while: who asks again and
   * again has the work done once.
   */
  Settled settleForAWhile(@Nullable Instant asAt, @Nullable Instant asKnown, Scope scope) {
    Settled settled = settle(asAt, asKnown, scope);
    if (asAt != null || asKnown != null || scope == Scope.CONTROLLED) {
      return settled;
    }
    Settled before = told.get();
    if (before != null
        && before.position() == settled.position()
        && settled.asKnown().isBefore(before.asKnown().plus(SAME_NOW))) {
      return before;
    }
    told.set(settled);
    return settled;
  }

  private Settled exactly(@Nullable Instant asAt, @Nullable Instant asKnown) {
    Instant latest = desk.latest();
    refuseAfter(AS_AT, asAt, latest);
    refuseAfter(AS_KNOWN, asKnown, latest);
    Known known = asKnown == null ? now() : known(asKnown);
    return new Settled(
        asAt == null ? later(known.asKnown(), latest) : asAt, known.asKnown(), known.sequence());
  }

  /** What happened up to now counts, though it be known by a moment that is a little earlier. */
  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Settled atMonthEnds(@Nullable Instant asAt, @Nullable Instant asKnown) {
    Instant latest = desk.latest();
    refuseAfter(AS_AT, asAt, latest);
    refuseAfter(AS_KNOWN, asKnown, latest);
    Instant end = Months.end(AS_KNOWN, asKnown, latest);
    Instant happened = asAt == null ? end : Months.end(AS_AT, asAt, latest);
    Known known = known(end);
    return new Settled(happened, known.asKnown(), known.sequence());
  }

  private static void refuseAfter(String name, @Nullable Instant asked, Instant latest) {
    if (asked != null && asked.truncatedTo(ChronoUnit.MICROS).isAfter(latest)) {
      throw Parameters.refused(name, "must not be after now");
    }
  }

  private Known now() {
    return desk.at(desk.visible());
  }

  private Known known(Instant asKnown) {
    Instant known = asKnown.truncatedTo(ChronoUnit.MICROS);
    positions.await(() -> Optional.of(desk.visible()).filter(seen -> !seen.isBefore(known)));
    return desk.at(known);
  }
}
