package org.journey.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.journey.problem.FieldError;
import org.journey.testing.GoldenFiles;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Whatever bytes come: a value comes back, and what is accepted can be stored and read again. */
@NullMarked
class ReaderFuzzTest {

  private static final byte[][] PIECES = {
    "\\u0000".getBytes(StandardCharsets.UTF_8),
    "\\ud800".getBytes(StandardCharsets.UTF_8),
    "{\"a\":[".getBytes(StandardCharsets.UTF_8),
    "]}".getBytes(StandardCharsets.UTF_8),
    "\":\"".getBytes(StandardCharsets.UTF_8),
    "\",\"".getBytes(StandardCharsets.UTF_8),
    "null".getBytes(StandardCharsets.UTF_8),
    "1e99".getBytes(StandardCharsets.UTF_8),
    "-0.0".getBytes(StandardCharsets.UTF_8),
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {(byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80},
    {0}
  };

  @Test
  void any_bytes_are_read_or_refused_and_never_thrown_at() {
    long seed = Long.getLong("journey.seed", 4711L);
    Random random = new Random(seed);
    List<byte[]> messages =
        GoldenFiles.names().stream()
            .map(name -> GoldenFiles.bytes(GoldenFiles.file(name).withObject("/emitted")))
            .toList();
    int accepted = 0;
    for (int round = 0; round < 60_000; round++) {
      byte[] message = messages.get(random.nextInt(messages.size()));
      for (int i = random.nextInt(4); i > 0; i--) {
        message = changed(message, random);
      }
      String place =
          "seed %d, round %d: %s"
              .formatted(seed, round, new String(message, StandardCharsets.ISO_8859_1));
      try {
        if (CloudEventReader.read(message, GoldenFiles.NOW, GoldenFiles.SUB_THEMES)
            instanceof Reading.Read read) {
          ContentForm.canonical(read.event());
          Emitted emitted = read.emitted();
          assertThat(emitted == null).as(place).isNotEqualTo(read.errors().isEmpty());
          if (emitted != null) {
            accepted++;
            byte[] tail = StoredEvents.tail(0, emitted, "soar", "w-7", emitted.json());
            byte[] stored = StoredEvents.compose(1, GoldenFiles.NOW, tail);
            assertThat(Recorded.parse(stored).data()).as(place).isEqualTo(emitted.data());
            assertThat(ContentForm.canonical(emitted))
                .isEqualTo(ContentForm.canonical(read.event()));
          }
          for (FieldError error : read.errors()) {
            assertThat(Texts.forbidden(error.pointer())).as(place).isNull();
          }
        }
      } catch (RuntimeException e) {
        throw new AssertionError(place, e);
      }
    }
    assertThat(accepted).isGreaterThan(1000);
  }

  private static byte[] changed(byte[] message, Random random) {
    int at = random.nextInt(message.length);
    int kind = random.nextInt(4);
    if (kind == 0) {
      byte[] copy = message.clone();
      copy[at] = (byte) random.nextInt(256);
      return copy;
    }
    if (kind == 1) {
      return joined(message, at, PIECES[random.nextInt(PIECES.length)], at);
    }
    int other = random.nextInt(message.length);
    int from = Math.min(at, other);
    int to = Math.max(at, Math.min(other, from + 40));
    return kind == 2
        ? joined(message, from, new byte[0], Math.min(to, from + 40))
        : joined(message, from, Arrays.copyOfRange(message, from, to), from);
  }

  /** The start up to one place, a piece, and the rest from another. */
  private static byte[] joined(byte[] message, int start, byte[] piece, int rest) {
    byte[] all = new byte[start + piece.length + message.length - rest];
    System.arraycopy(message, 0, all, 0, start);
    System.arraycopy(piece, 0, all, start, piece.length);
    System.arraycopy(message, rest, all, start + piece.length, message.length - rest);
    return all;
  }
}
