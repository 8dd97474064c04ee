package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers that open connections and say nothing, or one byte a second. */
@ExtendWith(RunningApplication.class)
class IdleConnectionsTest {

  private static final int IDLE = 200;

  /** More than a servlet container has threads by default. */
  private static final int SLOW = 220;

  @Test
  void health_answers_and_work_goes_on_beside_idle_sockets_and_bodies_of_one_byte_a_second(
      RunningApplication.Instance instance) throws Exception {
    String token = instance.application().token("soar", "STAFF");
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int count = 0; count < IDLE; count++) {
        sockets.add(open(instance));
      }
      List<Socket> slow = new ArrayList<>();
      for (int count = 0; count < SLOW; count++) {
        Socket socket = open(instance);
        sockets.add(socket);
        slow.add(socket);
        write(
            socket,
            "POST /api/v1/interactions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + token
                + "\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n");
      }
      // So many at once to a fresh JVM are work at first; what they must not be is work for long.
      instance.application().awaitReady(Duration.ofSeconds(20));
      for (int second = 0; second < 6; second++) {
        for (Socket socket : slow) {
          write(socket, " ");
        }
        // Not behind the slow ones, of which each would take over an hour.
        Api.Reply health = instance.api().health("", Duration.ofSeconds(10));
        assertThat(health.status()).isEqualTo(200);
        String referral =
            Interactions.referral(
                "/faults/idle", "idle-" + second, "idle-" + second, Instant.EPOCH);
        assertThat(instance.api().post(referral, Duration.ofSeconds(10)).status()).isEqualTo(201);
        Thread.sleep(1_000);
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static Socket open(RunningApplication.Instance instance) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), instance.application().port());
  }

  private static void write(Socket socket, String text) throws IOException {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException closedByServer) {
      // Being shown the door is a good answer to this.
    }
  }
}
