package org.journey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.journey.interaction.Interaction;
import org.journey.interaction.Personal;
import org.journey.interaction.Since;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payloads as JSON, written from the records by reflection and nothing else: slow, and independent
 * of how the platform reads and writes them.
 */
public final class Payloads {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Payloads() {}

  /** The payload as JSON; personal fields in whatever condition they are. */
  public static ObjectNode json(Interaction data) {
    return object((Record) data);
  }

  /**
   * The payload as it would be stored: every clear personal field looks sealed. Nothing can open
   * it.
   */
  public static <T extends Interaction> T sealed(T data) {
    Record record = (Record) data;
    RecordComponent[] components = record.getClass().getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = sealedValue(value(record, components[i]));
      types[i] = components[i].getType();
    }
    try {
      @SuppressWarnings("unchecked")
      T sealed = (T) record.getClass().getDeclaredConstructor(types).newInstance(values);
      return sealed;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object sealedValue(@Nullable Object value) {
    if (!(value instanceof Personal.Clear<?>(Object clear))) {
      return value;
    }
    byte[] bytes = String.valueOf(node(clear)).getBytes(UTF_8);
    return new Personal.Sealed<>(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private static ObjectNode object(Record record) {
    ObjectNode object = JSON.objectNode();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = value(record, component);
      if (value != null) {
        object.set(component.getName(), node(value));
      }
    }
    return object;
  }

  private static @Nullable Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode node(Object value) {
    return switch (value) {
      case JsonNode json -> json;
      case String text -> JSON.stringNode(text);
      case Integer number -> JSON.numberNode(number);
      case BigDecimal number -> JSON.numberNode(number);
      case Boolean flag -> JSON.booleanNode(flag);
      case Instant time -> JSON.stringNode(time.toString());
      case LocalDate day -> JSON.stringNode(day.toString());
      case Enum<?> code -> JSON.stringNode(code.name());
      case Since since -> JSON.stringNode(since.told());
      case Personal.Clear<?>(Object clear) -> node(clear);
      case Personal.Sealed<?>(String sealed) -> JSON.objectNode().put("sealed", sealed);
      case Personal.Erased<?>() -> JSON.objectNode().put("erased", true);
      case List<?> list -> array(list);
      case Record record -> object(record);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    };
  }

  private static ArrayNode array(List<?> list) {
    ArrayNode array = JSON.arrayNode();
    for (Object element : list) {
      array.add(node(element));
    }
    return array;
  }
}
