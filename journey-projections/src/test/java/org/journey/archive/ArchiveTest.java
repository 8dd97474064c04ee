package org.journey.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.journey.engine.JourneyKey;
import org.journey.engine.RawInteraction;
import org.journey.model.StageModels;
import org.journey.state.JourneyStateParameters;
import org.journey.state.JourneyStates;
import org.journey.testing.RandomHistories;
import org.journey.testing.RandomHistories.History;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timelines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the archive is the log but for personal data, however it came there. */
class ArchiveTest {

  private static final int JOURNEYS = 60;
  private static final JourneyKey MIDDLE = new JourneyKey("soar", "j-30");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private LogInMemory log = new LogInMemory();

  @BeforeEach
  void log() {
    log = LogInMemory.of(histories());
  }

  private static List<History> histories() {
    List<History> histories = new ArrayList<>();
    for (int i = 0; i < JOURNEYS; i++) {
      String organisation = i % 3 == 0 ? "elsewhere" : "soar";
      histories.add(RandomHistories.journey(100 + i, 40, organisation, "j-" + i));
    }
    return histories;
  }

  private Archive open(int lanes) throws IOException {
    return Archive.in(directory, log, Lanes.free(lanes));
  }

  private static TreeMap<JourneyKey, List<Recorded>> read(Snapshot snapshot) throws IOException {
    TreeMap<JourneyKey, List<Recorded>> read = new TreeMap<>();
    List<JourneyKey> order = new ArrayList<>();
    for (Range part : snapshot.parts(null)) {
      snapshot.read(
          part,
          (key, recorded) -> {
            order.add(key);
            read.put(key, recorded);
          });
    }
    assertThat(order).as("each once, in order").isSorted().doesNotHaveDuplicates();
    return read;
  }

  /** The states are those of the log, and so is what is recorded, but for what is personal. */
  private void holdsTheLog(Snapshot snapshot) throws IOException {
    TreeMap<JourneyKey, List<Recorded>> read = read(snapshot);
    assertThat(read.keySet()).containsExactlyElementsOf(log.keys());
    read.forEach(
        (key, recorded) -> {
          List<Recorded> stored = log.recorded(key);
          assertThat(recorded.stream().map(ArchiveTest::withoutData).toList())
              .isEqualTo(stored.stream().map(ArchiveTest::withoutData).toList());
          assertThat(digest(recorded)).as(key.toString()).isEqualTo(digest(stored));
        });
  }

  private static List<?> withoutData(Recorded each) {
    return List.of(
        each.sequence(),
        each.version(),
        each.recordedTime(),
        each.organisation(),
        each.subject(),
        each.identity(),
        each.recordedBy(),
        each.type(),
        each.time());
  }

