package org.journey.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the commands say and with which code they end. */
class CommandLineTest {

  @TempDir Path folder;

  private static Set<String> commands() {
    return new CommandLine(new JourneyCommand()).getSubcommands().keySet();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_explains_itself(String command) {
    Here help = Here.run(command, "--help");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("Usage: journey " + command);
    assertThat(help.err()).isEmpty();
  }

  @Test
  void wrong_use_is_told_on_standard_error_and_ends_with_2() {
    for (String[] wrong :
        new String[][] {
          {},
          {"dance"},
          {"import"},
          {"import", "file"},
          {"import", "nowhere.ndjson", "--data", "d"},
          {"import", "-", "--data", "d", "--url", "http://localhost", "--token", "t"},
          {"export", "--url", "http://localhost"},
          {"token", "--role", "STAFF"},
          {"token", "--role", "KING", "--organisation", "here"},
          {"serve", "--port", "high"},
          {"serve", "--port", "99999"},
          {"serve", "--port", "-1"},
          {"import", "-", "--url", "localhost:8080", "--token", "t"},
          {"import", "-", "--url", "http://a b", "--token", "t"},
          {"replay", "--model", "m.yaml", "--data", "d"},
          {"archive"},
          {"archive", "check"},
          {"proof"},
          {"serve", "--profile", "production", "--data", "d"},
        }) {
      Here refused = Here.run(wrong);
      assertThat(refused.exit()).as(String.join(" ", wrong)).isEqualTo(2);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err()).isNotEmpty();
    }
  }

