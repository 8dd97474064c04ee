package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.journey.command.BadFile;
import org.journey.command.Here;
import org.journey.log.InteractionLog;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code import --url} of what should not be there. What is told on standard error has the server's
 * log in it, as both run in this process.
 */
class ImportOverHttpTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  /** More than a quarter of what this process may have in all. */
  private static final long LONG_LINE = 300L << 20;

  @TempDir Path folder;

  @Test
  void a_file_of_everything_bad_is_told_line_by_line() throws IOException {
    BadFile bad = BadFile.write(folder.resolve("bad.ndjson"), LONG_LINE);
    long head = PLATFORM.application().getBean(InteractionLog.class).head();

    Here run = run(bad.path(), PLATFORM.caller("w-7", "soar", Role.IMPORT));

    bad.isTold(run.exit(), run.out(), run.err());
    assertThat(PLATFORM.application().getBean(InteractionLog.class).head()).isEqualTo(head);
  }

  @Test
  void a_file_that_was_cut_within_a_line_can_be_sent_again_whole() throws IOException {
    Caller staff = PLATFORM.caller("w-1", Events.fresh("imp"), Role.STAFF);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      lines.add(Events.referral(Events.fresh("j")).toString());
    }
    Path whole = Files.write(folder.resolve("whole.ndjson"), lines);
    Path half = folder.resolve("half.ndjson");
    int before = BadFile.cut(whole, half);

    Here first = run(half, staff);
    Here second = run(whole, staff);

    assertThat(first.exit()).isEqualTo(1);
    JsonNode told = JsonMapper.shared().readTree(first.out());
    assertThat(told.path("accepted").asInt()).isEqualTo(before);
    assertThat(told.path("problems")).hasSize(1);
    assertThat(told.at("/problems/0/line").asInt()).isEqualTo(before + 1);
    assertThat(told.at("/problems/0/type").asString()).isEqualTo("/problems/malformed");
    assertThat(second.exit()).as(second.err()).isZero();
    assertThat(JsonMapper.shared().readTree(second.out()).path("duplicates").asInt())
        .isEqualTo(before);
    List<String> stored = new ArrayList<>();
    staff
        .get("/api/v1/interactions?limit=500")
        .json()
        .path("interactions")
        .forEach(event -> stored.add(event.path("id").asString()));
    assertThat(stored)
        .containsExactlyInAnyOrderElementsOf(
            lines.stream()
                .map(line -> JsonMapper.shared().readTree(line).path("id").asString())
                .toList());
  }

  private static Here run(Path file, Caller caller) {
    String token = String.valueOf(caller.authorization()).replace("Bearer ", "");
    return Here.run("import", file.toString(), "--url", PLATFORM.url(), "--token", token);
  }
}
