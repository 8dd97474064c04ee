package org.journey.interaction;

import java.time.Instant;
import java.time.temporal.ChronoField;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bytes that are kept of an interaction, for ever: docs/decisions/0001-the-stored-form.md.
 *
 * <p>An event is a head of fixed length, known only when the log gives it its place, and a tail,
 * which is all the rest.
 */
public final class StoredEvents {

  /** Bytes of the head: sequence and recorded time, up to and with the comma behind them. */
  public static final int HEAD_LENGTH = 79;

  private static final String HEAD_START = "{\"sequence\":\"";
  private static final String HEAD_MIDDLE = "\",\"recordedtime\":\"";
  private static final int SEQUENCE_DIGITS = 19;

  private static final JsonFactory FACTORY = Json.factory().build();

  private StoredEvents() {}

  /**
   * What follows the head.
   *
   * @param version the interaction's place in its journey (or client), from 0
   * @param organisation the tenant
   * @param recordedBy the member of staff
   * @param data the payload, personal fields sealed
   */
  public static byte[] tail(
      int version, Emitted emitted, String organisation, String recordedBy, ObjectNode data) {
    return tail(
        version,
        emitted.identity(),
        emitted.type(),
        emitted.subject(),
        emitted.time(),
        organisation,
        recordedBy,
        data);
  }

  /** The same from its parts, for what the platform makes itself. */
  public static byte[] tail(
      int version,
      Identity identity,
      InteractionType type,
      String subject,
      Instant time,
      String organisation,
      String recordedBy,
      ObjectNode data) {
    return new JsonBytes(1024)
        .raw("\"journeyversion\":")
        .raw(Integer.toString(version))
        .raw(",\"specversion\":\"1.0\",\"id\":")
        .string(identity.id())
        .raw(",\"source\":")
        .string(identity.source())
        .raw(",\"type\":\"")
        .raw(type.type())
        .raw("\",\"subject\":")
        .string(subject)
        .raw(",\"time\":")
        .time(time)
        .raw(",\"datacontenttype\":\"application/json\",\"organisation\":")
        .string(organisation)
        .raw(",\"recordedby\":")
        .string(recordedBy)
        .raw(",\"data\":")
        .node(data)
        .raw('}')
        .toBytes();
  }

  /**
   * The whole event.
   *
   * @param sequence 1 or more
   * @param recordedTime whole microseconds
   */
  public static byte[] compose(long sequence, Instant recordedTime, byte[] tail) {
    if (sequence < 1) {
      throw new IllegalArgumentException("a sequence is 1 or more");
    }
    if (recordedTime.getLong(ChronoField.NANO_OF_SECOND) % 1000 != 0) {
      throw new IllegalArgumentException("a recorded time is of whole microseconds");
    }
    byte[] event = new byte[HEAD_LENGTH + tail.length];
    int at = ascii(HEAD_START, event, 0);
    long rest = sequence;
    for (int i = at + SEQUENCE_DIGITS - 1; i >= at; i--) {
      event[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    at = ascii(HEAD_MIDDLE, event, at + SEQUENCE_DIGITS);
    Rfc3339.writeFull(recordedTime, event, at);
    ascii("\",", event, at + 27);
    System.arraycopy(tail, 0, event, HEAD_LENGTH, tail.length);
    return event;
  }

  private static int ascii(String text, byte[] to, int at) {
    for (int i = 0; i < text.length(); i++) {
      to[at + i] = (byte) text.charAt(i);
    }
    return at + text.length();
  }

  /** What a stored event is made into, from all that it tells. */
  @FunctionalInterface
  public interface Form<T> {

    /** Makes it. */
    T of(
        long sequence,
        int version,
        Instant recordedTime,
        String organisation,
        String subject,
        Identity identity,
        String recordedBy,
        InteractionType type,
        Instant time,
        Interaction data);
  }

  /**
   * Reads a stored event, trusting it. Personal fields come as they stand: sealed, erased, or clear
   * in a copy that was opened for a reader.
   *
   * @throws IllegalArgumentException if it is none that this release can read
   */
  public static <T> T read(byte[] event, Form<T> form) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), event)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw DataParser.unreadable("not an object");
      }
      Attributes attributes = new Attributes();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        attributes.take(name, parser);
      }
      return attributes.to(form);
    }
  }

  /**
   * Reads a payload that was stored, trusting it: such as the data inside a stored correction.
   *
   * @throws IllegalArgumentException if it is none of this type
   */
  public static Interaction data(InteractionType type, JsonNode data) {
    return (Interaction) DataParser.record(RecordShape.of(type), data);
  }

  /** The attributes met so far; {@code data} comes last, when its type is known. */
  private static final class Attributes {
    private long sequence;
    private @Nullable Instant recordedTime;
    private int version;
    private @Nullable String id;
    private @Nullable String source;
    private @Nullable InteractionType type;
    private @Nullable String subject;
    private @Nullable Instant time;
    private @Nullable String organisation;
    private @Nullable String recordedBy;
    private @Nullable Interaction data;

    void take(String name, JsonParser parser) {
      switch (name) {
        case "sequence" -> sequence = Long.parseLong(DataParser.text(parser));
        case "recordedtime" -> recordedTime = DataParser.time(DataParser.text(parser));
        case "journeyversion" -> version = parser.getIntValue();
        case "id" -> id = DataParser.text(parser);
        case "source" -> source = DataParser.text(parser);
        case "type" -> type = InteractionType.ofType(DataParser.text(parser)).orElse(null);
        case "subject" -> subject = DataParser.text(parser);
        case "time" -> time = DataParser.time(DataParser.text(parser));
        case "organisation" -> organisation = DataParser.text(parser);
        case "recordedby" -> recordedBy = DataParser.text(parser);
        case "data" -> data = data(parser);
        case "specversion", "datacontenttype" -> {}
        default -> throw DataParser.unreadable("an attribute that is not stored");
      }
    }

    private Interaction data(JsonParser parser) {
      if (type == null) {
        throw DataParser.unreadable("its type is not known here");
      }
      return (Interaction) DataParser.record(RecordShape.of(type), parser);
    }

    <T> T to(Form<T> form) {
      if (sequence < 1
          || recordedTime == null
          || id == null
          || source == null
          || type == null
          || subject == null
          || time == null
          || organisation == null
          || recordedBy == null
          || data == null) {
        throw DataParser.unreadable("it lacks an attribute");
      }
      return form.of(
          sequence,
          version,
          recordedTime,
          organisation,
          subject,
          new Identity(source, id),
          recordedBy,
          type,
          time,
          data);
    }
  }
}
