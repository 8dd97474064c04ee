package org.journey.console.capture;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.journey.console.FieldError;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of an interaction from the answers to a form. Nothing is judged: what is no number is
 * sent as it was typed, so that the API says what is wrong with it.
 */
final class Payload {

  /** So many findings an interaction has at most. */
  static final int FINDINGS = 20;

  /** What the second input of an activity is called, after the first. */
  static final String OTHER = ".other";

  private static final int MADE_LENGTH = 8;
  private static final int LONGEST_NUMBER = 100;

  private final Answers answers;
  private final Known known;

  Payload(Answers answers, Known known) {
    this.answers = answers;
    this.known = known;
  }

  /** The data of something new. */
  ObjectNode fresh(Kind kind) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    if (kind.measures()) {
      // What is missing is told item by item.
      data.putObject("items");
    }
    for (Field field : kind.fields()) {
      put(data, field, value(field));
    }
    return data;
  }

  /** What an interaction held, with all that the form asks as it is answered now. */
  ObjectNode changed(Kind kind, ObjectNode recorded) {
    ObjectNode data = recorded.deepCopy();
    for (Field field : kind.fields()) {
      if (!field.input().stays()) {
        put(data, field, value(field));
      }
    }
    return data;
  }

  private static void put(ObjectNode data, Field field, @Nullable JsonNode value) {
    int dot = field.path().indexOf('.');
    if (dot < 0) {
      set(data, field.path(), value);
      return;
    }
    String outer = field.path().substring(0, dot);
    ObjectNode inside =
        data.get(outer) instanceof ObjectNode there ? there : Json.MAPPER.createObjectNode();
    set(inside, field.path().substring(dot + 1), value);
    set(data, outer, inside.isEmpty() && !outer.equals("items") ? null : inside);
  }

  private static void set(ObjectNode object, String name, @Nullable JsonNode value) {
    if (value == null) {
      object.remove(name);
    } else {
      object.set(name, value);
    }
  }

  private @Nullable JsonNode value(Field field) {
    String name = field.path();
    return switch (field.input()) {
      case Input.Choice _, Input.Pick _, Input.Day _, Input.Line _, Input.Staff _, Input.Open _ ->
          text(answers.one(name));
      case Input.Words _ -> text(answers.whole(name));
      case Input.NhsNumber _ -> text(answers.one(name).replaceAll("[\\s-]", ""));
      case Input.Ticks _ -> list(answers.all(name));
      case Input.Ranked _ -> ranked(name);
      case Input.YesOrNo _ -> flag(answers.one(name));
      case Input.Whole _, Input.Scale _, Input.StageNumber _ -> whole(answers.one(name));
      case Input.Figure _ -> figure(answers.one(name));
      case Input.Activity _ -> text(activity(name));
      case Input.ActivityCategory _ -> category(name);
      case Input.Findings _ -> findings();
      case Input.Made(String prefix) -> text(prefix + answers.id().substring(0, MADE_LENGTH));
      case Input.Fixed(String fixed) -> text(fixed);
      case Input.Client _ -> text(answers.has(name) ? answers.one(name) : after("client"));
    };
  }

  /** An id that follows from the form's own: a form that is sent twice names nobody new. */
  String after(String what) {
    return UUID.nameUUIDFromBytes((answers.id() + " " + what).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private String activity(String name) {
    return activity(answers, name);
  }

  /** The activity that is meant: one that is typed, else the one that is chosen. */
  static String activity(Answers answers, String name) {
    String other = answers.one(name + OTHER);
    return other.isEmpty() ? answers.one(name) : other;
  }

  /** What is wrong if one is chosen and another is typed: nobody can tell which is meant. */
  static List<FieldError> twoActivities(Answers answers, String name, String id) {
    String chosen = answers.one(name);
    boolean two = !chosen.isEmpty() && !activity(answers, name).equals(chosen);
    return two
        ? List.of(
            new FieldError(
                id, "An activity is chosen and another is typed: empty the one that is not meant"))
        : List.of();
  }

  /** The same, of all questions of a form. */
  List<FieldError> twoActivities(Kind kind) {
    return kind.fields().stream()
        .filter(field -> field.input() instanceof Input.Activity)
        .flatMap(field -> twoActivities(answers, field.path(), field.id()).stream())
        .toList();
  }

  private @Nullable JsonNode category(String name) {
    String said = answers.one(name);
    return text(said.isEmpty() ? known.category(activity("activityId")) : said);
  }

  private static @Nullable JsonNode text(String value) {
    return value.isEmpty() ? null : Json.MAPPER.getNodeFactory().stringNode(value);
  }

  private static ArrayNode list(List<String> values) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    values.forEach(list::add);
    return list;
  }

  /** The main one and the others; the API says how many there have to be. */
  private @Nullable JsonNode ranked(String name) {
    List<String> all = new ArrayList<>();
    if (answers.has(name)) {
      all.add(answers.one(name));
    }
    answers.all(name + ".others").stream().filter(one -> !all.contains(one)).forEach(all::add);
    return all.isEmpty() ? null : list(all);
  }

  private static @Nullable JsonNode flag(String value) {
    return switch (value) {
      case "true", "false" -> Json.MAPPER.getNodeFactory().booleanNode(Boolean.parseBoolean(value));
      default -> text(value);
    };
  }

  private static @Nullable JsonNode whole(String value) {
    return value.matches("-?\\d{1,9}")
        ? Json.MAPPER.getNodeFactory().numberNode(Integer.parseInt(value))
        : text(value);
  }

  private static @Nullable JsonNode figure(String value) {
    return value.length() <= LONGEST_NUMBER && value.matches("-?\\d+(\\.\\d+)?")
        ? Json.MAPPER.getNodeFactory().numberNode(new BigDecimal(value))
        : text(value);
  }

  private ArrayNode findings() {
    ArrayNode findings = Json.MAPPER.createArrayNode();
    for (int row : findingRows(answers)) {
      ObjectNode finding = findings.addObject();
      for (String name : List.of("subTheme", "tense", "code", "since")) {
        set(finding, name, text(answers.one("findings." + row + "." + name)));
      }
    }
    return findings;
  }

  /** The rows in which something stands; the place of each is the finding's in what is sent. */
  static List<Integer> findingRows(Answers answers) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < FINDINGS; row++) {
      String start = "findings." + row + ".";
      if (answers.has(start + "subTheme")
          || answers.has(start + "tense")
          || answers.has(start + "code")
          || answers.has(start + "since")) {
        rows.add(row);
      }
    }
    return rows;
  }
}
