package org.journey.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.journey.proof.Checkpoint;
import org.journey.proof.Hash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a checkpoint says of a log that was rolled back twice: from 700 to 500, as b; from 900 to
 * 300, as c.
 */
class StandingTest {

  private static final List<LogIdentity> IDENTITIES =
      List.of(
          new LogIdentity(0, "a", 0, null),
          new LogIdentity(1, "b", 500, new LogIdentity.Lost("a", 700)),
          new LogIdentity(2, "c", 300, new LogIdentity.Lost("b", 900)));

  @ParameterizedTest
  @CsvSource({
    "a, 0, BINDING",
    "a, 300, BINDING",
    "a, 301, LOST_BEFORE",
    "a, 500, LOST_BEFORE",
    "a, 700, LOST_BEFORE",
    "a, 7000, LOST_BEFORE",
    "b, 300, BINDING",
    "b, 900, LOST_BEFORE",
    "c, 300, BINDING",
    "c, 400, BINDING",
    "c, 401, ROLLED_BACK",
    "d, 0, FOREIGN"
  })
  void of_a_log_of_four_hundred(String origin, long size, Standing standing) {
    assertThat(Standing.of(checkpoint(origin, size), IDENTITIES, 400)).isEqualTo(standing);
  }

  @ParameterizedTest
  @CsvSource({"a, 200, BINDING", "a, 201, ROLLED_BACK", "a, 301, LOST_BEFORE"})
  void what_was_left_by_both_may_be_lost_in_its_turn(String origin, long size, Standing standing) {
    assertThat(Standing.of(checkpoint(origin, size), IDENTITIES, 200)).isEqualTo(standing);
  }

  @ParameterizedTest
  @CsvSource({"x, 1, LOST_BEFORE", "x, 300, LOST_BEFORE", "x, 9000, LOST_BEFORE", "y, 1, FOREIGN"})
  void a_log_that_was_given_up_unknown_to_the_copy_binds_nothing(
      String origin, long size, Standing standing) {
    List<LogIdentity> copied =
        List.of(
            new LogIdentity(0, "a", 0, null),
            new LogIdentity(1, "c", 300, new LogIdentity.Lost("x", 900)));
    assertThat(Standing.of(checkpoint(origin, size), copied, 400)).isEqualTo(standing);
  }

  private static Checkpoint checkpoint(String origin, long size) {
    return new Checkpoint(origin, size, Hash.of(new byte[Hash.BYTES]));
  }
}
