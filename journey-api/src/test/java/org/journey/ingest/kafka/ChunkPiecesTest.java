package org.journey.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A chunk that the log never takes whole is taken in smaller and smaller pieces, in order. */
class ChunkPiecesTest {

  private static final List<Integer> ALL = IntStream.range(0, 10).boxed().toList();

  @Test
  void it_is_tried_whole_three_times() {
    for (int failures = 0; failures < 3; failures++) {
      assertThat(ChunkRecording.pieces(ALL, failures)).containsExactly(ALL);
    }
  }

  @Test
  void then_in_halves_and_quarters_and_at_last_one_by_one() {
    assertThat(ChunkRecording.pieces(ALL, 3))
        .containsExactly(List.of(0, 1, 2, 3, 4), List.of(5, 6, 7, 8, 9));
    assertThat(ChunkRecording.pieces(ALL, 4))
        .containsExactly(List.of(0, 1), List.of(2, 3), List.of(4, 5), List.of(6, 7), List.of(8, 9));
    assertThat(ChunkRecording.pieces(ALL, 1_000)).hasSize(10);
    assertThat(ChunkRecording.pieces(ALL, 1_000).stream().flatMap(List::stream))
        .containsExactlyElementsOf(ALL);
  }
}
