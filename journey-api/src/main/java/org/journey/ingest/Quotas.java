package org.journey.ingest;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many interactions a second an organisation may have recorded by this node, whichever way they
 * come; what it did not use in the last {@link #BURST_SECONDS} it may use at once. Who sends one by
 * one is refused beyond it; who sends many is slowed down.
 *
 * <p>Beside it organisations are served in turn by the log itself: a quota is for those who would
 * fill a platform that is too small for all.
 */
public final class Quotas {

  /** What was not used for so long may be used at once. */
  static final int BURST_SECONDS = 10;

  private static final long LONGEST_PAUSE_NANOS = 100_000_000L;

  private final Settings settings;
  private final MeterRegistry registry;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * As configured, {@code journey.quotas}.
   *
   * @param interactionsPerSecond of each organisation; 0: as many as come
   * @param organisations the same of single ones, by their ids
   */
  @ConfigurationProperties("journey.quotas")
  public record Settings(
      @DefaultValue("0") int interactionsPerSecond,
      @DefaultValue Map<String, Integer> organisations) {

    int of(String organisation) {
      return organisations.getOrDefault(organisation, interactionsPerSecond);
    }
  }

  /** With where it is told what they did. */
  public Quotas(Settings settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  /**
   * Takes one, if it is free.
   *
   * @return whether it was; if not, nothing is taken, and it is counted as refused
   */
  public boolean takeOne(String organisation) {
    Bucket bucket = bucket(organisation);
    boolean taken = bucket == null || bucket.tryConsume(1);
    if (!taken) {
      counter("journey.quota.refused", "Calls that were refused for a quota", null, organisation)
          .increment();
    }
    return taken;
  }

  /**
   * Takes as many as are free.
   *
   * @return how many of those that were asked for
   */
  public int takeSome(String organisation, int wanted) {
    Bucket bucket = bucket(organisation);
    return bucket == null ? wanted : (int) bucket.tryConsumeAsMuchAsPossible(wanted);
  }

  /**
   * Takes so many, and waits until they are free.
   *
   * @param goingOn asked now and then; once it is not, waiting ends
   * @return whether all of them are taken
   */
  public boolean await(Map<String, Integer> wanted, BooleanSupplier goingOn) {
    boolean all = true;
    for (Map.Entry<String, Integer> one : wanted.entrySet()) {
      int left = one.getValue() - takeSome(one.getKey(), one.getValue());
      long began = System.nanoTime();
      while (left > 0 && goingOn.getAsBoolean()) {
        LockSupport.parkNanos(LONGEST_PAUSE_NANOS);
        left -= takeSome(one.getKey(), left);
      }
      all &= left <= 0;
      if (one.getValue() > 0 && bucket(one.getKey()) != null) {
        delayed(one.getKey(), System.nanoTime() - began);
      }
    }
    return all;
  }

  /** Tells that something of an organisation had to wait. */
  public void delayed(String organisation, long nanos) {
    counter(
            "journey.quota.delayed",
            "Time that interactions waited for a quota",
            "seconds",
            organisation)
        .increment(nanos / 1e9);
  }

  private @Nullable Bucket bucket(String organisation) {
    int perSecond = settings.of(organisation);
    if (perSecond <= 0) {
      return null;
    }
    return buckets.computeIfAbsent(
        organisation,
        any ->
            Bucket.builder()
                .addLimit(
                    limit ->
                        limit
                            .capacity((long) BURST_SECONDS * perSecond)
                            .refillGreedy(perSecond, Duration.ofSeconds(1)))
                // By a clock that nobody sets back: until it has caught up nothing would be free.
                .withNanosecondPrecision()
                .build());
  }

  private Counter counter(
      String name, String description, @Nullable String unit, String organisation) {
    return Counter.builder(name)
        .description(description)
        .baseUnit(unit)
        .tag("organisation", organisation)
        .register(registry);
  }
}
