package org.journey.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Directories of an application that lie on small disks of their own (tmpfs), which a test can fill
 * up and make room on.
 *
 * <p>They are mounted in a mount namespace of the application's own, for which nobody has to be
 * root; from here they are seen through the process, and they are gone when it is gone.
 */
final class SmallDisks {

  /** Moves each directory to a disk of its own and becomes the program that follows. */
  private static final String SCRIPT =
      "set -e; size=$1; shift;"
          + " while [ \"$1\" != -- ]; do mkdir -p \"$1.disk\";"
          + " mount -t tmpfs -o size=$size,mode=700 tmpfs \"$1.disk\"; cp -a \"$1/.\" \"$1.disk\";"
          + " mount --bind \"$1.disk\" \"$1\"; shift; done; shift; exec \"$@\"";

  private final List<String> unshare;
  private final List<Path> directories;

  private SmallDisks(List<String> unshare, List<Path> directories) {
    this.unshare = unshare;
    this.directories = directories;
  }

  /** Disks for some directories, if something can be mounted on this machine. */
  static Optional<SmallDisks> of(Path... directories) throws InterruptedException {
    for (List<String> unshare : List.of(List.of("unshare", "-Urm"), List.of("unshare", "-m"))) {
      if (mounts(unshare)) {
        return Optional.of(new SmallDisks(unshare, List.of(directories)));
      }
    }
    return Optional.empty();
  }

  private static boolean mounts(List<String> unshare) throws InterruptedException {
    List<String> command = new ArrayList<>(unshare);
    command.addAll(List.of("mount", "-t", "tmpfs", "tmpfs", "/tmp"));
    try {
      Process probe =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor(20, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  /** What the application is to be run by. */
  List<String> program(int megabytes) {
    List<String> program = new ArrayList<>(unshare);
    program.addAll(List.of("sh", "-c", SCRIPT, "disks", megabytes + "m"));
    directories.forEach(directory -> program.add(directory.toString()));
    program.add("--");
    return program;
  }

  /** Takes all the room there is on the disk of a directory. */
  static void fill(long pid, Path directory) throws IOException {
    byte[] page = new byte[8_192];
    try (OutputStream out = Files.newOutputStream(ballast(pid, directory))) {
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      // That is what it was to be.
    }
    if (Files.size(ballast(pid, directory)) == 0) {
      throw new IOException("nothing could be written at all");
    }
  }

  /** Gives it back. */
  static void makeRoom(long pid, Path directory) throws IOException {
    Files.deleteIfExists(ballast(pid, directory));
  }

  private static Path ballast(long pid, Path directory) {
    return Path.of("/proc/" + pid + "/root" + directory.toAbsolutePath(), "ballast");
  }
}
