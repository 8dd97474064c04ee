package org.journey.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Vocabulary;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One valid message of every type, and more of some: what was once released is read for ever. The
 * files are under {@code golden/v1}; a file is added, never changed.
 */
public final class GoldenFiles {

  /** A clock under which all golden messages are in the past. */
  public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  /** The sub-themes of the built-in models. */
  public static final Vocabulary SUB_THEMES =
      Set.of(
              "personalised-support",
              "bridging-support",
              "background-support",
              "purposeful-activity",
              "social-engagement",
              "self-and-others",
              "skills-development",
              "personal-assets",
              "future-possibilities",
              "present-wellbeing",
              "future-goals",
              "future-health")
          ::contains;

  /** Numbers keep their digits. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final List<String> FURTHER =
      List.of(
          "referral-received-least",
          "reflection-recorded-none",
          "wellbeing-measured-swemwbs",
          "wellbeing-measured-ucla3",
          "wellbeing-measured-mycaw",
          "wellbeing-measured-mycaw-one",
          "wellbeing-measured-scored",
          "interaction-corrected-time",
          "interaction-corrected-reflection",
          "texts-of-all-kinds");

  private GoldenFiles() {}

  /** The names of all files: that of each type, and those of further messages. */
  public static List<String> names() {
    return java.util.stream.Stream.concat(
            Arrays.stream(InteractionType.values()).map(InteractionType::shortName),
            FURTHER.stream())
        .toList();
  }

  /** A file: {@code emitted} (a CloudEvent), {@code stored} and {@code content} (texts). */
  public static ObjectNode file(String name) {
    String path = "/golden/v1/" + name + ".json";
    try (InputStream in = GoldenFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("there is no golden file " + path);
      }
      return (ObjectNode) MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A valid message of a type as an emitter sends it; a copy to change as one likes. */
  public static ObjectNode emitted(InteractionType type) {
    return (ObjectNode) file(type.shortName()).required("emitted");
  }

  /** The bytes of a message. */
  public static byte[] bytes(ObjectNode message) {
    return MAPPER.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
  }
}
