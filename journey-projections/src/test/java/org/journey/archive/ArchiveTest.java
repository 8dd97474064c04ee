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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.junit.jupiter.api.Timeout;
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
        assertThat(archive.files()).as("also where nobody tidies").hasSizeLessThan(18);
      }
      archive.tidy();
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
        archive.tidy();
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

  /** Three files: nobody has put them together yet. */
  private Archive ofThree() throws IOException {
    Archive archive = open(2);
    archive.upTo(log.grow(100).head()).close();
    archive.upTo(log.grow(200).head()).close();
    archive.upTo(log.whole().head()).close();
    assertThat(archive.files()).hasSize(3);
    return archive;
  }

  private void turnABit(String name) throws IOException {
    Path file = directory.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void one_of_several_is_mended_while_they_are_used_and_the_others_stay(int which)
      throws IOException {
    try (Archive archive = ofThree()) {
      List<String> names = archive.files().stream().map(SegmentFile::name).toList();
      turnABit(names.get(which));

      archive.remake(names.get(which));

      assertThat(archive.check()).isEmpty();
      assertThat(archive.files()).hasSize(3);
      assertThat(archive.files().stream().map(SegmentFile::name))
          .containsAll(names.stream().filter(name -> !name.equals(names.get(which))).toList());
      List<SegmentFile> mended = archive.files();
      archive.remake(names.get(which));
      assertThat(archive.files()).as("two who met the same damage").isEqualTo(mended);
      assertThat(archive.check()).isEmpty();
      try (Snapshot snapshot = archive.upTo(log.head())) {
        holdsTheLog(snapshot);
      }
    }
    int reads = log.reads();
    try (Archive archive = open(2);
        Snapshot again = archive.upTo(log.head())) {
      holdsTheLog(again);
    }
    assertThat(log.reads()).as("nothing is made anew").isEqualTo(reads);
  }

  @Test
  void two_that_are_damaged_are_mended_one_after_the_other_before_they_can_be_opened()
      throws IOException {
    List<String> names;
    try (Archive archive = ofThree()) {
      names = archive.files().stream().map(SegmentFile::name).toList();
    }
    Files.delete(directory.resolve(names.get(0)));
    Files.delete(directory.resolve(names.get(2)));
    try (Archive archive = open(2)) {
      archive.remake(names.get(0));
      assertThat(archive.check()).containsExactly(names.get(2));
      archive.remake(names.get(2));
      assertThat(archive.check()).isEmpty();
      try (Snapshot snapshot = archive.upTo(log.head())) {
        holdsTheLog(snapshot);
      }
    }
  }

  @Test
  @Timeout(30)
  void who_needs_nothing_new_does_not_wait_for_who_makes_something() throws Exception {
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    log.grow(100);
    try (Archive archive = open(1);
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      archive.upTo(100).close();
      log.whole();
      log.beforeReading(
          () -> {
            making.countDown();
            await(goOn);
          });
      Future<?> extending = other.submit(() -> archive.upTo(log.head()));
      making.await();

      try (Snapshot there = archive.upTo(100)) {
        assertThat(there.position()).isEqualTo(100);
      }

      goOn.countDown();
      extending.get();
      assertThat(archive.position()).isEqualTo(log.head());
    }
  }

  @Test
  @Timeout(30)
  void closing_ends_what_is_made_and_a_closed_archive_stays_closed() throws Exception {
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    log.whole();
    Archive archive = open(1);
    log.beforeReading(
        () -> {
          making.countDown();
          await(goOn);
        });
    try (ExecutorService others = Executors.newFixedThreadPool(3)) {
      Future<?> first = others.submit(() -> archive.upTo(log.head()));
      making.await();
      Future<?> waiting = others.submit(() -> archive.upTo(log.head()));
      Future<?> closing =
          others.submit(
              () -> {
                archive.close();
                return null;
              });
      Thread.sleep(50);
      goOn.countDown();
      closing.get();
      assertThatThrownBy(first::get).hasCauseInstanceOf(CancellationException.class);
      assertThatThrownBy(waiting::get).hasCauseInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> archive.upTo(1)).isInstanceOf(IllegalStateException.class);
    archive.close();
    open(1).close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
    }
  }
}
