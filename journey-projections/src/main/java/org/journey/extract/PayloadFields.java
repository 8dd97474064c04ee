package org.journey.extract;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.journey.extract.ColumnType.Code;
import org.journey.extract.ColumnType.CodeList;
import org.journey.extract.ColumnType.Day;
import org.journey.extract.ColumnType.Flag;
import org.journey.extract.ColumnType.Label;
import org.journey.extract.ColumnType.Moment;
import org.journey.extract.ColumnType.Name;
import org.journey.extract.ColumnType.Whole;
import org.journey.extract.Pseudonyms.Kind;
import org.journey.extract.Withheld.Why;
import org.journey.interaction.FieldType;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.RecordShape;
import org.journey.interaction.RecordShape.Field;
import org.journey.interaction.Since;
import org.journey.interaction.Telling.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What of each payload leaves, and as which column: every coded field of every type that can be in
 * a timeline. A field of a kind that nobody has thought of stops the class from loading, so that
 * nothing new leaves by accident.
 */
final class PayloadFields {

  /** The findings of a reflection or coding; they are a table of their own too. */
  static final String FINDINGS = "findings";

  /** One field of a record: it leaves, or what is in it may. */
  private sealed interface Node {

    /** The field it is about. */
    Field field();

    /** Leaves in a column. */
    record Leaf(Field field, int column, ColumnType type) implements Node {}

    /** Is a record whose fields leave, by its class. */
    record Inner(Field field, Map<Class<?>, List<Node>> fields) implements Node {}
  }

  private final Columns columns;
  private final Map<InteractionType, List<Node>> plans = new EnumMap<>(InteractionType.class);
  private final Map<InteractionType, List<Integer>> places = new EnumMap<>(InteractionType.class);
  private final List<Withheld> withheld = new ArrayList<>();

  /** Adds the columns that are needed. */
  PayloadFields(Columns columns) {
    this.columns = columns;
    for (InteractionType type : InteractionType.values()) {
      List<Integer> used = new ArrayList<>();
      RecordShape shape = RecordShape.of(type);
      if (type.amends() || type.aboutClient()) {
        for (Field field : shape.fields()) {
          withheld.add(new Withheld(type.shortName() + "/" + field.name(), Why.NOT_IN_A_TIMELINE));
        }
        plans.put(type, List.of());
      } else {
        plans.put(type, plan(type, shape, "", "", used));
      }
      places.put(type, used.stream().distinct().sorted().toList());
    }
  }

  /** The columns that a type can fill, ascending. */
  List<Integer> columnsOf(InteractionType type) {
    return places.getOrDefault(type, List.of());
  }

  /** What never leaves, in the order of the types. */
  List<Withheld> withheld() {
    return List.copyOf(withheld);
  }

  /** Gives what a payload holds. */
  void write(InteractionType type, Interaction data, JourneyNames names, RowSink to)
      throws IOException {
    write(plans.getOrDefault(type, List.of()), (Record) data, names, to);
  }

  private List<Node> plan(
      InteractionType type, RecordShape shape, String path, String prefix, List<Integer> used) {
    List<Node> nodes = new ArrayList<>();
    for (Field field : shape.fields()) {
      String place = path + "/" + field.name();
      if (field.personal()) {
        withheld.add(new Withheld(type.shortName() + place, Why.PERSONAL));
      } else if (place.equals("/demographics/birthYear")) {
        withheld.add(new Withheld(type.shortName() + place, Why.AS_AGE_BAND));
      } else {
        nodes.add(node(type, field, place, prefix, used));
      }
    }
    return List.copyOf(nodes);
  }

  private Node node(
      InteractionType type, Field field, String place, String prefix, List<Integer> used) {
    Map<Class<?>, List<Node>> inner = new LinkedHashMap<>();
    switch (field.type()) {
      case FieldType.Nested(RecordShape shape) when shape.type() != Identity.class ->
          inner.put(shape.type(), plan(type, shape, place, prefix, used));
      case FieldType.Chosen(_, Map<Object, RecordShape> shapes) ->
          shapes.forEach(
              (_, shape) -> inner.put(shape.type(), plan(type, shape, place, "item_", used)));
      case FieldType.Id _,
          FieldType.IdentityPart _,
          FieldType.Text _,
          FieldType.Whole _,
          FieldType.Decimal _,
          FieldType.Flag _,
          FieldType.Codes _,
          FieldType.Day _,
          FieldType.Moment _,
          FieldType.Began _,
          FieldType.NhsNumber _,
          FieldType.SubTheme _,
          FieldType.CodeLabel _,
          FieldType.ModelReference _,
          FieldType.Nested _,
          FieldType.Many _,
          FieldType.Opaque _ -> {
        ColumnType columnType = columnType(field);
        int column =
            columns.add(
                prefix + columnName(field),
                columnType,
                false,
                "of " + type.shortName() + ": " + place.substring(1).replace('/', '.'));
        used.add(column);
        return new Node.Leaf(field, column, columnType);
      }
    }
    return new Node.Inner(field, inner);
  }

