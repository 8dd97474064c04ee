package org.journey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tests write lies where they share it out, and goes when it is deleted. */
class ScratchTest {

  @TempDir Path place;

  @Test
  void what_junit_gives_lies_beside_what_is_asked_for() {
    Path asked = Scratch.directory("asked-");
    try {
      assertThat(place.getParent()).isEqualTo(asked.getParent());
      assertThat(asked.getParent()).asString().contains("journey-tests-");
    } finally {
      Scratch.delete(asked);
    }
  }

  @Test
  void a_directory_is_deleted_with_all_that_is_in_it_and_nothing_that_it_leads_to()
      throws IOException {
    Path kept = Files.createDirectory(place.resolve("kept"));
    Files.writeString(kept.resolve("file"), "text");
    Path below = Files.createDirectories(place.resolve("deleted/some/where"));
    Files.writeString(below.resolve("file"), "text");
    Files.createSymbolicLink(below.resolve("link"), kept);
    Scratch.delete(place.resolve("deleted"));
    assertThat(place.resolve("deleted")).doesNotExist();
    assertThat(kept.resolve("file")).exists();
  }

  @Test
  void what_a_jvm_left_is_deleted_by_the_next_and_nothing_else_is() throws IOException {
    Path left = Scratch.rootIn(place);
    Scratch.hold(left).close();
    Files.writeString(left.resolve("file"), "text");
    Path other = Files.createDirectory(place.resolve("others"));
    Path link = Files.createSymbolicLink(place.resolve("journey-tests-link"), other);
    Files.writeString(other.resolve("lock"), "");
    Path making = Scratch.rootIn(place);
    assertThat(left).doesNotExist();
    try (FileChannel _ = Scratch.hold(making)) {
      Path next = Scratch.rootIn(place);
      assertThat(place).isDirectoryContaining(next::equals);
      assertThat(making).as("held").exists();
      assertThat(link).as("no directory").exists();
      assertThat(other.resolve("lock")).exists();
    }
  }
}
