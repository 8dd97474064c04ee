package org.journey.faults;

/** Threads of this JVM in which the platform is at work, by their stacks. */
final class PlatformThreads {

  private PlatformThreads() {}

  /** How many have the platform's code, and not the tests', on their stack. */
  static int count() {
    int count = 0;
    for (Thread thread : LiveThreads.all()) {
      String stack = LiveThreads.stack(thread);
      boolean platform =
          stack.contains("org.journey.") || thread.getName().startsWith("tomcat-handler");
      if (platform && !stack.contains("org.journey.faults.")) {
        count++;
      }
    }
    return count;
  }
}
