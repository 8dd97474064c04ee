package org.journey.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.journey.interaction.Identity;
import org.junit.jupiter.api.Test;

class KeyTableTest {

  @Test
  void it_finds_what_a_map_finds_at_every_size() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      KeyTable table = new KeyTable(1);
      Map<Key, Integer> map = new HashMap<>();
      for (int i = 0; i < 1_000; i++) {
        // Few low halves: the index must cope with keys that fall into one slot.
        Key key = new Key(random.nextInt(200), random.nextInt(8));
        Integer expected = map.get(key);
        assertThat(table.find(key))
            .as("seed %d", seed)
            .isEqualTo(expected == null ? KeyTable.ABSENT : expected);
        if (expected == null) {
          map.put(key, table.add(key));
        }
      }
      assertThat(table.size()).isEqualTo(map.size());
      KeyTable copy = table.copy();
      map.forEach((key, place) -> assertThat(copy.find(key)).isEqualTo(place));
    }
  }

  @Test
  void a_key_tells_its_two_parts_apart() {
    assertThat(Key.of("a", "bc")).isNotEqualTo(Key.of("ab", "c"));
    assertThat(Key.of(new Identity("/s", "i"))).isEqualTo(Key.of("/s", "i"));
  }

  @Test
  void a_key_is_the_first_half_of_a_sha_256() {
    // printf 'a\0b' | sha256sum
    Key key = Key.of("a", "b");
    assertThat(String.format("%016x%016x", key.high(), key.low()))
        .isEqualTo("59b271ae1bbcb1d31d41929817f4b16f");
  }
}
