package org.journey.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From how many on copying is worth its round trips. */
@Tag("bench")
class BatchWritersBenchTest {

  @Test
  void time_by_size() throws SQLException {
    TestPostgres.Database database = TestPostgres.database();
    try (Connection connection = database.application().appender();
        BatchWriter small = new SmallBatchWriter(connection);
        BatchWriter large = new CopyBatchWriter(connection)) {
      int journey = 0;
      for (int size : new int[] {1, 4, 16, 32, 64, 128, 256, 512, 1024, 1, 16, 64, 256}) {
        int rounds = Math.max(20, 150 - size / 8);
        long[] nanos = new long[2];
        for (int round = 0; round < rounds; round++) {
          for (int way = 0; way < 2; way++) {
            List<Append> rows = new ArrayList<>();
            for (int i = 0; i < size; i++) {
              rows.add(Appends.row("north", "j-" + journey++, 0));
            }
            long start = System.nanoTime();
            (way == 0 ? small : large).write(rows);
            nanos[way] += System.nanoTime() - start;
          }
        }
        System.out.printf(
            "size %d: small %.2f ms, copy %.2f ms%n",
            size, nanos[0] / 1e6 / rounds, nanos[1] / 1e6 / rounds);
      }
    }
  }

  @Test
  void gathering() throws Exception {
    TestPostgres.Database database = TestPostgres.database();
    try (GroupCommitAppender plain =
            new GroupCommitAppender(
                database.application()::appender, any -> {}, AppendWatch.NONE, 0);
        GroupCommitAppender gathering =
            new GroupCommitAppender(
                database.application()::appender, any -> {}, AppendWatch.NONE, 3_000_000)) {
      for (int callers : new int[] {1, 2, 8, 64, 256}) {
        double[] rates = new double[2];
        for (int round = 0; round < 6; round++) {
          rates[0] += rate(plain, callers, "p-" + callers + "-" + round);
          rates[1] += rate(gathering, callers, "g-" + callers + "-" + round);
        }
        System.out.printf(
            "gather %d callers: plain %.0f/s, gathering %.0f/s%n",
            callers, rates[0] / 6, rates[1] / 6);
      }
    }
  }

  private static double rate(GroupCommitAppender appender, int callers, String name)
      throws InterruptedException {
    AtomicLong count = new AtomicLong();
    CountDownLatch done = new CountDownLatch(callers);
    long start = System.nanoTime();
    for (int caller = 0; caller < callers; caller++) {
      String journey = name + "-" + caller;
      Thread.ofVirtual()
          .start(
              () -> {
                for (int version = 0; System.nanoTime() - start < 2_000_000_000L; version++) {
                  long busy = System.nanoTime();
                  Append row = Appends.row("north", journey, version);
                  while (System.nanoTime() - busy < 60_000) {
                    Thread.onSpinWait();
                  }
                  appender.append(List.of(row), Deadline.soon());
                  count.incrementAndGet();
                }
                done.countDown();
              });
    }
    done.await();
    return count.get() * 1e9 / (System.nanoTime() - start);
  }
}
