package org.journey.service.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an array, also where one part ends and the next begins: after 32,768. */
class LongsTest {

  private static final int PART = 32_768;

  private static long[] random(int size, long range, Random random) {
    return random.longs(size, -range, range).toArray();
  }

  private static Longs of(long... values) {
    Longs longs = new Longs();
    Arrays.stream(values).forEach(longs::add);
    return longs;
  }

  private static long[] array(Longs longs) {
    long[] values = new long[longs.size()];
    Arrays.setAll(values, longs::get);
    return values;
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 17, PART - 1, PART, PART + 1, 2 * PART, 2 * PART + 1, 5 * PART + 4_711})
  void they_are_sorted_and_picked_as_an_array_of_them_would_be(int size) {
    Random random = new Random(size);
    for (long range : new long[] {1, 3, 1_000, 1L << 40, Long.MAX_VALUE}) {
      long[] values = random(size, range, random);
      Longs longs = of(values);
      assertThat(array(longs)).isEqualTo(values);
      Arrays.sort(values);
      for (int i = 0; i < Math.min(size, 20); i++) {
        int place = random.nextInt(size);
        assertThat(longs.select(place)).isEqualTo(values[place]);
      }
      longs.sort();
      assertThat(array(longs)).isEqualTo(values);
      longs.distinct();
      assertThat(array(longs)).isEqualTo(Arrays.stream(values).distinct().toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, PART - 2, PART, 3 * PART})
  void all_of_another_are_appended_and_places_are_used_again(int size) {
    Random random = new Random(size);
    long[] values = random(size, 1_000, random);
    Longs longs = of(7, 8, 9);
    longs.addAll(of(values));
    assertThat(longs.size()).isEqualTo(size + 3);
    assertThat(longs.get(2)).isEqualTo(9);
    assertThat(Arrays.copyOfRange(array(longs), 3, size + 3)).isEqualTo(values);

    longs.clear();
    assertThat(longs.size()).isZero();
    longs.addAll(of(values));
    longs.addAll(of(values));
    assertThat(longs.size()).isEqualTo(2 * size);
    for (int i = 0; i < size; i++) {
      assertThat(longs.get(size + i)).isEqualTo(values[i]);
    }
    if (size > 0) {
      longs.set(size - 1, 4_711);
      assertThat(longs.get(size - 1)).isEqualTo(4_711);
    }
  }
}
