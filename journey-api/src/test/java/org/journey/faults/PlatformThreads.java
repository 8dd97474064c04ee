package org.journey.faults;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Threads of this JVM in which the platform is at work, virtual ones too, which no management bean
 * counts: by their stacks.
 */
final class PlatformThreads {

  private PlatformThreads() {}

  /** How many have the platform's code, and not the tests', on their stack. */
  static int count(Path directory) throws IOException {
    Path dump = Files.createTempDirectory(directory, "threads").resolve("dump");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(
            dump.toAbsolutePath().toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    int count = 0;
    for (String thread : Files.readString(dump).split("\n\\s*\n")) {
      boolean platform = thread.contains("org.journey.") || thread.contains("tomcat-handler");
      if (platform && !thread.contains("org.journey.faults.")) {
        count++;
      }
    }
    return count;
  }
}