  private static @Nullable String digest(List<Recorded> recorded) {
    return JourneyStates.fold(
            Timelines.of(recorded, RandomHistories.NOW, RandomHistories.NOW),
            JourneyStateParameters.of(StageModels.defaultModel()))
        .map(state -> state.digest())
        .orElse(null);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void it_is_the_log_at_once(int lanes) throws IOException {
    log.whole();
    try (Archive archive = open(lanes);
        Snapshot snapshot = archive.upTo(log.head())) {
      holdsTheLog(snapshot);
      assertThat(snapshot.interactions(null)).isEqualTo(log.head());
      assertThat(snapshot.interactions("soar") + snapshot.interactions("elsewhere"))
          .isEqualTo(log.head());
    }
  }

  @Test
  void it_is_the_log_as_it_grows_and_the_files_stay_few() throws IOException {
    try (Archive archive = open(2)) {
      for (int i = 0; i < 40; i++) {
        log.grow(61);
        try (Snapshot snapshot = archive.upTo(log.head())) {
          if (i % 8 == 0) {
            holdsTheLog(snapshot);
          }
        }
      }
      log.whole();
      try (Snapshot snapshot = archive.upTo(log.head())) {
        holdsTheLog(snapshot);
      }
      assertThat(archive.files()).hasSizeLessThan(8);
      assertThat(onDisk()).hasSameSizeAs(archive.files());
    }
  }

  private List<Path> onDisk() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".segment")).toList();
    }
  }

  @Test
  void it_is_found_again_and_not_made_anew() throws IOException {
    log.whole();
    try (Archive archive = open(2);
        Snapshot first = archive.upTo(log.head())) {
      assertThat(first.position()).isEqualTo(log.head());
    }
    int reads = log.reads();
    try (Archive archive = open(2);
        Snapshot again = archive.upTo(log.head())) {
      holdsTheLog(again);
    }
    assertThat(log.reads()).isEqualTo(reads);
  }

  @Test
  void of_another_log_it_is_made_anew() throws IOException {
    log.whole();
    try (Archive archive = open(2);
        Snapshot first = archive.upTo(log.head())) {
      assertThat(first.position()).isEqualTo(log.head());
    }
    log = LogInMemory.of(List.of(RandomHistories.journey(7, 30, "soar", "j-other"))).whole();
    try (Archive archive = open(2);
        Snapshot snapshot = archive.upTo(log.head())) {
      holdsTheLog(snapshot);
    }
  }

  @Test
  void nothing_personal_is_in_any_file() throws IOException {
    log.whole();
    assertThat(new String(log.raw(), ISO_8859_1)).contains("SECRET-");
    try (Archive archive = open(2);
        Snapshot snapshot = archive.upTo(log.head())) {
      assertThat(snapshot.position()).isPositive();
      for (Path file : onDisk()) {
        assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
            .doesNotContain("SECRET-")
            .doesNotContain("sealed");
      }
    }
  }

  @Test
  void a_snapshot_stays_what_it_is_while_files_are_put_together() throws IOException {
    log.grow(200);
    try (Archive archive = open(2);
        Snapshot before = archive.upTo(200)) {
      TreeMap<JourneyKey, List<Recorded>> then = read(before);
      for (int i = 0; i < 10; i++) {
        archive.upTo(log.grow(150).head()).close();
      }
      assertThat(read(before)).isEqualTo(then);
      assertThat(before.position()).isEqualTo(200);
    }
  }

  @Test
  void one_journey_is_found_by_itself() throws IOException {
    log.whole();
    try (Archive archive = open(2);
        Snapshot snapshot = archive.upTo(log.head())) {
      assertThat(snapshot.journey(MIDDLE)).isNull();
      JourneyKey there = new JourneyKey("elsewhere", "j-30");
      assertThat(snapshot.journey(there)).hasSameSizeAs(log.recorded(there));
    }
  }

  @Test
  void the_parts_of_an_organisation_hold_its_journeys_alone() throws IOException {
    log.whole();
    try (Archive archive = open(2);
        Snapshot snapshot = archive.upTo(log.head())) {
      List<JourneyKey> keys = new ArrayList<>();
      for (Range part : snapshot.parts("soar")) {
        snapshot.read(part, (key, recorded) -> keys.add(key));
      }
      assertThat(keys)
          .containsExactlyElementsOf(
              log.keys().stream().filter(key -> key.organisation().equals("soar")).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.01, 0.3, 0.7, 0.999})
  void one_bit_that_turned_is_noticed_named_and_mended(double where) throws IOException {
    log.whole();
    String damaged;
    try (Archive archive = open(2)) {
      archive.upTo(log.head()).close();
      damaged = archive.files().getFirst().name();
      assertThat(archive.check()).isEmpty();
    }
    Path file = directory.resolve(damaged);
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (where * bytes.length)] ^= 4;
    Files.write(file, bytes);
    try (Archive archive = open(2)) {
      assertThat(archive.check()).containsExactly(damaged);
      archive.remake(damaged);
      assertThat(archive.check()).isEmpty();
      try (Snapshot snapshot = archive.upTo(log.head())) {
        holdsTheLog(snapshot);
      }
    }
  }

  @Test
  void who_reads_what_is_damaged_is_told() throws IOException {
    log.whole();
    try (Archive archive = open(2)) {
      archive.upTo(log.head()).close();
    }
    Path file = onDisk().getFirst();
    byte[] bytes = Files.readAllBytes(file);
    bytes[500] ^= 1;
    Files.write(file, bytes);
    try (Archive archive = open(2);
        Snapshot snapshot = archive.upTo(log.head())) {
      assertThatThrownBy(() -> read(snapshot))
          .isInstanceOf(DamagedArchive.class)
          .hasMessageContaining(file.getFileName().toString());
    }
  }

  @Test
  void a_file_that_is_gone_is_named_too() throws IOException {
    log.whole();
    try (Archive archive = open(2)) {
      archive.upTo(log.head()).close();
    }
    Path file = onDisk().getFirst();
    Files.delete(file);
    try (Archive archive = open(2)) {
      assertThatThrownBy(() -> archive.upTo(log.head()))
          .isInstanceOfSatisfying(
              DamagedArchive.class,
              damage -> assertThat(damage.file()).isEqualTo(file.getFileName().toString()));
      archive.remake(file.getFileName().toString());
      try (Snapshot snapshot = archive.upTo(log.head())) {
        holdsTheLog(snapshot);
      }
    }
  }

  @Test
  void a_journey_that_cannot_be_read_stops_no_other_and_is_counted() throws IOException {
    log.whole();
    JourneyKey bad = log.keys().getFirst();
    log.add(bad, new RawInteraction(log.head() + 1, 999, "{\"type\":\"?\"}".getBytes(ISO_8859_1)));
    try (Archive archive = open(2);
        Snapshot snapshot = archive.upTo(log.head())) {
      assertThat(snapshot.unreadable(null)).isEqualTo(1);
      assertThat(snapshot.unreadable("soar")).isZero();
      assertThat(read(snapshot).keySet())
          .containsExactlyElementsOf(log.keys().subList(1, JOURNEYS));
      assertThat(snapshot.journey(bad)).isNull();
    }
  }

  @Test
  void one_directory_is_one_archives() throws IOException {
    try (Archive archive = open(1)) {
      assertThat(archive.position()).isZero();
      assertThatThrownBy(() -> open(1)).isInstanceOf(IOException.class).hasMessageContaining("use");
    }
    open(1).close();
  }

  @Test
  void what_was_left_half_made_is_taken_away() throws IOException {
    Path left = Files.write(directory.resolve("00000009.segment"), new byte[10]);
    log.grow(50);
    try (Archive archive = open(1);
        Snapshot snapshot = archive.upTo(50)) {
      holdsTheLog(snapshot);
    }
    assertThat(left).doesNotExist();
  }

  @Test
  void an_empty_log_is_an_empty_archive() throws IOException {
    try (Archive archive = open(1);
        Snapshot snapshot = archive.upTo(0)) {
      assertThat(read(snapshot)).isEmpty();
      assertThat(snapshot.interactions(null)).isZero();
    }
  }

  @Test
  void long_journeys_in_many_blocks_come_back_in_order() throws IOException {
    log =
        LogInMemory.of(
                IntStream.range(0, 12)
                    .mapToObj(i -> RandomHistories.journey(i, 1500, "soar", "j-" + i))
                    .toList())
            .whole();
    try (Archive archive = open(2);
        Snapshot snapshot = archive.upTo(log.head())) {
      holdsTheLog(snapshot);
      assertThat(snapshot.parts(null)).hasSizeGreaterThanOrEqualTo(1);
    }
  }
}
