package org.journey.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.journey.engine.JourneyKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes share the archive out in parts of about a megabyte, wherever its journeys lie. */
class RangeTest {

  private static final int MEGABYTE = 1 << 20;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  /** Journeys of 300 kB each, so that each is a block. */
  private Segment segment(String name, String prefix, int journeys) throws IOException {
    try (SegmentWriter writer = new SegmentWriter(directory.resolve(name))) {
      for (int i = 0; i < journeys; i++) {
        writer.add(key(prefix, i), 10, new byte[300_000], 0, 300_000);
      }
      return Segment.open(directory, writer.finish(0, 1));
    }
  }

  private static JourneyKey key(String prefix, int number) {
    return new JourneyKey("soar", prefix + "-" + (100 + number));
  }

  @Test
  void journeys_that_are_all_in_a_small_file_are_parts_too() throws IOException {
    List<Segment> segments = List.of(segment("1", "a", 40), segment("2", "z", 12));

    List<Range> parts = Range.of("soar").parts(segments);

    assertThat(parts).hasSizeBetween(10, 16);
    List<JourneyKey> begins = new ArrayList<>();
    for (int i = 1; i < parts.size(); i++) {
      assertThat(parts.get(i).from()).as("without a gap").isEqualTo(parts.get(i - 1).before());
      begins.add(parts.get(i).from());
    }
    assertThat(begins).isSorted().doesNotHaveDuplicates();
    assertThat(begins.stream().filter(key -> key.journeyId().startsWith("z"))).hasSize(3);
    assertThat(parts.getFirst().from()).isEqualTo(Range.of("soar").from());
    assertThat(parts.getLast().before()).isEqualTo(Range.of("soar").before());
    for (Segment segment : segments) {
      segment.release();
    }
  }

  @Test
  void what_lies_in_several_files_is_counted_together() throws IOException {
    List<Segment> segments =
        List.of(segment("1", "a", 20), segment("2", "a", 20), segment("3", "a", 20));

    List<Range> parts = Range.ALL.parts(segments);

    assertThat(parts.size() * (long) MEGABYTE).isBetween(12L * MEGABYTE, 20L * MEGABYTE);
    assertThat(Range.of(key("a", 3)).parts(segments)).hasSize(1);
    assertThat(Range.of("elsewhere").parts(segments)).hasSize(1);
    for (Segment segment : segments) {
      segment.release();
    }
  }
}
