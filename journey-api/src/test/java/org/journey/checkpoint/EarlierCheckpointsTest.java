package org.journey.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of many are kept, so that about as much again as was lost is all that is unbound. */
class EarlierCheckpointsTest {

  private @TempDir Path directory;

  private static long size(Published one) {
    return Long.parseLong(one.note());
  }

  @Test
  void however_many_there_were_some_are_left_at_every_distance() throws IOException {
    EarlierCheckpoints earlier = new EarlierCheckpoints(directory.resolve("earlier"));
    assertThat(earlier.all()).isEmpty();
    for (long size = 0; size <= 3_000; size += 7) {
      earlier.keep(size, Long.toString(size));
      List<Published> all = earlier.all();
      assertThat(all).hasSizeLessThanOrEqualTo(14);
      assertThat(size(all.getLast())).isEqualTo(size);
      for (long lost = 14; lost * 4 <= size; lost *= 2) {
        long left = size - lost;
        long near = size - 4 * lost;
        assertThat(all)
            .as("of %s, of which %s are lost", size, lost)
            .anyMatch(one -> size(one) <= left && size(one) >= near);
      }
    }
  }

  @Test
  void what_is_of_more_than_there_is_now_goes() throws IOException {
    EarlierCheckpoints earlier = new EarlierCheckpoints(directory);
    earlier.keep(10, "10");
    earlier.keep(900, "900");
    earlier.keep(500, "500");
    assertThat(earlier.all()).extracting(EarlierCheckpointsTest::size).containsExactly(10L, 500L);
  }
}
