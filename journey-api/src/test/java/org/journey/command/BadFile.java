package org.journey.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.journey.testing.BadInput;
import org.junit.jupiter.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of everything bad: the table of bad input, a line that no memory should hold, and what is
 * no text at all.
 *
 * @param lines the rows of the table that are lines; the long line follows them
 * @param noise how many lines the rest is taken for
 */
public record BadFile(Path path, List<BadInput> lines, int noise) {

  private static final int NOISE_BYTES = 64 * 1024;

  /**
   * Writes it.
   *
   * @param longLine how many bytes the long line has; they are a hole in the file and cost no disk
   */
  public static BadFile write(Path path, long longLine) throws IOException {
    List<BadInput> lines = BadInput.all().stream().filter(BadInput::fitsOneLine).toList();
    long seed = Long.getLong("journey.seed", 20_261_125L);
    byte[] noise = new byte[NOISE_BYTES];
    new Random(seed).nextBytes(noise);
    noise[NOISE_BYTES - 1] = '\n';
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    for (BadInput line : lines) {
      table.writeBytes(line.bytes());
      table.write('\n');
    }
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(file, table.toByteArray());
      file.position(file.position() + longLine);
      write(file, new byte[] {'\n'});
      write(file, noise);
    }
    int ends = 0;
    for (byte each : noise) {
      ends += each == '\n' ? 1 : 0;
    }
    return new BadFile(path, lines, ends);
  }

  private static void write(FileChannel file, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      file.write(rest);
    }
  }

  /** Fails unless a run told each line with its number, problem and place, and no value. */
  public void isTold(int exit, String out, String err) {
    assertThat(exit).as(() -> err.substring(0, Math.min(err.length(), 4000))).isEqualTo(1);
    JsonNode report = JsonMapper.shared().readTree(out);
    JsonNode problems = report.required("problems");
    assertThat(report.required("accepted").asInt()).isZero();
    assertThat(report.required("duplicates").asInt()).isZero();
    assertThat(report.required("firstSequence").isNull()).isTrue();
    assertThat(report.required("rejected").asInt()).isEqualTo(lines.size() + 1 + noise);
    assertThat(problems).hasSize(lines.size() + 1 + noise);
    Assertions.assertAll(
        lines.stream()
            .map(line -> () -> isTold(problems.get(lines.indexOf(line)), lines.indexOf(line))));
    for (int i = lines.size(); i < problems.size(); i++) {
      assertThat(problems.get(i).required("line").asInt()).isEqualTo(i + 1);
      assertThat(problems.get(i).required("type").stringValue())
          .isEqualTo(i == lines.size() ? "/problems/too-large" : "/problems/malformed");
    }
    assertThat(BadInput.heldBy(out, lines)).isEmpty();
    assertThat(BadInput.heldBy(err, lines)).isEmpty();
  }

  private void isTold(JsonNode problem, int index) {
    BadInput bad = lines.get(index);
    // What the platform alone may make is refused by the table of roles, before its form is.
    boolean platforms = bad.name().startsWith("an emitter's ");
    assertThat(problem.required("line").asInt()).as(bad.name()).isEqualTo(index + 1);
    assertThat(problem.required("type").stringValue())
        .as(bad.name())
        .isEqualTo("/problems/" + (platforms ? "forbidden" : bad.slug()));
    assertThat(problem.required("pointer").asString(null)).as(bad.name()).isEqualTo(bad.pointer());
    assertThat(problem.required("detail").stringValue()).as(bad.name()).isNotBlank();
  }

  /** A copy of a file that ends in the middle of its middle line; how many lines are whole. */
  public static int cut(Path whole, Path half) throws IOException {
    List<String> lines = Files.readAllLines(whole);
    int before = lines.size() / 2;
    String cut = lines.get(before);
    Files.writeString(
        half,
        String.join("\n", lines.subList(0, before)) + "\n" + cut.substring(0, cut.length() / 2));
    return before;
  }
}
