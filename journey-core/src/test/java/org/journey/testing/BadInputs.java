package org.journey.testing;

import static org.journey.testing.BadInput.MARK;
import static org.journey.testing.BadInput.REST;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.journey.interaction.InteractionType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table of bad input in the making: each row is a valid message with one thing done to it. What
 * was done gives the value that must not be told again; where that is too short or common to be
 * looked for, the row says why.
 */
final class BadInputs {

  private static final String MALFORMED = "malformed";
  private static final String INVALID = "invalid-interaction";

  /** A shorter text may be part of what is told anyway. */
  private static final int TELLING = 6;

  private final List<BadInput> all = new ArrayList<>();
  private @Nullable String unsearchable;

  List<BadInput> rows() {
    return List.copyOf(all);
  }

  /** Of the next row: why its bad value cannot be looked for. */
  BadInputs unsearchable(String why) {
    unsearchable = why;
    return this;
  }

  private void add(
      String name, byte[] bytes, String slug, @Nullable String pointer, List<String> values) {
    List<String> refused = new ArrayList<>(values);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.contains(MARK)) {
      refused.add(MARK);
    }
    if (refused.isEmpty() == (unsearchable == null)) {
      throw new IllegalStateException(
          name + ": either it has something to look for, or it says why not");
    }
    if (text.contains(REST)) {
      refused.add(REST);
    }
    all.add(new BadInput(name, bytes, slug, pointer, List.copyOf(refused), unsearchable));
    unsearchable = null;
  }

  void bytes(String name, int... bad) {
    String[] around = text(message(event -> data(event).put("note", MARK + "@@"))).split("@@", 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(around[0].getBytes(StandardCharsets.UTF_8));
    for (int value : bad) {
      bytes.write(value);
    }
    bytes.writeBytes(around[1].getBytes(StandardCharsets.UTF_8));
    add(name, bytes.toByteArray(), MALFORMED, null, List.of());
  }

  void malformed(String name, String json, String... refused) {
    add(name, json.getBytes(StandardCharsets.UTF_8), MALFORMED, null, List.of(refused));
  }

  void malformed(String name, byte[] bytes, String... refused) {
    add(name, bytes, MALFORMED, null, List.of(refused));
  }

  void tooLarge(String name, String json) {
    add(name, json.getBytes(StandardCharsets.UTF_8), "too-large", null, List.of());
  }

  void invalid(String name, String json, String pointer, String... refused) {
    add(name, json.getBytes(StandardCharsets.UTF_8), INVALID, pointer, List.of(refused));
  }

  void changed(String name, String pointer, Consumer<ObjectNode> change) {
    ObjectNode event = message(change);
    add(name, GoldenFiles.bytes(event), INVALID, pointer, news(message(_ -> {}), event));
  }

  void of(String name, InteractionType type, String pointer, Consumer<ObjectNode> change) {
    ObjectNode event = message(type);
    change.accept(data(event));
    add(name, GoldenFiles.bytes(event), INVALID, pointer, news(message(type), event));
  }

  void platform(InteractionType type) {
    byte[] bytes = GoldenFiles.bytes(GoldenFiles.emitted(type));
    unsearchable("its type is a code, and nothing personal is in it");
    add("an emitter's " + type.shortName(), bytes, INVALID, "/type", List.of());
  }

  /** The values of one tree that another lacks at their place, as far as they are telling. */
  private static List<String> news(JsonNode before, JsonNode after) {
    if (after.isContainer()) {
      List<String> news = new ArrayList<>();
      after
          .properties()
          .forEach(field -> news.addAll(news(before.path(field.getKey()), field.getValue())));
      if (after.isArray()) {
        for (int i = 0; i < after.size(); i++) {
          news.addAll(news(before.path(i), after.get(i)));
        }
      }
      return news;
    }
    String text = after.asString();
    boolean telling = text.length() >= TELLING && text.chars().noneMatch(Character::isISOControl);
    return telling && !after.equals(before) && !text.contains(MARK) ? List.of(text) : List.of();
  }

  static ObjectNode message(Consumer<ObjectNode> change) {
    ObjectNode event = message(InteractionType.GOAL_PROGRESSED);
    change.accept(event);
    return event;
  }

  private static ObjectNode message(InteractionType type) {
    ObjectNode event = GoldenFiles.emitted(type);
    data(event).put("note", REST);
    return event;
  }

  static ObjectNode note(String note) {
    return message(event -> data(event).put("note", note));
  }

  static String text(ObjectNode event) {
    return new String(GoldenFiles.bytes(event), StandardCharsets.UTF_8);
  }

  /** A message with JSON text of one's own for a field of its data. */
  static String raw(String field, String json) {
    return text(message(event -> data(event).put(field, "@@"))).replace("\"@@\"", json);
  }

  static String member(String escapedName) {
    return text(message(event -> data(event).put("@@", 1))).replace("@@", escapedName);
  }

  static String scored(String score) {
    ObjectNode event =
        (ObjectNode) GoldenFiles.file("wellbeing-measured-scored").required("emitted");
    items(data(event)).put("score", "@@");
    data(event).put("note", REST);
    return text(event).replace("\"@@\"", score);
  }

  /** The message and its data are two levels more. */
  static String nested(int depth) {
    return raw("note", "[".repeat(depth) + '"' + MARK + '"' + "]".repeat(depth));
  }

  static ObjectNode data(ObjectNode event) {
    return (ObjectNode) event.required("data");
  }

  static ObjectNode person(ObjectNode data) {
    return (ObjectNode) data.required("person");
  }

  static ObjectNode items(ObjectNode data) {
    return (ObjectNode) data.required("items");
  }

  static ObjectNode finding(ObjectNode data) {
    return (ObjectNode) data.required("findings").required(0);
  }
}
