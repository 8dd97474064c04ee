package org.journey.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that does not start. */
class EmbeddedBrokerStartTest {

  @Test
  void why_it_does_not_start_is_told(@TempDir Path data) throws IOException {
    Path kafka = Files.createDirectory(data.resolve("kafka"));
    Files.writeString(
        kafka.resolve("meta.properties"),
        "version=1\nnode.id=99\ncluster.id=another\ndirectory.id=AAAAAAAAAAAAAAAAAAAAAQ\n");
    assertThatThrownBy(() -> EmbeddedBroker.start(data, null))
        .isInstanceOf(LocalTrouble.class)
        .hasMessageContaining("99")
        .hasMessageNotContaining("Thread");
  }

  @Test
  void a_port_that_another_program_takes_at_the_last_moment_is_passed_over(@TempDir Path data)
      throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int taken = other.getLocalPort();
      Path kept = data.resolve("kafka.port");
      Files.writeString(kept, Integer.toString(taken));
      try (EmbeddedBroker broker =
              EmbeddedBroker.startAt(new BrokerPort(kept, null, port -> true), data);
          Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
        assertThat(broker.address()).doesNotEndWith(":" + taken).endsWith(Files.readString(kept));
        assertThat(admin.describeCluster().nodes()).succeedsWithin(Duration.ofSeconds(30));
      }
    }
  }

  @Test
  void a_port_that_was_asked_for_is_not_exchanged_for_another(@TempDir Path data)
      throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int taken = other.getLocalPort();
      assertThatThrownBy(() -> EmbeddedBroker.start(data, taken))
          .isInstanceOf(LocalTrouble.class)
          .hasMessage("--kafka-port: port " + taken + " is in use");
      BrokerPort late = new BrokerPort(data.resolve("kafka.port"), taken, port -> true);
      assertThatThrownBy(() -> EmbeddedBroker.startAt(late, data))
          .isInstanceOf(LocalTrouble.class)
          .hasMessage("--kafka-port: port " + taken + " is in use");
    }
  }
}