  @Test
  void what_is_read_without_being_told_where_is_read_here() {
    Here refused = Here.run("export");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).startsWith("journey: .journey holds no Journey").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void the_local_profile_is_reached_from_this_machine_only(String address) {
    Path data = folder.resolve("data");
    Here refused = Here.run("serve", "--data", data.toString(), "--address", address);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("--address");
    System.setProperty("server.address", address);
    try {
      Here configured = Here.run("serve", "--data", data.toString());
      assertThat(configured.exit()).isEqualTo(2);
      assertThat(configured.err())
          .startsWith("journey: server.address: the local profile")
          .hasLineCount(1);
    } finally {
      System.clearProperty("server.address");
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void production_without_settings_stops_and_names_the_first_that_is_missing() {
    Here refused = Here.run("serve", "--profile", "production");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).startsWith("journey: journey.database.url: ").hasLineCount(1);
  }

  @Test
  void production_takes_its_settings_from_a_file_too() throws Exception {
    Path settings = folder.resolve("journey.yml");
    Files.writeString(
        settings, "journey.database.url: jdbc:postgresql://db/journey?sslmode=verify-full\n");
    Here refused = Here.run("serve", "--profile", "production", "--config", settings.toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith("journey: journey.database.owner.name: is missing")
        .hasLineCount(1);
  }

  @Test
  void an_address_where_nothing_answers_is_told_from_a_call_that_broke() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Here refused = Here.run("import", "-", "--url", "http://127.0.0.1:" + port, "--token", "t");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("nothing was sent").hasLineCount(1);
  }

  @Test
  void a_directory_that_cannot_be_made_is_told_with_the_reason() throws Exception {
    Path file = Files.createFile(folder.resolve("a-file"));
    Here refused = Here.run("serve", "--data", file.resolve("data").toString());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("cannot be made: ").hasLineCount(1);
    assertThat(refused.err().strip()).doesNotEndWith(file.toString());
    assertThat(Here.run("serve", "--data", file.toString()).err()).doesNotContain("Exception");
  }

  @Test
  void the_address_that_is_told_is_the_one_that_is_listened_at() {
    assertThat(ServeCommand.url("127.0.0.2", 81)).isEqualTo("http://127.0.0.2:81");
    assertThat(ServeCommand.url("::1", 81)).isEqualTo("http://[::1]:81");
    assertThat(ServeCommand.url("[::1]", 81)).isEqualTo("http://[::1]:81");
    assertThat(ServeCommand.url("localhost", 81)).isEqualTo("http://localhost:81");
  }

  @Test
  void a_token_needs_an_instance() {
    Here refused =
        Here.run("token", "--data", folder.toString(), "--role", "STAFF", "--organisation", "here");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("holds no Journey");
  }

  @Test
  void a_master_key_is_made_once() {
    String file = folder.resolve("master.key").toString();
    assertThat(Here.run("master-key", file).exit()).isZero();
    assertThat(Here.run("master-key", file).exit()).isEqualTo(1);
  }

  @Test
  void an_older_master_key_is_dropped_only_where_it_was_looked_or_not_to_look_was_asked_for() {
    String file = folder.resolve("master.key").toString();
    assertThat(Here.run("master-key", file).exit()).isZero();
    assertThat(Here.run("master-key", "rotate", file).exit()).isZero();
    Here nowhere = Here.run("master-key", "rotate", "--drop-old", file);
    assertThat(nowhere.exit()).isEqualTo(2);
    assertThat(nowhere.err()).contains("--data DIR or --production", "--unchecked").hasLineCount(1);
    assertThat(Here.run("master-key", "rotate", "--unchecked", file).exit()).isEqualTo(2);
    assertThat(Here.run("master-key", "rotate", "--drop-old", "--unchecked", file).exit()).isZero();
    Here again = Here.run("master-key", "rotate", "--drop-old", "--unchecked", file);
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("has no older key").hasLineCount(1);
  }

  @Test
  void a_file_is_imported_line_by_line_and_can_be_sent_again() throws Exception {
    String data = folder.resolve("data").toString();
    Path file = folder.resolve("history.ndjson.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
      packed.write((ServeTest.interaction("one", "first") + "\n").getBytes(StandardCharsets.UTF_8));
      packed.write("{\"specversion\":\n".getBytes(StandardCharsets.UTF_8));
      packed.write(new byte[] {0, (byte) 0xFF, (byte) 0xC3, 0x28, '\n'});
      packed.write("x".repeat(200_000).getBytes(StandardCharsets.UTF_8));
      packed.write('\n');
      // The last line has no end, as in a file that was cut there.
      packed.write(ServeTest.interaction("two", "second").getBytes(StandardCharsets.UTF_8));
    }
    Here first =
        Here.run(
            "import",
            file.toString(),
            "--data",
            data,
            "--organisation",
            "made-up",
            "--synthetic",
            "made-up");
    assertThat(first.exit()).as(first.err()).isEqualTo(1);
    JsonNode result = JsonMapper.shared().readTree(first.out());
    assertThat(result.path("accepted").asInt(0)).isEqualTo(2);
    assertThat(result.path("rejected").asInt(0)).isEqualTo(3);
    assertThat(result.path("problems").path(0).path("line").asInt(0)).isEqualTo(2);
    assertThat(result.path("problems").path(2).path("type").asString(""))
        .isEqualTo("/problems/too-large");

    Here again = Here.run("import", file.toString(), "--data", data, "--organisation", "made-up");
    assertThat(JsonMapper.shared().readTree(again.out()).path("duplicates").asInt(0)).isEqualTo(2);

    Path good = folder.resolve("good.ndjson");
    Files.writeString(good, ServeTest.interaction("three", "third") + "\n");
    Here real = Here.run("import", good.toString(), "--data", data, "--organisation", "real");
    assertThat(real.exit()).as(real.err()).isZero();
    Here tooLate = Here.run("import", good.toString(), "--data", data, "--synthetic", "real");
    assertThat(tooLate.exit()).isEqualTo(1);
    assertThat(tooLate.err()).contains("not marked as made up");
  }

  @Test
  void progress_is_told_in_figures() {
    assertThat(Progress.line(50_000_000, 100_000_000, 10_000_000_000L))
        .startsWith(
            "[###############...............]  50 %  50.0 of 100.0 MB  5.0 MB/s  10 s left");
    assertThat(Progress.line(250, 1_000, "clients", 1_000_000_000L))
        .startsWith(
            "[#######.......................]  25 %  250 of 1000 clients  250 clients/s  3 s left");
    assertThat(Progress.line(1_000_000, -1, 1_000_000_000L)).startsWith("1.0 MB  1.0 MB/s");
  }
}
