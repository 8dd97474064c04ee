package org.journey.interaction;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads payloads strictly by their {@link RecordShape}: nothing unknown, nothing coerced, nothing
 * null; all errors are collected.
 */
final class DataReader {

  private final Vocabulary vocabulary;
  private final Errors errors;
  private final @Nullable Instant told;
  private final @Nullable Instant latest;

  /**
   * A reader for one payload.
   *
   * @param told when it was told: no {@code since} may begin later; null if that cannot be judged
   * @param latest no time within the payload may be later; null if none can be in it
   */
  DataReader(
      Vocabulary vocabulary, Errors errors, @Nullable Instant told, @Nullable Instant latest) {
    this.vocabulary = vocabulary;
    this.errors = errors;
    this.told = told;
    this.latest = latest;
  }

  /** The record; null if there was an error, which is among the errors then. */
  @Nullable Record read(RecordShape shape, JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      errors.add(Errors.expected("an object", node));
      return null;
    }
    int before = errors.count();
    List<RecordShape.Field> fields = shape.fields();
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    RecordShape.Field chosen = null;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      RecordShape.Field field = shape.field(member.getKey());
      if (field == null) {
        errors.addUnknown(member.getKey(), "is not a field that is known here");
      } else if (field.type() instanceof FieldType.Chosen) {
        chosen = field;
      } else {
        int mark = errors.enter(field.name());
        values[field.index()] = value(field, member.getValue());
        errors.leave(mark);
      }
    }
    if (chosen != null) {
      values[chosen.index()] = chosen(shape, chosen, object.path(chosen.name()), values);
    }
    for (RecordShape.Field field : fields) {
      if (!field.optional() && values[field.index()] == null && !object.has(field.name())) {
        errors.addAt(field.name(), "is required");
      }
    }
    checkTogether(shape, object, values);
    return errors.count() > before ? null : shape.create(values);
  }

  private @Nullable Object value(RecordShape.Field field, JsonNode node) {
    Object value = value(field.type(), node);
    return field.personal() && value != null ? new Personal.Clear<>(value) : value;
  }

  private @Nullable Object value(FieldType type, JsonNode node) {
    return switch (type) {
      case FieldType.Id() -> text(node, Texts::id);
      case FieldType.Text(int max) -> text(node, text -> Texts.text(text, max));
      case FieldType.Codes(Map<String, Object> byCode) -> code(byCode, node);
      case FieldType.Whole(int min, int max) -> whole(node, min, max);
      case FieldType.Many many -> list(many, node);
      case FieldType.Nested(RecordShape shape) -> read(shape, node);
      case FieldType.Flag() -> flag(node);
      case FieldType.Decimal() -> decimal(node);
      case FieldType.Day() -> {
        String text = text(node, Dates::reasonAgainst);
        yield text == null ? null : Dates.day(text);
      }
      case FieldType.Moment() -> moment(node);
      case FieldType.Began() -> began(node);
      case FieldType.IdentityPart() -> text(node, Texts::identityPart);
      case FieldType.NhsNumber() -> text(node, Texts::nhsNumber);
      case FieldType.CodeLabel() -> text(node, Texts::codeLabel);
      case FieldType.ModelReference() -> text(node, Texts::modelReference);
      case FieldType.SubTheme() -> text(node, this::subTheme);
      case FieldType.Opaque() -> opaque(node);
      case FieldType.Chosen _ -> throw new IllegalStateException("read beside what chooses it");
    };
  }

  /** One rule on texts: what is wrong, or null. */
  @FunctionalInterface
  private interface TextRule {
    @Nullable String reasonAgainst(String text);
  }

  private @Nullable String text(JsonNode node, TextRule rule) {
    if (!node.isString()) {
      errors.add(Errors.expected("a string", node));
      return null;
    }
    String text = node.stringValue();
    String reason = rule.reasonAgainst(text);
    if (reason != null) {
      errors.add(reason);
      return null;
    }
    return text;
  }

  private @Nullable String subTheme(String text) {
    return vocabulary.hasSubTheme(text) ? null : "must be a sub-theme of a registered stage model";
  }

  private @Nullable Object code(Map<String, Object> byCode, JsonNode node) {
    if (!node.isString()) {
      errors.add(Errors.expected("a code", node));
      return null;
    }
    Object code = byCode.get(node.stringValue());
    if (code == null) {
      errors.add("must be one of " + String.join(", ", byCode.keySet()));
    }
    return code;
  }

  private @Nullable Integer whole(JsonNode node, int min, int max) {
    String reason = Numbers.reasonAgainstWhole(node, min, max);
    if (reason != null) {
      errors.add(reason);
      return null;
    }
    return node.intValue();
  }

  private @Nullable BigDecimal decimal(JsonNode node) {
    String reason = Numbers.reasonAgainstDecimal(node);
    if (reason != null) {
      errors.add(reason);
      return null;
    }
    return node.decimalValue();
  }

  private @Nullable Boolean flag(JsonNode node) {
    if (!node.isBoolean()) {
      errors.add(Errors.expected("true or false", node));
      return null;
    }
    return node.booleanValue();
  }

  private @Nullable Instant moment(JsonNode node) {
    String text = text(node, Rfc3339::reasonAgainst);
    Instant time = text == null ? null : Rfc3339.parse(text);
    if (time == null) {
      return null;
    }
    String reason = outOfRange(time, latest);
    if (reason != null) {
      errors.add(reason);
      return null;
    }
    return time;
  }

  /** Why a time cannot be when something happened; null if it can. */
  static @Nullable String outOfRange(Instant time, @Nullable Instant latest) {
    if (time.isBefore(Rfc3339.EARLIEST)) {
      return "must be 1900 or later";
    }
    return latest != null && time.isAfter(latest)
        ? "must not be in the future by over 5 minutes"
        : null;
  }

  private @Nullable Since began(JsonNode node) {
    String text = text(node, Since::reasonAgainst);
    if (text == null) {
      return null;
    }
    Since since = Since.trusted(text);
    if (told != null && since.start().isAfter(told)) {
      errors.add("must not begin after the time it was told");
      return null;
    }
    return since;
  }

  private @Nullable JsonNode opaque(JsonNode node) {
    if (!node.isObject()) {
      errors.add(Errors.expected("an object", node));
      return null;
    }
    return node;
  }

  private @Nullable List<Object> list(FieldType.Many many, JsonNode node) {
    if (!(node instanceof ArrayNode array)) {
      errors.add(Errors.expected("a list", node));
      return null;
    }
    int size = array.size();
    if (size < many.min() || size > many.max()) {
      errors.add("must have " + many.min() + " to " + many.max() + " elements");
    }
    if (size > many.max()) {
      // Thousands of elements would each be looked up, for nothing.
      return null;
    }
    List<Object> elements = new ArrayList<>(size);
    Set<Object> seen = HashSet.newHashSet(size);
    for (int i = 0; i < size; i++) {
      int mark = errors.enter(i);
      Object element = value(many.element(), array.path(i));
      if (element != null) {
        if (!many.repeats() && !seen.add(element)) {
          errors.add("must not be there twice");
        }
        elements.add(element);
      }
      errors.leave(mark);
    }
    return List.copyOf(elements);
  }

  private @Nullable Object chosen(
      RecordShape shape, RecordShape.Field field, JsonNode node, @Nullable Object[] values) {
    FieldType.Chosen choice = (FieldType.Chosen) field.type();
    RecordShape.Field by = shape.field(choice.by());
    Object key = by == null ? null : values[by.index()];
    RecordShape chosen = key == null ? null : choice.shapes().get(key);
    int mark = errors.enter(field.name());
    Object value = null;
    if (chosen != null) {
      value = read(chosen, node);
    } else if (!node.isObject()) {
      errors.add(Errors.expected("an object", node));
    }
    errors.leave(mark);
    return value;
  }

  /** The rules that hold between fields, told beside what is wrong with each of them. */
  private void checkTogether(RecordShape shape, ObjectNode object, @Nullable Object[] values) {
    if (shape.type() == Measures.Mycaw.class) {
      if (object.has("concernId2") && !object.has("concern2")) {
        errors.addAt("concern2", "must come together with concernId2");
      }
      if (object.has("concern2") && !object.has("concernId2")) {
        errors.addAt("concernId2", "must come together with concern2");
      }
      Object first = value(shape, "concernId1", values);
      if (first != null && first.equals(value(shape, "concernId2", values))) {
        errors.addAt("concernId2", "must differ from concernId1");
      }
    } else if (shape.type() == Amendment.InteractionCorrected.class
        && !object.has("time")
        && !object.has("data")) {
      errors.add("must have time or data, or both");
    }
  }

  private static @Nullable Object value(RecordShape shape, String name, @Nullable Object[] values) {
    RecordShape.Field field = shape.field(name);
    return field == null ? null : values[field.index()];
  }
}
