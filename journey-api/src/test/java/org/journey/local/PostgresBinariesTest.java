package org.journey.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several instances that start at once on a machine where nothing was unpacked yet. */
class PostgresBinariesTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void threads_that_start_at_once_get_one_whole_copy() throws Exception {
    Path cache = folder.resolve("cache");
    int callers = 3;
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Path>> unpacked = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      for (int i = 0; i < callers; i++) {
        unpacked.add(
            threads.submit(
                () -> {
                  start.await();
                  return PostgresBinaries.unpackedInto(cache);
                }));
      }
      start.countDown();
    }
    assertThat(unpacked.get(1).get()).isEqualTo(unpacked.get(0).get());
    assertThat(unpacked.get(2).get()).isEqualTo(unpacked.get(0).get());
    assertThatItIsWhole(unpacked.getFirst().get());
    assertThat(names(cache)).hasSize(1).allMatch(name -> name.startsWith("postgres-"));
  }

  @Test
  void processes_that_start_at_once_get_one_whole_copy_and_sweep_what_a_killed_one_left()
      throws Exception {
    Path cache = folder.resolve("cache").resolve("journey");
    Process killed = start("killed");
    await(() -> names(cache).stream().anyMatch(name -> name.startsWith("unpacking-")));
    killed.destroyForcibly().waitFor();
    assertThat(names(cache)).hasSize(1).allMatch(name -> name.startsWith("unpacking-"));

    List<Process> processes = new ArrayList<>();
    for (String name : List.of("one", "two", "three")) {
      processes.add(start(name));
    }
    List<String> printed = new ArrayList<>();
    for (Process process : processes) {
      // The library that finds the archive says so first.
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      printed.add(said.substring(said.lastIndexOf('\n') + 1));
      assertThat(process.waitFor()).as(printed.getLast()).isZero();
    }

    assertThat(names(cache)).hasSize(1);
    Path copy = cache.resolve(names(cache).getFirst());
    assertThat(printed).containsOnly(copy.toString());
    assertThatItIsWhole(copy);
  }

  private Process start(String name) throws IOException {
    Path data = Files.createDirectory(folder.resolve(name));
    ProcessBuilder process =
        new ProcessBuilder(
                ChildJvm.command(List.of("-Xmx256m"), Unpacking.class.getName(), data.toString()))
            .redirectErrorStream(true);
    process.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    return process.start();
  }

  private void assertThatItIsWhole(Path copy) {
    Path output = folder.resolve("initdb.out");
    int exit =
        new PostgresPrograms(copy)
            .run(
                output,
                PATIENCE,
                "initdb",
                List.of("--pgdata=" + folder.resolve("made"), "--auth=trust", "--no-sync"));
    assertThat(exit).as(() -> PrivateFiles.read(output)).isZero();
  }

  /** What lies in the cache, but for the lock. */
  private static List<String> names(Path cache) {
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".lock"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(java.util.function.BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it took too long").isLessThan(deadline);
      Thread.sleep(5);
    }
  }
}
