package org.journey.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code journey verify}, on bundles that an earlier release made. */
class VerifyTest {

  @TempDir private Path folder;
  private String key = "";

  @BeforeEach
  void the_key() throws IOException {
    key = golden("v1-key.txt");
  }

  @Test
  void a_good_bundle_of_a_journey_is_told_and_exits_with_0() throws IOException {
    Here verified = Here.run("verify", golden("v1-journey.zip"), "--key", key);
    assertThat(verified.exit()).as(verified.err()).isZero();
    assertThat(verified.err()).isEmpty();
    assertThat(verified.out())
        .startsWith("good: journey j-1 of soar\ninteractions: 3, sequences 2 to 17\n")
        .contains("log: journey.example/log-1, 20 interactions", "signed by: journey.example+")
        .contains("a bundle of all");
  }

  @Test
  void a_good_bundle_of_all_is_told_and_exits_with_0() throws IOException {
    Here verified = Here.run("verify", golden("v1-all.zip"), "--key", key);
    assertThat(verified.exit()).as(verified.err()).isZero();
    assertThat(verified.out())
        .startsWith("good: the whole log, with the interactions of soar\ninteractions: 200,");
  }

  @Test
  void a_bad_one_is_told_in_one_line_and_exits_with_1() throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(golden("v1-journey.zip")));
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length - 1));
    Here verified = Here.run("verify", cut.toString(), "--key", key);
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.out()).startsWith("bad: truncated: ").hasLineCount(1);
    assertThat(verified.err()).isEmpty();
    JsonNode json =
        JsonMapper.shared()
            .readTree(Here.run("verify", cut.toString(), "--key", key, "--json").out());
    assertThat(json.path("good").asBoolean()).isFalse();
    assertThat(json.path("fault").asString()).isEqualTo("truncated");
    assertThat(json.path("sequence").isNull()).isTrue();
  }

  @Test
  void what_was_verified_is_told_in_json_too() throws IOException {
    JsonNode json =
        JsonMapper.shared()
            .readTree(Here.run("verify", "--json", "--key", key, golden("v1-journey.zip")).out());
    assertThat(json.path("good").asBoolean()).isTrue();
    assertThat(json.path("journeyId").asString()).isEqualTo("j-1");
    assertThat(json.path("treeSize").asLong()).isEqualTo(20);
  }

  @Test
  void a_checkpoint_of_another_log_is_held_against_it() throws IOException {
    Path journeys = Path.of(golden("v1-journey.zip"));
    Path checkpoint = folder.resolve("checkpoint.txt");
    try (ZipFile zip = new ZipFile(journeys.toFile());
        InputStream note = zip.getInputStream(zip.getEntry("checkpoint.txt"))) {
      Files.write(checkpoint, note.readAllBytes());
    }
    String[] same = {"verify", golden("v1-all.zip"), "--key", key, "--checkpoint", "" + checkpoint};
    assertThat(Here.run(same).exit()).isZero();
    Files.writeString(checkpoint, Files.readString(checkpoint).replace("\n20\n", "\n19\n"));
    Here changed = Here.run(same);
    assertThat(changed.exit()).isEqualTo(1);
    assertThat(changed.out()).startsWith("bad: changed: the checkpoint that was kept");
  }

  @Test
  void one_that_was_packed_again_is_good_and_told_so_until_a_byte_is_changed() throws IOException {
    String packed = packed("same.zip", text -> text);
    Here same = Here.run("verify", packed, "--key", key);
    assertThat(same.exit()).as(same.out()).isZero();
    assertThat(same.out()).startsWith("good: journey j-1 of soar\n").contains("packed the archive");
    Here changed =
        Here.run(
            "verify",
            packed("changed.zip", text -> text.replace("\"e-12\"", "\"e-13\"")),
            "--key",
            key,
            "--json");
    assertThat(changed.exit()).isEqualTo(1);
    JsonNode json = JsonMapper.shared().readTree(changed.out());
    assertThat(json.path("fault").asString()).isEqualTo("changed");
    assertThat(json.path("sequence").asLong()).isEqualTo(12);
  }

  @Test
  void a_checkpoint_that_a_bundle_says_nothing_about_is_told_so() throws IOException {
    Path checkpoint = folder.resolve("checkpoint.txt");
    try (ZipFile zip = new ZipFile(golden("v1-all.zip"));
        InputStream note = zip.getInputStream(zip.getEntry("checkpoint.txt"))) {
      Files.write(checkpoint, note.readAllBytes());
    }
    Here told =
        Here.run(
            "verify",
            golden("v1-journey.zip"),
            "--key",
            key,
            "--checkpoint",
            checkpoint.toString());
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out()).startsWith("bad: not-comparable: the bundle is good, but");
  }

  @Test
  void a_key_that_cannot_have_its_name_is_not_made() throws IOException {
    String file = folder.resolve("signing.key").toString();
    Here wrong = Here.run("log-key", file, "--name", "a b");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("--name").doesNotContain("Exception");
    assertThat(Path.of(file)).doesNotExist();
    assertThat(Here.run("log-key", file, "--name", "a").exit()).isZero();
  }

  private String packed(String name, UnaryOperator<String> edit) throws IOException {
    Path file = folder.resolve(name);
    try (ZipFile zip = new ZipFile(golden("v1-journey.zip"));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(
            entry.getName().equals("interactions.ndjson")
                ? edit.apply(new String(bytes, UTF_8)).getBytes(UTF_8)
                : bytes);
      }
    }
    return file.toString();
  }

  @Test
  void what_cannot_be_read_is_wrong_use() throws IOException {
    String bundle = golden("v1-journey.zip");
    String none = folder.resolve("none").toString();
    String empty = Files.createFile(folder.resolve("empty")).toString();
    for (String[] wrong :
        new String[][] {
          {"verify", none, "--key", key},
          {"verify", folder.toString(), "--key", key},
          {"verify", bundle, "--key", none},
          {"verify", bundle, "--key", empty},
          {"verify", bundle, "--key", bundle},
          {"verify", bundle, "--key", key, "--checkpoint", none},
          {"verify", bundle, "--key", key, "--checkpoint", empty},
          {"verify", bundle},
          {"verify", "--key", key}
        }) {
      Here told = Here.run(wrong);
      assertThat(told.exit()).as(told.err()).isEqualTo(2);
      assertThat(told.out()).isEmpty();
      assertThat(told.err()).isNotBlank().doesNotContain("Exception");
    }
  }

  @Test
  void an_empty_file_is_a_bad_bundle() throws IOException {
    String empty = Files.createFile(folder.resolve("empty")).toString();
    Here told = Here.run("verify", empty, "--key", key);
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out()).startsWith("bad: ");
  }

  private String golden(String name) throws IOException {
    try (InputStream in = VerifyTest.class.getResourceAsStream("/golden/bundle/" + name)) {
      return Files.write(folder.resolve(name), Objects.requireNonNull(in, name).readAllBytes())
          .toString();
    }
  }
}
