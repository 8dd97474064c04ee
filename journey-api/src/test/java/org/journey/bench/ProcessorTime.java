package org.journey.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What the processors have done so far. */
final class ProcessorTime {

  private ProcessorTime() {}

  /** Nanoseconds of this process and of those it has started, which PostgreSQL is among. */
  static long nanos() {
    OperatingSystemMXBean ours =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return ours.getProcessCpuTime()
        + ProcessHandle.current()
            .descendants()
            .mapToLong(
                process -> process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
            .sum();
  }
}
