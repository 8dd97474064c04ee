package org.journey.service.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers for names, by their bytes. */
class NameNumbersTest {

  private final NameNumbers numbers = new NameNumbers();

  private int within(String before, String name, String after) {
    byte[] bytes = (before + name + after).getBytes(UTF_8);
    int from = before.getBytes(UTF_8).length;
    return numbers.of(bytes, from, from + name.getBytes(UTF_8).length);
  }

  @Test
  void a_name_has_one_number_wherever_it_stands() {
    assertThat(numbers.of("café on Monday")).isZero();
    assertThat(within("x", "café on Monday", "yz")).isZero();
    assertThat(within("", "café on Monda", "y")).isEqualTo(1);
    assertThat(within("", "", "")).isEqualTo(2);
    assertThat(within("", "\0", "")).as("a zero is a name, and not nothing").isEqualTo(3);
    assertThat(within("12345678", "", "")).isEqualTo(2);
    assertThat(numbers.size()).isEqualTo(4);
  }

  @Test
  void many_names_have_a_number_each_in_the_order_of_their_first_use() {
    Random random = new Random(1);
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      String name = Integer.toString(random.nextInt(60_000), 2 + random.nextInt(30));
      int expected = known.computeIfAbsent(name, any -> known.size());
      assertThat(within("a", name, "b")).isEqualTo(expected);
    }
    assertThat(numbers.size()).isEqualTo(known.size());
  }

  @Test
  void a_name_may_be_as_long_as_a_part_of_them() {
    String longest = "n".repeat(1 << 18);
    assertThat(numbers.of("one")).isZero();
    assertThat(numbers.of(longest)).isEqualTo(1);
    assertThat(numbers.of("two")).isEqualTo(2);
    assertThat(numbers.of(longest)).isEqualTo(1);
    assertThatThrownBy(() -> numbers.of(longest + "n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a name of 262145 bytes");
    assertThat(numbers.of("two")).isEqualTo(2);
  }

  @Test
  void the_names_of_another_keep_their_numbers_or_get_one() {
    numbers.of("one");
    numbers.of("two");
    NameNumbers others = new NameNumbers();
    others.of("three");
    others.of("one");
    assertThat(numbers.addAll(others)).containsExactly(2, 0);
    assertThat(numbers.of("three")).isEqualTo(2);
    assertThat(numbers.size()).isEqualTo(3);
  }
}
