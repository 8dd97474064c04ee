package org.journey.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The contract is itself put to the test: it passes a log that keeps it and catches three that do
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

  private static Map<String, Throwable> failures(Supplier<LogUnderTest> maker) {
    LogContract contract =
        new LogContract() {
          @Override
          LogUnderTest log() {
            return maker.get();
          }
        };
    Map<String, Throwable> failures = new LinkedHashMap<>();
    check(failures, "dense", contract::sequences_are_dense_from_1_and_versions_from_0);
    check(failures, "together", contract::what_is_appended_together_lies_together_and_in_order);
    check(failures, "version", contract::a_taken_version_refuses_all_and_leaves_nothing_behind);
    check(failures, "identity", contract::a_taken_identity_refuses_all_and_is_named);
    check(failures, "tenant", contract::the_same_identity_at_another_organisation_is_another_thing);
    check(
        failures,
        "bytes",
        contract::what_is_stored_is_exactly_what_was_given_with_its_place_before_it);
    return failures;
  }

  private static void check(Map<String, Throwable> failures, String name, Runnable check) {
    try {
      check.run();
    } catch (AssertionError | RuntimeException e) {
      failures.put(name, e);
    }
  }

  @Test
  void a_log_that_keeps_the_contract_passes() {
    assertThat(failures(MemoryLog::new)).isEmpty();
  }

  @Test
  void a_log_that_reorders_is_caught() {
    assertThat(failures(Reordering::new)).containsKeys("dense", "together");
  }

  @Test
  void a_log_that_drops_is_caught() {
    assertThat(failures(Dropping::new)).containsKeys("dense", "together", "version");
  }

  @Test
  void a_log_that_doubles_is_caught() {
    assertThat(failures(Doubling::new)).containsKeys("dense", "together", "version");
  }
}
