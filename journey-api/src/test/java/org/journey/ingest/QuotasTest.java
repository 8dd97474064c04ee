package org.journey.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What an organisation may send, and what becomes of the rest. */
class QuotasTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private Quotas quotas(int perSecond, Map<String, Integer> single) {
    return new Quotas(new Quotas.Settings(perSecond, single), registry);
  }

  @Test
  void without_a_quota_all_that_comes_is_taken() {
    Quotas none = quotas(0, Map.of());
    assertThat(none.takeSome("north", 1_000_000)).isEqualTo(1_000_000);
    assertThat(none.takeOne("north")).isTrue();
    none.await(Map.of("north", 1_000_000), () -> false);
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void what_is_beyond_it_is_refused_and_counted_and_of_that_organisation_alone() {
    Quotas quotas = quotas(1, Map.of());
    int taken = 0;
    while (quotas.takeOne("north") && taken < 1_000) {
      taken++;
    }
    assertThat(taken).isBetween(Quotas.BURST_SECONDS, 60);
    assertThat(quotas.takeOne("south")).isTrue();
    assertThat(registry.get("journey.quota.refused").tag("organisation", "north").counter().count())
        .isEqualTo(1);
  }

  @Test
  void one_organisation_may_have_another() {
    Quotas quotas = quotas(1, Map.of("large", 100, "free", 0));
    assertThat(quotas.takeSome("large", 5_000)).isBetween(1_000, 4_000);
    assertThat(quotas.takeSome("small", 5_000)).isBetween(10, 60);
    assertThat(quotas.takeSome("free", 5_000)).isEqualTo(5_000);
  }

  @Test
  void who_sends_many_waits_until_they_are_free_or_nobody_goes_on() {
    Quotas quotas = quotas(100, Map.of());
    assertThat(quotas.takeSome("north", 1_000)).isEqualTo(1_000);
    long began = System.nanoTime();
    quotas.await(Map.of("north", 80), () -> true);
    assertThat(System.nanoTime() - began).isGreaterThan(100_000_000L);
    AtomicInteger asked = new AtomicInteger();
    quotas.await(Map.of("north", 1_000_000), () -> asked.incrementAndGet() < 3);
    assertThat(asked).hasValue(3);
    assertThat(registry.get("journey.quota.delayed").tag("organisation", "north").counter().count())
        .isPositive();
  }
}
