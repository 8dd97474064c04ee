package org.journey.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.journey.sealing.KeyNews;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Erasing;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After the stated time nothing of who was erased is in the memory of a node. */
@Tag("faults")
class ErasedMemoryTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  /** Backwards: as it is read nowhere. */
  private static final String YRANAC = "x9qWvTnUr7LbKdEsZp3M";

  private final String organisation = Events.fresh("mem");
  private final String journey = Events.fresh("j");
  private final Caller asks = Erasing.asking(PLATFORM, organisation);

  @Test
  void a_heap_dump_past_the_stated_time_holds_nothing_of_what_was_said(@TempDir Path folder)
      throws Exception {
    asks.post(Events.referral(journey)).is(201);
    for (int i = 0; i < 8; i++) {
      say(i);
      listen();
    }
    assertThat(found(folder.resolve("before.hprof"))).as("it shows while it is there").isTrue();

    Erasing.erase(PLATFORM, organisation, "c-" + journey);
    Thread.sleep(KeyNews.CLEAN_WITHIN.toMillis());

    assertThat(found(folder.resolve("after.hprof"))).isFalse();
  }

  /** Over a connection of one's own: a client's buffers would be in the same memory. */
  private void say(int i) throws IOException {
    String body =
        Events.reflection(
                journey,
                "2026-01-20T09:00:0" + i + "Z",
                new StringBuilder(YRANAC).reverse().toString())
            .toString();
    assertThat(exchange("POST /api/v1/interactions", body)).contains(" 201 ");
  }

  private void listen() throws IOException {
    String timeline = exchange("GET /api/v1/journeys/" + journey + "/timeline", "");
    assertThat(new StringBuilder(timeline).reverse().indexOf(YRANAC)).isPositive();
  }

  private String exchange(String call, String body) throws IOException {
    URI url = URI.create(PLATFORM.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(20_000);
      String request =
          call
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type:"
              + " application/json\r\nAuthorization: Bearer "
              + PLATFORM.token("asks-1", List.of(organisation), Role.MANAGER)
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean found(Path dump) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), true);
    try {
      for (Charset charset :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
        if (holds(dump, YRANAC.getBytes(charset), charset == StandardCharsets.UTF_8 ? 1 : 2)) {
          return true;
        }
      }
      return false;
    } finally {
      Files.delete(dump);
    }
  }

  /** Whether a file holds, character by character backwards, what is given. */
  private static boolean holds(Path file, byte[] backwards, int width) throws IOException {
    byte[] ring = new byte[backwards.length];
    long at = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
      for (int next = in.read(); next >= 0; next = in.read(), at++) {
        ring[(int) (at % ring.length)] = (byte) next;
        if (at >= ring.length && matches(ring, at, backwards, width)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean matches(byte[] ring, long at, byte[] backwards, int width) {
    int characters = backwards.length / width;
    for (int i = 0; i < characters; i++) {
      for (int k = 0; k < width; k++) {
        // The last character read is the first backwards.
        long place = at - (long) (i + 1) * width + 1 + k;
        if (ring[(int) (place % ring.length)] != backwards[i * width + k]) {
          return false;
        }
      }
    }
    return true;
  }
}
