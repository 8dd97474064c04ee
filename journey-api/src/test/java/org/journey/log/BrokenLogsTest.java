package org.journey.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The contract is itself put to the test: it passes a log that keeps it and catches those that do
 * not.
 */
class BrokenLogsTest {

  /** Gives the rows of one append in the wrong order. */
  static final class Reordering extends MemoryLog {
    @Override
    public synchronized List<Stored> after(long sequence, int limit) {
      List<Stored> rows = new ArrayList<>(super.after(sequence, limit));
      if (rows.size() > 2) {
        Collections.swap(rows, rows.size() - 1, rows.size() - 2);
      }
      return rows;
    }
  }

  /** Acknowledges every seventh row and forgets it. */
  static final class Dropping extends MemoryLog {
    @Override
    void store(Stored stored) {
      if (stored.sequence() % 7 != 2) {
        super.store(stored);
      }
    }
  }

  /** Keeps every seventh row twice. */
  static final class Doubling extends MemoryLog {
    @Override
    void store(Stored stored) {
      super.store(stored);
      if (stored.sequence() % 7 == 2) {
        super.store(stored);
      }
    }
  }

  /**
   * Shows a row only when a reader has passed it by: as a log does that gives sequences out before
   * it commits. Quiet checks see nothing of it, for nobody reads while something is written.
   */
  static final class FillingGapsLater extends MemoryLog {
    private final Set<Long> hidden = new HashSet<>();

    @Override
    public synchronized AppendResult append(List<Append> appends) {
      AppendResult result = super.append(appends);
      if (result instanceof AppendResult.Appended appended
          && appends.size() > 1
          && appends.size() < 5
          && appended.firstSequence() > 100) {
        hidden.add(appended.firstSequence());
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        try {
          while (hidden.contains(appended.firstSequence()) && System.nanoTime() < patience) {
            wait(100);
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        hidden.remove(appended.firstSequence());
      }
      return result;
    }

    @Override
    public synchronized List<Stored> after(long sequence, int limit) {
      List<Stored> shown =
          super.after(sequence, Integer.MAX_VALUE).stream()
              .filter(stored -> !hidden.contains(stored.sequence()))
              .limit(limit)
              .toList();
      if (!shown.isEmpty() && hidden.removeIf(each -> each < shown.getLast().sequence())) {
        notifyAll();
      }
      return shown;
    }
  }

  /** Takes a version though the one before it is not there. */
  static final class TakingWhatIsAhead extends MemoryLog {
    @Override
    boolean continues(int size, int version) {
      return size <= version;
    }
  }

  /** Never takes what is next of a journey that has ten. */
  static final class Refusing extends MemoryLog {
    @Override
    boolean continues(int size, int version) {
      return size == version && size < 10;
    }
  }

  private interface Check {
    void run() throws InterruptedException;
  }

  /** The names of the checks that a log does not pass. What is no failed check is thrown. */
  private static Set<String> failures(Supplier<LogUnderTest> maker) throws InterruptedException {
    LogContract contract =
        new LogContract() {
          @Override
          LogUnderTest log() {
            return maker.get();
          }
        };
    Map<String, Check> checks = new LinkedHashMap<>();
    checks.put("dense", contract::sequences_are_dense_from_1_and_versions_from_0);
    checks.put("together", contract::what_is_appended_together_lies_together_and_in_order);
    checks.put("version", contract::a_taken_version_refuses_all_and_leaves_nothing_behind);
    checks.put(
        "ahead", contract::a_version_ahead_of_the_journey_is_refused_and_leaves_nothing_behind);
    checks.put("identity", contract::a_taken_identity_refuses_all_and_is_named);
    checks.put("tenant", contract::the_same_identity_at_another_organisation_is_another_thing);
    checks.put(
        "bytes", contract::what_is_stored_is_exactly_what_was_given_with_its_place_before_it);
    checks.put("many", contract::many_writers_and_a_reader_that_follows_see_the_same);
    assertThat(checks)
        .as("every test of the contract")
        .hasSize(
            (int)
                Arrays.stream(LogContract.class.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .count());
    Set<String> failures = new LinkedHashSet<>();
    for (Map.Entry<String, Check> check : checks.entrySet()) {
      try {
        check.getValue().run();
      } catch (AssertionError e) {
        failures.add(check.getKey());
      }
    }
    return failures;
  }

  @Test
  void a_log_that_keeps_the_contract_passes() throws InterruptedException {
    assertThat(failures(MemoryLog::new)).isEmpty();
  }

  @Test
  void a_log_that_reorders_is_caught() throws InterruptedException {
    assertThat(failures(Reordering::new)).contains("dense", "together", "many");
  }

  @Test
  void a_log_that_drops_is_caught() throws InterruptedException {
    assertThat(failures(Dropping::new)).contains("dense", "together", "version", "many");
  }

  @Test
  void a_log_that_doubles_is_caught() throws InterruptedException {
    assertThat(failures(Doubling::new)).contains("dense", "together", "version", "many");
  }

  @Test
  void a_log_whose_gaps_fill_later_is_caught_by_who_follows_alone() throws InterruptedException {
    assertThat(failures(FillingGapsLater::new)).containsExactly("many");
  }

  @Test
  void a_log_that_takes_a_version_ahead_is_caught() throws InterruptedException {
    assertThat(failures(TakingWhatIsAhead::new)).containsExactly("ahead");
  }

  @Test
  void a_log_that_refuses_what_it_should_take_is_caught_and_not_asked_for_ever()
      throws InterruptedException {
    assertThat(failures(Refusing::new)).contains("many");
  }
}
