package org.journey.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
