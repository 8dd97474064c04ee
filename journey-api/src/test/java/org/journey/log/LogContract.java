package org.journey.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.journey.interaction.StoredEvents;
import org.journey.log.AppendResult.Appended;
import org.journey.log.AppendResult.IdentityTaken;
import org.journey.log.AppendResult.VersionTaken;
import org.journey.timeline.Recorded;
import org.junit.jupiter.api.Test;

/**
 * What every log must do. {@link BrokenLogsTest} shows that it catches logs that do not: a check
 * that nothing fails proves nothing.
 */
abstract class LogContract {

  /** For what takes a second; a log that hangs is a broken log, not a build that never ends. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** A new, empty log. */
  abstract LogUnderTest log();

  @Test
  void sequences_are_dense_from_1_and_versions_from_0() {
    LogUnderTest log = log();
    for (int version = 0; version < 5; version++) {
      assertThat(log.append(List.of(Appends.row("north", "j-1", version))))
          .isInstanceOfSatisfying(Appended.class, a -> {});
      log.append(List.of(Appends.row("north", "j-2", version)));
    }
    checkWhole(log, 10);
  }

  @Test
  void what_is_appended_together_lies_together_and_in_order() {
    LogUnderTest log = log();
    log.append(List.of(Appends.row("north", "j-1", 0)));
    AppendResult result =
        log.append(IntStream.range(1, 200).mapToObj(v -> Appends.row("north", "j-1", v)).toList());
    assertThat(result)
        .isInstanceOfSatisfying(Appended.class, a -> assertThat(a.firstSequence()).isEqualTo(2));
    checkWhole(log, 200);
    assertThat(log.journey("north", "j-1"))
        .extracting(Stored::version)
        .isEqualTo(IntStream.range(0, 200).boxed().toList());
  }

  @Test
  void a_taken_version_refuses_all_and_leaves_nothing_behind() {
    LogUnderTest log = log();
    log.append(List.of(Appends.row("north", "j-1", 0)));
    log.append(List.of(Appends.row("north", "j-1", 1)));
    AppendResult result =
        log.append(
            List.of(
                Appends.row("north", "j-1", 1, "other-1"),
                Appends.row("north", "j-1", 2, "other-2")));
    assertThat(result).isEqualTo(new VersionTaken());
    checkWhole(log, 2);
    log.append(List.of(Appends.row("north", "j-1", 2)));
    checkWhole(log, 3);
  }

  @Test
  void a_taken_identity_refuses_all_and_is_named() {
    LogUnderTest log = log();
    Append first = Appends.row("north", "j-1", 0, "same");
    log.append(List.of(first));
    AppendResult result =
        log.append(
            List.of(
                Appends.row("north", "j-2", 0, "another"),
                Appends.row("north", "j-2", 1, "same", "another note")));
    assertThat(result)
        .isInstanceOfSatisfying(
            IdentityTaken.class, taken -> assertThat(taken.digests()).containsOnly(first.digest()));
    checkWhole(log, 1);
  }

  @Test
  void the_same_identity_at_another_organisation_is_another_thing() {
    LogUnderTest log = log();
    log.append(List.of(Appends.row("north", "j-1", 0)));
    assertThat(log.append(List.of(Appends.row("south", "j-1", 0)))).isInstanceOf(Appended.class);
    assertThat(log.journey("north", "j-1")).hasSize(1);
    checkWhole(log, 2);
  }

  @Test
  void what_is_stored_is_exactly_what_was_given_with_its_place_before_it() {
    LogUnderTest log = log();
    Append append = Appends.row("north", "j-1", 0);
    log.append(List.of(append));
    Stored stored = log.after(0, 10).getFirst();
    assertThat(stored.event())
        .isEqualTo(StoredEvents.compose(1, stored.recordedTime(), append.tail()));
  }

  @Test
  void a_version_ahead_of_the_journey_is_refused_and_leaves_nothing_behind() {
    LogUnderTest log = log();
    assertThat(log.append(List.of(Appends.row("north", "j-1", 1)))).isEqualTo(new VersionTaken());
    log.append(List.of(Appends.row("north", "j-1", 0)));
    assertThat(log.append(List.of(Appends.row("north", "j-1", 2)))).isEqualTo(new VersionTaken());
    checkWhole(log, 1);
  }

  @Test
  void many_writers_and_a_reader_that_follows_see_the_same() throws InterruptedException {
    long seed = System.nanoTime();
    LogUnderTest log = log();
    int writers = 16;
    int each = 40;
    int rows = writers * each;
    AtomicBoolean over = new AtomicBoolean();
    Queue<Object> wrong = new ConcurrentLinkedQueue<>();
    List<Long> followed = Collections.synchronizedList(new ArrayList<>());
    Thread reader =
        start(
            wrong,
            () -> {
              long position = 0;
              // A log that gives more than it was given is not followed for ever.
              while (followed.size() <= rows
                  && (!over.get() || !log.after(position, 1).isEmpty())) {
                for (Stored stored : log.after(position, 50)) {
                  followed.add(stored.sequence());
                  position = stored.sequence();
                }
              }
            });
    Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    List<Thread> writing = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      String journey = "j-" + writer;
      Random random = new Random(seed + writer);
      writing.add(
          start(
              wrong,
              () -> {
                int version = 0;
                while (version < each) {
                  int most = Math.min(each - version, 1 + random.nextInt(4));
                  AppendResult result =
                      log.append(
                          IntStream.range(version, version + most)
                              .mapToObj(v -> Appends.row("north", journey, v))
                              .toList());
                  if (!(result instanceof Appended a)) {
                    // Each journey has one writer: nothing can be in its way.
                    wrong.add(journey + " at " + version + ": " + result);
                    return;
                  }
                  LongStream.range(a.firstSequence(), a.firstSequence() + most)
                      .forEach(acknowledged::add);
                  version += most;
                }
              }));
    }
    for (Thread thread : writing) {
      await(thread);
    }
    over.set(true);
    await(reader);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    checkWhole(log, rows);
    assertThat(acknowledged).as("seed %d", seed).hasSize(rows);
    assertThat(followed)
        .as("seed %d", seed)
        .isEqualTo(LongStream.rangeClosed(1, rows).boxed().toList());
  }

  private static Thread start(Queue<Object> wrong, Runnable task) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                task.run();
              } catch (RuntimeException | AssertionError e) {
                wrong.add(e);
              }
            });
  }

  private static void await(Thread thread) throws InterruptedException {
    if (!thread.join(LONGEST)) {
      thread.interrupt();
      throw new AssertionError("still at it after " + LONGEST);
    }
  }

  /** Dense sequences, dense versions in that order, times that never decrease, own bytes. */
  static void checkWhole(LogUnderTest log, int size) {
    List<Stored> all = log.after(0, size + 10);
    assertThat(all)
        .extracting(Stored::sequence)
        .isEqualTo(LongStream.rangeClosed(1, size).boxed().toList());
    assertThat(all).extracting(Stored::recordedTime).isSorted();
    all.stream()
        .collect(java.util.stream.Collectors.groupingBy(SubjectId::of))
        .forEach(
            (subject, rows) ->
                assertThat(rows)
                    .as("%s", subject)
                    .extracting(Stored::version)
                    .isEqualTo(IntStream.range(0, rows.size()).boxed().toList()));
    all.forEach(
        stored -> {
          var recorded = Recorded.parse(stored.event());
          assertThat(recorded.sequence()).isEqualTo(stored.sequence());
          assertThat(recorded.version()).isEqualTo(stored.version());
          assertThat(recorded.recordedTime()).isEqualTo(stored.recordedTime());
        });
  }
}
