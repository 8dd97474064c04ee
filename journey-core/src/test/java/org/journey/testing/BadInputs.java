package org.journey.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.journey.interaction.InteractionType;
import tools.jackson.databind.node.ObjectNode;

/** A table of bad input in the making: each row is a valid message with one thing done to it. */
final class BadInputs {

  private static final String MALFORMED = "malformed";
  private static final String INVALID = "invalid-interaction";

  private final List<BadInput> all = new ArrayList<>();

  List<BadInput> rows() {
    return List.copyOf(all);
  }

  void bytes(String name, int... bad) {
    String[] around = text(message(event -> data(event).put("note", "@@"))).split("@@", 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(around[0].getBytes(StandardCharsets.UTF_8));
    for (int value : bad) {
      bytes.write(value);
    }
    bytes.writeBytes(around[1].getBytes(StandardCharsets.UTF_8));
    all.add(new BadInput(name, bytes.toByteArray(), MALFORMED, null));
  }

  void malformed(String name, String json) {
    all.add(new BadInput(name, json.getBytes(StandardCharsets.UTF_8), MALFORMED, null));
  }

  void tooLarge(String name, String json) {
    all.add(new BadInput(name, json.getBytes(StandardCharsets.UTF_8), "too-large", null));
  }

  void invalid(String name, String json, String pointer) {
    all.add(new BadInput(name, json.getBytes(StandardCharsets.UTF_8), INVALID, pointer));
  }

  void changed(String name, String pointer, Consumer<ObjectNode> change) {
    all.add(new BadInput(name, GoldenFiles.bytes(message(change)), INVALID, pointer));
  }

  void of(String name, InteractionType type, String pointer, Consumer<ObjectNode> change) {
    ObjectNode event = GoldenFiles.emitted(type);
    change.accept(data(event));
    all.add(new BadInput(name, GoldenFiles.bytes(event), INVALID, pointer));
  }

  void platform(InteractionType type) {
    byte[] bytes = GoldenFiles.bytes(GoldenFiles.emitted(type));
    all.add(new BadInput("an emitter's " + type.shortName(), bytes, INVALID, "/type"));
  }

  void malformed(String name, byte[] bytes) {
    all.add(new BadInput(name, bytes, MALFORMED, null));
  }

  static ObjectNode message(Consumer<ObjectNode> change) {
    ObjectNode event = GoldenFiles.emitted(InteractionType.GOAL_PROGRESSED);
    change.accept(event);
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
    return text(event).replace("\"@@\"", score);
  }

  /** The message and its data are two levels more. */
  static String nested(int depth) {
    return raw("note", "[".repeat(depth) + "]".repeat(depth));
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
