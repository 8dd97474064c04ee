package org.journey.interaction;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a record, from its components and their annotations: the one description that the
 * strict reader, the trusting parser, the JSON Schemas and the walk over personal fields go by.
 */
public final class RecordShape {

  /**
   * One field.
   *
   * @param name component name, which is the JSON name
   * @param index its place in the record, from 0
   * @param type what it holds; for a personal field, once it is clear
   * @param optional whether it may be absent
   * @param personal whether it is personal data, a {@link Personal} in the record
   */
  public record Field(
      String name,
      int index,
      FieldType type,
      boolean optional,
      boolean personal,
      MethodHandle accessor) {

    /** The value in a record of this shape; null if absent. */
    public @Nullable Object of(Record record) {
      try {
        return (@Nullable Object) accessor.invokeExact(record);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("an accessor of a record failed", e);
      }
    }
  }

  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private final Class<?> type;
  private final List<Field> fields;
  private final Map<String, Field> byName;
  private final MethodHandle constructor;

  private RecordShape(Class<?> type) {
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    List<Field> found = new ArrayList<>(components.length);
    Map<String, Field> names = HashMap.newHashMap(components.length);
    for (int i = 0; i < components.length; i++) {
      Field field = field(components[i], i);
      found.add(field);
      names.put(field.name(), field);
    }
    fields = List.copyOf(found);
    byName = names;
    constructor = constructor(type, components);
  }

  /** The shape of a record class. */
  public static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /** The shape of a type's payload. */
  public static RecordShape of(InteractionType type) {
    return SHAPES.get(type.payload());
  }

  /** The record class. */
  public Class<?> type() {
    return type;
  }

  /** All fields, in the order of the record. */
  public List<Field> fields() {
    return fields;
  }

  /** The field of a name; null if there is none. */
  public @Nullable Field field(String name) {
    return byName.get(name);
  }

  /**
   * Makes a record.
   *
   * @param values in the order of {@link #fields()}, null where absent
   */
  public Record create(@Nullable Object[] values) {
    try {
      return (Record) constructor.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a constructor of a record failed", e);
    }
  }

  /**
   * The value of a top-level field for the tests of a stage model ({@code where}, {@code goal},
   * {@code distinct}; stage-model.md): a code as its String, a list of codes as a List of Strings,
   * numbers as Integer or BigDecimal, flags as Boolean, ids and labels as String, dates as the
   * String that was told. Null if the field is absent, personal, an object or a list of objects, or
   * if the payload has no field of this name.
   */
  public static @Nullable Object fieldValue(Interaction data, String name) {
    Field field = of(data.getClass()).field(name);
    return field == null || !testable(field) ? null : plain(field.of((Record) data));
  }

  /** Whether a stage model can test the field: {@link #fieldValue} can be other than null. */
  public static boolean isTestable(InteractionType type, String name) {
    Field field = of(type).field(name);
    return field != null && testable(field);
  }

