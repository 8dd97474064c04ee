package org.journey.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.journey.checkpoint.CheckpointFile;
import org.journey.checkpoint.Checkpoints;
import org.journey.checkpoint.LogWitness;
import org.journey.checkpoint.SigningKeys;
import org.journey.checkpoint.TreeLog;

/**
 * What checkpoints cost beside appending: processor time of this process and of PostgreSQL for each
 * interaction of an import, with checkpoints every five seconds and one more at the end that
 * includes all, beside the same without. An import is where an interaction costs least, so this is
 * where they weigh most.
 */
public final class CheckpointBenchmark {

  private static final int EACH = 50;
  private static final String NAME = "bench";

  private CheckpointBenchmark() {}

  /** Arguments: {@code pairs=}, and how many {@code lines=} each half of a pair imports. */
  public static void main(String[] arguments) throws Exception {
    int pairs = Arguments.whole(arguments, "pairs", 6);
    int lines = Arguments.whole(arguments, "lines", 150_000);
    double[] with = new double[pairs];
    double[] without = new double[pairs];
    try (Instance instance = new Instance(false)) {
      Path file = instance.scratch("part.ndjson");
      SigningKeys.create(instance.scratch("bench.key"));
      // Both ways, so that no half is a measure of the compiler.
      runWithCheckpoints(instance, file, 0, lines);
      run(instance, file, lines, lines);
      for (int pair = 0; pair < pairs; pair++) {
        int first = (2 + 2 * pair) * lines;
        // In turn, which of them begins: what grows with the log weighs on both alike.
        if (pair % 2 == 0) {
          without[pair] = run(instance, file, first, lines);
          with[pair] = runWithCheckpoints(instance, file, first + lines, lines);
        } else {
          with[pair] = runWithCheckpoints(instance, file, first, lines);
          without[pair] = run(instance, file, first + lines, lines);
        }
      }
    }
    Table table = new Table();
    table.pairs(
        "processor time of an imported interaction, with checkpoints",
        with,
        "the same without",
        without,
        "ns",
        "1.05");
    table.single(
        "the hash of its leaf, which both have",
        String.format(Locale.ROOT, "%,.0f ns", hash()),
        "",
        "");
    System.out.println("Machine: " + Table.machine());
    System.out.println();
    System.out.println(table);
  }

  private static double runWithCheckpoints(Instance instance, Path file, int first, int lines)
      throws IOException {
    write(file, first, lines);
    SigningKeys keys = SigningKeys.open(NAME, List.of(instance.scratch("bench.key")));
    CheckpointFile published =
        new CheckpointFile(instance.scratch("published"), TreeLog.INTERACTIONS);
    LogWitness witness =
        new LogWitness(instance.bean(DataSource.class), TreeLog.INTERACTIONS, keys, NAME);
    LogWitness.Seen seen = witness.look(List.of(), List.of(), null);
    long before = ProcessorTime.nanos();
    try (Checkpoints checkpoints = new Checkpoints(witness, seen.identity(), published)) {
      take(instance, file, lines);
      checkpoints.latest();
    }
    return (ProcessorTime.nanos() - before) / (double) lines;
  }

  private static double run(Instance instance, Path file, int first, int lines) throws IOException {
    write(file, first, lines);
    long before = ProcessorTime.nanos();
    take(instance, file, lines);
    return (ProcessorTime.nanos() - before) / (double) lines;
  }

  private static void write(Path file, int first, int lines) throws IOException {
    ImportBenchmark.write(file, first / EACH, lines / EACH, 0, EACH, true);
  }

  private static void take(Instance instance, Path file, int lines) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ImportBenchmark.expectAccepted(instance.take(in), lines);
    }
  }

  /** Of as many bytes as a stored interaction has. */
  private static double hash() throws NoSuchAlgorithmException {
    byte[] event = new byte[700];
    int times = 200_000;
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    long begin = 0;
    for (int i = -times; i < times; i++) {
      if (i == 0) {
        begin = System.nanoTime();
      }
      sha256.update((byte) 0);
      event[0] = sha256.digest(event)[0];
    }
    return (System.nanoTime() - begin) / (double) times;
  }
}