  private static ColumnType columnType(Field field) {
    return switch (field.type()) {
      case FieldType.Id _ -> idType(field.name());
      case FieldType.Whole(int min, int max) -> new Whole(min, max);
      case FieldType.Decimal _ -> new ColumnType.Number();
      case FieldType.Flag _ -> new Flag();
      case FieldType.Codes(Map<String, Object> codes) -> new Code(List.copyOf(codes.keySet()));
      case FieldType.Day _ -> new Day();
      case FieldType.Moment _ -> new Moment();
      case FieldType.Began _,
          FieldType.SubTheme _,
          FieldType.CodeLabel _,
          FieldType.ModelReference _ ->
          new Label();
      case FieldType.Nested(RecordShape shape) when shape.type() == Identity.class ->
          new Name(Kind.EVENT);
      case FieldType.Many(FieldType.Codes(Map<String, Object> codes), _, _, _) ->
          new CodeList(List.copyOf(codes.keySet()));
      case FieldType.Many(FieldType.Nested(RecordShape shape), _, _, _)
          when shape.type() == Finding.class ->
          new Label();
      case FieldType.IdentityPart _,
          FieldType.Text _,
          FieldType.NhsNumber _,
          FieldType.Nested _,
          FieldType.Chosen _,
          FieldType.Many _,
          FieldType.Opaque _ ->
          throw new IllegalStateException(field.name() + " is of a kind that may not leave");
    };
  }

  /** A new kind of id must be thought of here before anything of it leaves. */
  private static ColumnType idType(String field) {
    return switch (field) {
      case "clientId" -> new Name(Kind.CLIENT);
      case "worker", "by", "coder" -> new Name(Kind.WORKER);
      case "activityId" -> new Name(Kind.ACTIVITY);
      case "sessionId" -> new Name(Kind.SESSION);
      case "goalId" -> new Name(Kind.GOAL);
      case "barrierId" -> new Name(Kind.BARRIER);
      case "concernId" -> new Name(Kind.CONCERN);
      case "concernId1", "concernId2" -> new Name(Kind.OWN_CONCERN);
      // What was scored elsewhere, under the name of the measure.
      case "name" -> new Label();
      default -> throw new IllegalStateException("an id that nobody has thought of: " + field);
    };
  }

  /** Of one name a code and an id of staff: they are told apart. */
  private static String columnName(Field field) {
    String name = field.name();
    if (name.equals("by")) {
      return field.type() instanceof FieldType.Id ? "given_by" : "missed_by";
    }
    return Columns.snake(
        name.endsWith("Id") ? name.substring(0, name.length() - "Id".length()) : name);
  }

  private static void write(List<Node> plan, Record record, JourneyNames names, RowSink to)
      throws IOException {
    for (int i = 0; i < plan.size(); i++) {
      Node node = plan.get(i);
      Object value = node.field().of(record);
      if (value != null) {
        switch (node) {
          case Node.Inner(_, Map<Class<?>, List<Node>> fields) ->
              write(fields.getOrDefault(value.getClass(), List.of()), (Record) value, names, to);
          case Node.Leaf(_, int column, ColumnType type) -> write(column, type, value, names, to);
        }
      }
    }
  }

  private static void write(
      int column, ColumnType type, Object value, JourneyNames names, RowSink to)
      throws IOException {
    switch (type) {
      case Name(Kind kind) ->
          to.text(
              column,
              value instanceof Identity event
                  ? names.event(event)
                  : names.of(kind, (String) value));
      case Code _ -> to.text(column, ((Enum<?>) value).name());
      case CodeList _ -> to.optional(column, codes((List<?>) value));
      case Label _ -> to.optional(column, label(value));
      case Whole _ -> to.whole(column, ((Integer) value).longValue());
      case ColumnType.Fixed _, ColumnType.Number _ -> to.number(column, (BigDecimal) value);
      case Flag _ -> to.flag(column, (Boolean) value);
      case Moment _ -> to.time(column, (Instant) value);
      case Day _ -> to.day(column, (LocalDate) value);
    }
  }

  /** The names of enum constants; null if there are none. */
  static @Nullable String codes(List<?> codes) {
    if (codes.isEmpty()) {
      return null;
    }
    if (codes.size() == 1) {
      return ((Enum<?>) codes.getFirst()).name();
    }
    StringJoiner joined = new StringJoiner(Columns.SEPARATOR);
    codes.forEach(code -> joined.add(((Enum<?>) code).name()));
    return joined.toString();
  }

  private static @Nullable String label(Object value) {
    return switch (value) {
      case Since since -> since.told();
      case List<?> findings -> findings(findings);
      default -> (String) value;
    };
  }

  /** Each as {@code sub-theme:TENSE:code:since}, without what is absent at the end. */
  private static @Nullable String findings(List<?> findings) {
    if (findings.isEmpty()) {
      return null;
    }
    StringJoiner joined = new StringJoiner(Columns.SEPARATOR);
    for (Object each : findings) {
      Finding finding = (Finding) each;
      StringBuilder text =
          new StringBuilder(finding.subTheme()).append(':').append(finding.tense());
      String code = finding.code();
      Since since = finding.since();
      if (code != null || since != null) {
        text.append(':').append(code == null ? "" : code);
      }
      if (since != null) {
        text.append(':').append(since.told());
      }
      joined.add(text);
    }
    return joined.toString();
  }
}