  private static boolean testable(Field field) {
    if (field.personal()) {
      return false;
    }
    FieldType tested = field.type() instanceof FieldType.Many many ? many.element() : field.type();
    return !(tested instanceof FieldType.Nested
        || tested instanceof FieldType.Chosen
        || tested instanceof FieldType.Opaque);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Enum<?> code -> code.name();
      case LocalDate day -> day.toString();
      case Instant time -> Rfc3339.format(time);
      case Since since -> since.told();
      case List<?> list -> list.stream().map(RecordShape::plain).toList();
      default -> value;
    };
  }

  private static Field field(RecordComponent component, int index) {
    boolean personal = component.getType() == Personal.class;
    Type meant = component.getGenericType();
    if (personal) {
      meant = ((ParameterizedType) meant).getActualTypeArguments()[0];
    }
    boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    try {
      MethodHandle accessor =
          MethodHandles.lookup()
              .unreflect(component.getAccessor())
              .asType(MethodType.methodType(Object.class, Record.class));
      return new Field(
          component.getName(), index, typeOf(meant, component), optional, personal, accessor);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(component + " is not public", e);
    }
  }

  private static FieldType typeOf(Type type, AnnotatedElement rules) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      Rules.Size size = required(rules, Rules.Size.class);
      Type element = list.getActualTypeArguments()[0];
      return new FieldType.Many(typeOf(element, rules), size.min(), size.max(), size.repeats());
    }
    Class<?> raw = (Class<?>) type;
    if (raw == String.class) {
      return textual(rules);
    }
    if (raw == int.class || raw == Integer.class) {
      Rules.Range range = required(rules, Rules.Range.class);
      return new FieldType.Whole(range.min(), range.max());
    }
    if (raw.isEnum()) {
      return new FieldType.Codes(codes(raw));
    }
    if (raw == Boolean.class) {
      return new FieldType.Flag();
    }
    if (raw == BigDecimal.class) {
      return new FieldType.Decimal();
    }
    if (raw == LocalDate.class) {
      return new FieldType.Day();
    }
    if (raw == Instant.class) {
      return new FieldType.Moment();
    }
    if (raw == Since.class) {
      return new FieldType.Began();
    }
    if (raw == JsonNode.class) {
      return new FieldType.Opaque();
    }
    if (raw == Measures.Items.class) {
      return new FieldType.Chosen("instrument", itemShapes());
    }
    if (raw.isRecord()) {
      return new FieldType.Nested(of(raw));
    }
    throw new IllegalStateException(raw + " has no JSON form");
  }

  private static FieldType textual(AnnotatedElement rules) {
    if (rules.isAnnotationPresent(Rules.Id.class)) {
      return new FieldType.Id();
    }
    if (rules.isAnnotationPresent(Rules.IdentityPart.class)) {
      return new FieldType.IdentityPart();
    }
    if (rules.isAnnotationPresent(Rules.NhsNumber.class)) {
      return new FieldType.NhsNumber();
    }
    if (rules.isAnnotationPresent(Rules.SubTheme.class)) {
      return new FieldType.SubTheme();
    }
    if (rules.isAnnotationPresent(Rules.CodeLabel.class)) {
      return new FieldType.CodeLabel();
    }
    if (rules.isAnnotationPresent(Rules.ModelReference.class)) {
      return new FieldType.ModelReference();
    }
    return new FieldType.Text(required(rules, Rules.Text.class).max());
  }

  private static <A extends java.lang.annotation.Annotation> A required(
      AnnotatedElement rules, Class<A> rule) {
    A annotation = rules.getAnnotation(rule);
    if (annotation == null) {
      throw new IllegalStateException(rules + " needs @" + rule.getSimpleName());
    }
    return annotation;
  }

  private static Map<String, Object> codes(Class<?> type) {
    Map<String, Object> codes = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      codes.put(((Enum<?>) constant).name(), constant);
    }
    return Collections.unmodifiableMap(codes);
  }

  /** measures.md: which items an instrument has. */
  private static Map<Object, RecordShape> itemShapes() {
    Map<Object, RecordShape> shapes = new LinkedHashMap<>();
    for (Measures.Instrument instrument : Measures.Instrument.values()) {
      Class<?> items =
          switch (instrument) {
            case ONS4 -> Measures.Ons4.class;
            case SWEMWBS -> Measures.Swemwbs.class;
            case UCLA3 -> Measures.Ucla3.class;
            case MYCAW -> Measures.Mycaw.class;
            case SCORED -> Measures.Scored.class;
          };
      shapes.put(instrument, of(items));
    }
    return Collections.unmodifiableMap(shapes);
  }

  private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
    Class<?>[] parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return MethodHandles.lookup()
          .findConstructor(type, MethodType.methodType(void.class, parameters))
          .asSpreader(Object[].class, parameters.length)
          .asType(MethodType.methodType(Record.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no public canonical constructor", e);
    }
  }
}
