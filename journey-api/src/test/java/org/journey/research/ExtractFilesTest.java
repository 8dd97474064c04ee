package org.journey.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where extracts lie, on a node or on several that share a directory. */
class ExtractFilesTest {

  private static final UUID DONE = UUID.randomUUID();
  private static final UUID RUNNING = UUID.randomUUID();
  private static final UUID DELETED = UUID.randomUUID();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private static Path written(Path folder) throws IOException {
    Files.writeString(Files.createDirectories(folder).resolve("rows.csv"), folder.toString());
    return folder;
  }

  @Test
  void two_who_write_the_same_extract_do_not_meet_and_the_last_one_is_in_place()
      throws IOException {
    try (ExtractFiles files = new ExtractFiles(directory)) {
      Path one = written(files.attempt(DONE));
      Path other = written(files.attempt(DONE));
      assertThat(one).isNotEqualTo(other);

      files.publish(one, DONE);
      files.publish(other, DONE);

      assertThat(files.of(DONE).resolve("rows.csv")).hasContent(other.toString());
      assertThat(directory).isDirectoryNotContaining(path -> !path.equals(files.of(DONE)));
    }
  }

  @Test
  void what_is_of_no_extract_goes_and_nothing_else() throws IOException {
    try (ExtractFiles files = new ExtractFiles(directory)) {
      Path done = written(files.of(DONE));
      Path left = written(files.attempt(DONE));
      Path working = written(files.attempt(RUNNING));
      Path partial = written(working.resolveSibling(working.getFileName() + ".partial"));
      Path deleted = written(files.of(DELETED));
      Path partOfDeleted = written(files.attempt(DELETED));
      Path another = written(directory.resolve("somebody-else's"));

      files.tidy(Map.of(DONE, false, RUNNING, true));

      assertThat(done).exists();
      assertThat(working).exists();
      assertThat(partial).exists();
      assertThat(another).exists();
      assertThat(left).doesNotExist();
      assertThat(deleted).doesNotExist();
      assertThat(partOfDeleted).doesNotExist();
    }
  }
}
