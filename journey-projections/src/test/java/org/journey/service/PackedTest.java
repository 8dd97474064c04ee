package org.journey.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.journey.service.facts.Longs;
import org.junit.jupiter.api.Test;

/** Sequences in few bytes. */
class PackedTest {

  private static byte[] packed(long... numbers) {
    Longs longs = new Longs();
    for (long number : numbers) {
      longs.add(number);
    }
    return Packed.of(longs);
  }

  @Test
  void numbers_come_back_in_order_and_each_once() {
    byte[] packed = packed(300, 1, 127, 128, 1, Long.MAX_VALUE, 300);
    assertThat(Packed.numbers(packed)).containsExactly(1, 127, 128, 300, Long.MAX_VALUE);
    assertThat(Packed.size(packed)).isEqualTo(5);
    assertThat(Packed.numbers(packed())).isEmpty();
  }

  @Test
  void neighbours_in_the_log_take_a_byte_each() {
    // 100,000,000 takes 27 bits, which are four times seven.
    assertThat(packed(100_000_000, 100_000_001, 100_000_003, 100_000_130)).hasSize(4 + 1 + 1 + 1);
    assertThat(packed(100_000_000, 100_000_128)).hasSize(4 + 2);
  }

  @Test
  void a_figure_over_200_000_journeys_of_40_interactions_each_takes_less_than_50_megabytes() {
    Parts parts = new Parts("record");
    int record = parts.figure("record", Part.Form.COUNT, "");
    Behind behind = new Behind(parts);
    for (int journey = 0; journey < 200_000; journey++) {
      behind.begin("j-" + journey);
      for (int i = 0; i < 40; i++) {
        // As where 200,000 journeys are told at the same time: neighbours lie far apart.
        behind.add(record, 1 + journey + 200_000L * i);
      }
    }
    DrillDown.Result result = new DrillDown.Result(behind.count(), behind.journeys());
    assertThat(result.count()).isEqualTo(8_000_000);
    // 40 distances of 3 bytes, and what a journey takes beside them.
    assertThat(result.bytes()).isBetween(46_000_000L, 50_000_000L);
    assertThat(result.sequences(0)).startsWith(1, 200_001).hasSize(40);
  }
}
