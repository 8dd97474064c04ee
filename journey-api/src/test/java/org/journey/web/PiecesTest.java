package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.journey.ingest.Lines;
import org.journey.log.LogUnavailable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;

/** Parts that need no platform. */
class PiecesTest {

  @Test
  void a_sender_of_a_byte_a_second_is_cut_off_after_the_grace() {
    AtomicLong clock = new AtomicLong();
    InputStream dripping =
        new InputStream() {
          @Override
          public int read() {
            clock.addAndGet(1_000_000_000L);
            return ' ';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            buffer[offset] = (byte) read();
            return 1;
          }
        };
    PacedInput paced = new PacedInput(dripping, clock::get);

    assertThatThrownBy(() -> paced.readNBytes(1000))
        .isInstanceOf(Refusal.class)
        .hasMessage("request-timeout");
    assertThat(clock.get() / 1_000_000_000L).isEqualTo(21);
  }

  @Test
  void a_sender_who_keeps_the_pace_is_not() throws IOException {
    AtomicLong clock = new AtomicLong();
    InputStream steady =
        new ByteArrayInputStream(new byte[200_000]) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            int count = super.read(buffer, offset, Math.min(length, 1100));
            clock.addAndGet(count * 1_000_000_000L / 1100);
            return count;
          }
        };

    assertThat(new PacedInput(steady, clock::get).readAllBytes()).hasSize(200_000);
  }

  @Test
  void lines_are_found_wherever_the_stream_is_cut_and_however_long() throws IOException {
    String text =
        "a\n\n"
            + "b".repeat(300_000)
            + "\ncc\r\n"
            + "d".repeat(10)
            + "\r\n"
            + "e".repeat(11)
            + "\nlast";
    for (int piece : List.of(1, 7, 4096, 1_000_000)) {
      Lines lines = new Lines(pieces(text, piece), 10);
      assertThat(line(lines)).isEqualTo("1:a");
      assertThat(line(lines)).isEqualTo("2:");
      assertThat(line(lines)).isEqualTo("3 too long");
      assertThat(line(lines)).isEqualTo("4:cc");
      assertThat(line(lines)).isEqualTo("5:dddddddddd");
      assertThat(line(lines)).isEqualTo("6 too long");
      assertThat(line(lines)).isEqualTo("7:last");
      assertThat(lines.next()).isNull();
    }
  }

  private static String line(Lines lines) throws IOException {
    Lines.Line line = java.util.Objects.requireNonNull(lines.next());
    return line.tooLong()
        ? line.number() + " too long"
        : line.number() + ":" + new String(line.bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static InputStream pieces(String text, int piece) {
    return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, piece));
      }
    };
  }

  @Test
  void a_cursor_is_read_for_what_it_was_made_for_alone() {
    Cursors cursors = new Cursors(new byte[32], "log-1");
    String cursor = cursors.make(List.of("ab", "c"), "here");

    assertThat(cursors.read(List.of("ab", "c"), cursor)).isEqualTo("here");
    assertThat(cursors.read(List.of("a", "bc"), cursor)).isNull();
    assertThat(cursors.read(List.of("ab"), cursor)).isNull();
    assertThat(new Cursors(new byte[] {1}, "log-1").read(List.of("ab", "c"), cursor)).isNull();
    assertThat(new Cursors(new byte[32], "log-2").read(List.of("ab", "c"), cursor)).isNull();
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'Q' : 'A';
      String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThat(cursors.read(List.of("ab", "c"), tampered)).isNull();
    }
    for (String letter :
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".split("")) {
      String tampered = cursor.substring(0, cursor.length() - 1) + letter;
      assertThat(cursors.read(List.of("ab", "c"), tampered))
          .isEqualTo(tampered.equals(cursor) ? "here" : null);
    }
    assertThat(cursors.read(List.of(), "")).isNull();
    assertThat(cursors.read(List.of(), "§")).isNull();
  }

  @Test
  void an_outage_is_told_in_one_line_a_second_without_traces() {
    AtomicLong now = new AtomicLong();
    List<String> told = new ArrayList<>();
    OutageLog log = new OutageLog(now::get, told::add);
    LogUnavailable failure =
        new LogUnavailable("secret", new SQLException("refused: a value", "08001"));

    for (int call = 0; call < 1000; call++) {
      log.tell(failure);
      now.addAndGet(2_000_000);
    }
    log.tell(failure);

    assertThat(told)
        .containsExactly(
            "A call could not be answered: the database is not available (LogUnavailable, from"
                + " SQLException SQLSTATE 08001)",
            "A call could not be answered: the database is not available (LogUnavailable, from"
                + " SQLException SQLSTATE 08001); nor could 499 before it",
            "A call could not be answered: the database is not available (LogUnavailable, from"
                + " SQLException SQLSTATE 08001); nor could 499 before it");
  }

  @Test
  void the_most_exact_range_says_whether_a_representation_is_accepted() {
    MediaType event = Accept.CLOUD_EVENT;
    MediaType json = Accept.JSON;
    assertThat(chosen("")).isEqualTo(event);
    assertThat(chosen(null)).isEqualTo(event);
    assertThat(chosen("*/*")).isEqualTo(event);
    assertThat(chosen("application/json")).isEqualTo(json);
    assertThat(chosen("application/json, */*")).isEqualTo(json);
    assertThat(chosen("application/json;q=0.5, */*")).isEqualTo(event);
    assertThat(chosen("application/json;q=0, */*")).isEqualTo(event);
    assertThat(chosen("application/cloudevents+json;q=0, */*;q=0.1")).isEqualTo(json);
    assertThat(chosen("application/json, application/cloudevents+json;q=0.9")).isEqualTo(json);
    assertThatThrownBy(() -> chosen("application/*;q=0, */*")).isInstanceOf(Refusal.class);
  }

  private static MediaType chosen(@Nullable String accept) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    if (accept != null) {
      request.addHeader("Accept", accept);
    }
    return Accept.choose(request, Accept.CLOUD_EVENT, Accept.JSON);
  }
}
