package org.journey.faults;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** What is told to another process of this user's own. */
final class Signals {

  private Signals() {}

  /** Not one instruction more, until it is let go; its connections stand. */
  static void pause(Process process) throws IOException, InterruptedException {
    signal(process, "STOP");
  }

  static void letGo(Process process) throws IOException, InterruptedException {
    signal(process, "CONT");
  }

  /** PostgreSQL's first process, which has all others end at once. */
  static void quit(ProcessHandle process) throws IOException, InterruptedException {
    signal(process, "QUIT");
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    signal(process.toHandle(), name);
  }

  private static void signal(ProcessHandle process, String name)
      throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).inheritIO().start();
    if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
      throw new IllegalStateException("no signal " + name + " to a process of this user's own");
    }
  }
}
