package org.journey.erasure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.journey.local.ChildJvm;

/** A file that another process has to itself, as one does that was stopped in its turn. */
final class HeldFile implements AutoCloseable {

  private static final String HELD = "held";

  private final Process process;

  /** Has it held from now on. */
  HeldFile(Path file) throws IOException {
    process =
        new ProcessBuilder(
                ChildJvm.command(List.of("-Xmx32m"), HeldFile.class.getName(), file.toString()))
            .redirectErrorStream(true)
            .start();
    BufferedReader told =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = told.readLine();
    while (line != null && !line.equals(HELD)) {
      line = told.readLine();
    }
    if (line == null) {
      throw new IOException("the other process did not get the file");
    }
  }

  /** Until it is ended. */
  public static void main(String[] arguments) throws Exception {
    try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      System.out.println(lock.isValid() ? HELD : "not held");
      // Until the one who began it ends it, or ends itself.
      System.in.transferTo(System.out);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
