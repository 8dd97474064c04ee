package org.journey.interaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.journey.privacy.PersonalFields;
import org.journey.testing.GoldenFiles;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was stored once is read, and written again, the same for ever. The test fails for a new type
 * without a file; {@code -Dgolden.write=true} completes a file that has only {@code emitted}, and
 * changes none that is complete.
 */
@NullMarked
class GoldenFilesTest {

  private static final Path FOLDER =
      Path.of(
          System.getProperty("journey.root", ".."), "journey-core/src/test/resources/golden/v1");

  private static final long SEQUENCE = 812;
  private static final int VERSION = 12;
  private static final Instant RECORDED = Instant.parse("2026-11-22T09:00:00.000120Z");

  static List<String> names() {
    return GoldenFiles.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void an_emitted_message_gives_the_same_stored_bytes_for_ever(String name) throws Exception {
    ObjectNode file = GoldenFiles.file(name);
    Sent sent = sent(file);
    String stored = new String(stored(sent), UTF_8);
    String content = new String(content(sent), UTF_8);
    if (!file.has("stored") && Boolean.getBoolean("golden.write")) {
      file.put("stored", stored).put("content", content);
      Files.writeString(FOLDER.resolve(name + ".json"), file.toPrettyString() + "\n");
    }
    assertThat(stored).isEqualTo(file.path("stored").asString());
    assertThat(content).isEqualTo(file.path("content").asString());
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_content_form_is_the_same_from_the_raw_event(String name) {
    ObjectNode file = GoldenFiles.file(name);
    ObjectNode event = (ObjectNode) file.required("emitted");
    assertThat(new String(ContentForm.canonical(event), UTF_8))
        .isEqualTo(file.path("content").asString());
  }

  @ParameterizedTest
  @MethodSource("names")
  void stored_bytes_are_read_for_ever(String name) {
    ObjectNode file = GoldenFiles.file(name);
    Sent sent = sent(file);
    byte[] stored = file.path("stored").asString().getBytes(UTF_8);

    Recorded recorded = Recorded.parse(stored);

    assertThat(recorded.sequence()).isEqualTo(SEQUENCE);
    assertThat(recorded.version()).isEqualTo(VERSION);
    assertThat(recorded.recordedTime()).isEqualTo(RECORDED);
    assertThat(recorded.organisation()).isEqualTo("soar");
    assertThat(recorded.recordedBy()).isEqualTo("w-7");
    assertThat(recorded.identity()).isEqualTo(sent.identity());
    assertThat(recorded.type()).isEqualTo(sent.type());
    assertThat(recorded.subject()).isEqualTo(sent.subject());
    assertThat(recorded.time()).isEqualTo(sent.time());
    assertThat(recorded.data()).isEqualTo(StoredEvents.data(sent.type(), sealed(sent)));
    assertThat(StoredEvents.data(sent.type(), sent.data())).isEqualTo(sent.read());
  }

  @Test
  void every_file_is_tested() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(names());
    }
  }

  @Test
  void the_head_has_79_bytes_whatever_the_sequence_and_time() {
    byte[] tail = "\"journeyversion\":0}".getBytes(UTF_8);
    for (long sequence : new long[] {1, 812, 1_234_567_890_123L, Long.MAX_VALUE}) {
      for (String time : new String[] {"2026-01-05T09:00:00Z", "2026-12-31T23:59:59.123456Z"}) {
        String event = new String(StoredEvents.compose(sequence, Instant.parse(time), tail), UTF_8);
        assertThat(event.substring(0, StoredEvents.HEAD_LENGTH))
            .isEqualTo(
                "{\"sequence\":\"%019d\",\"recordedtime\":\"%s\","
                    .formatted(sequence, Rfc3339.formatFull(Instant.parse(time))));
        assertThat(event.substring(StoredEvents.HEAD_LENGTH)).isEqualTo(new String(tail, UTF_8));
      }
    }
  }

  private record Sent(
      Identity identity,
      InteractionType type,
      String subject,
      Instant time,
      ObjectNode data,
      Interaction read) {}

  private static Sent sent(ObjectNode file) {
    ObjectNode event = (ObjectNode) file.required("emitted");
    Reading reading =
        CloudEventReader.read(GoldenFiles.bytes(event), GoldenFiles.NOW, GoldenFiles.SUB_THEMES);
    assertThat(reading).isInstanceOf(Reading.Read.class);
    Emitted emitted = ((Reading.Read) reading).emitted();
    if (emitted != null) {
      return new Sent(
          emitted.identity(),
          emitted.type(),
          emitted.subject(),
          emitted.time(),
          emitted.json(),
          emitted.data());
    }
    InteractionType type = InteractionType.ofType(event.path("type").asString()).orElseThrow();
    assertThat(type.platformOnly()).as("%s", ((Reading.Read) reading).errors()).isTrue();
    return new Sent(
        new Identity(event.path("source").asString(), event.path("id").asString()),
        type,
        event.path("subject").asString(),
        Instant.parse(event.path("time").asString()),
        (ObjectNode) event.required("data"),
        madeByThePlatform(type));
  }

  /** What no emitter may send is not read as sent, so what it says stands here. */
  private static Interaction madeByThePlatform(InteractionType type) {
    return switch (type) {
      case CLIENT_ERASED -> new People.ClientErased(null);
      case INTERACTION_REDACTED ->
          new Amendment.InteractionRedacted(new Identity("/apps/cafe", "e-11"), null);
      default -> throw new AssertionError(type + " is made by the platform: what does it say?");
    };
  }

  private static byte[] stored(Sent sent) {
    byte[] tail =
        StoredEvents.tail(
            VERSION,
            sent.identity(),
            sent.type(),
            sent.subject(),
            sent.time(),
            "soar",
            "w-7",
            sealed(sent));
    return StoredEvents.compose(SEQUENCE, RECORDED, tail);
  }

  private static byte[] content(Sent sent) {
    return ContentForm.canonical(sent.type().type(), sent.subject(), sent.time(), sent.data());
  }

  /** In place of ciphertext the field's own place: the test is of the form, not of the cipher. */
  private static ObjectNode sealed(Sent sent) {
    JsonNode corrected = sent.data().path("data");
    InteractionType target =
        corrected.has("findings")
            ? InteractionType.REFLECTION_RECORDED
            : InteractionType.SESSION_ATTENDED;
    return PersonalFields.transform(
        sent.type(),
        target,
        sent.data(),
        (pointer, value) ->
            sent.data()
                .objectNode()
                .put(
                    "sealed",
                    Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(pointer.getBytes(UTF_8))));
  }
}
