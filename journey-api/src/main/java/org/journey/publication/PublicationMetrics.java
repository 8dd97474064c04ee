package org.journey.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.journey.kafka.Topics;
import org.journey.log.LogReads;

/** How far publishing is, of all nodes, and what this one does of it. */
final class PublicationMetrics implements AutoCloseable {

  private static final long LOOK_SECONDS = 2;

  private static final String BEHIND =
      "select head - position, case when head > position then extract(epoch from"
          + " clock_timestamp() - (select recorded from interaction where sequence = position + 1))"
          + " else 0 end from (select coalesce((select max(sequence) from interaction), 0) as head,"
          + " coalesce((select position from publication where topic = ?), 0) as position) as at";

  private final DataSource source;
  private final Counter published;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("journey-publication-metrics").daemon().factory());
  private volatile boolean publishing;
  private volatile Behind behind = Behind.UNKNOWN;

  private record Behind(double events, double seconds) {
    static final Behind UNKNOWN = new Behind(Double.NaN, Double.NaN);
  }

  PublicationMetrics(DataSource source, MeterRegistry registry) {
    this.source = source;
    this.published =
        Counter.builder("journey.kafka.out.records")
            .description("Records that this node published")
            .register(registry);
    Gauge.builder("journey.kafka.out.publishing", this, self -> self.publishing ? 1 : 0)
        .description("Whether this node publishes what is recorded: one of all nodes does")
        .register(registry);
    Gauge.builder("journey.kafka.out.lag", this, self -> self.behind.events())
        .description("Interactions of the log that are not published yet")
        .baseUnit("events")
        .register(registry);
    Gauge.builder("journey.kafka.out.delay", this, self -> self.behind.seconds())
        .description("For how long the oldest of those has been in the log")
        .baseUnit("seconds")
        .register(registry);
    looks.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  void publishing(boolean is) {
    publishing = is;
  }

  void published(int records) {
    published.increment(records);
  }

  /** Never throws: the next look would not come. */
  private void look() {
    try {
      behind =
          LogReads.with(
              source,
              connection -> {
                try (PreparedStatement query = connection.prepareStatement(BEHIND)) {
                  query.setString(1, Topics.RECORDED);
                  try (ResultSet row = query.executeQuery()) {
                    return row.next()
                        ? new Behind(row.getDouble(1), row.getDouble(2))
                        : Behind.UNKNOWN;
                  }
                }
              });
    } catch (RuntimeException | Error away) {
      // Nothing is told rather than something old.
      behind = Behind.UNKNOWN;
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
