package org.journey.interaction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.problem.FieldError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what an emitter sends: one CloudEvents 1.0 JSON event of at most 64 KiB, strictly, telling
 * all that is wrong with it at once. Rules: interactions.md of the contract.
 */
public final class CloudEventReader {

  /** How far ahead of the platform's clock an emitter's may be. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final ObjectNode event;
  private final Instant latest;
  private final Vocabulary vocabulary;
  private final List<FieldError> found = new ArrayList<>(0);
  private final Errors errors = new Errors("", found);

  private CloudEventReader(ObjectNode event, Instant now, Vocabulary vocabulary) {
    this.event = event;
    this.latest = now.plus(TOLERANCE);
    this.vocabulary = vocabulary;
  }

  /** Reads one message. */
  public static Reading read(byte[] message, Instant now, Vocabulary vocabulary) {
    return read(message, 0, message.length, now, vocabulary);
  }

  /**
   * Reads one message out of a buffer.
   *
   * @param now the platform's clock; what happened over 5 minutes later is refused
   */
  public static Reading read(
      byte[] buffer, int offset, int length, Instant now, Vocabulary vocabulary) {
    JsonReading.Parsed parsed = JsonReading.parse(buffer, offset, length);
    if (parsed.problem() != null) {
      return new Reading.Unreadable(parsed.problem());
    }
    if (parsed.object() == null) {
      throw new IllegalStateException("neither an object nor a problem");
    }
    return read(parsed.object(), now, vocabulary);
  }

  /**
   * Reads a message in binary mode: the attributes beside the payload.
   *
   * @param attributes by their names; {@code datacontenttype} among them, if it was told
   * @param data the payload: one JSON object
   */
  public static Reading readBinary(
      Map<String, String> attributes, byte[] data, Instant now, Vocabulary vocabulary) {
    JsonReading.Parsed parsed = JsonReading.parse(data, 0, data.length);
    if (parsed.problem() != null) {
      return new Reading.Unreadable(parsed.problem());
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    attributes.forEach(event::put);
    event.set("data", parsed.object());
    return new CloudEventReader(event, now, vocabulary).read();
  }

  /** Reads a message that is JSON already. */
  public static Reading.Read read(ObjectNode event, Instant now, Vocabulary vocabulary) {
    return new CloudEventReader(event, now, vocabulary).read();
  }

  /**
   * Reads a payload alone, strictly: the data of a correction.
   *
   * @param pointer where the payload is in the message, for the errors
   * @param effectiveTime when it was told; no finding's {@code since} may begin later. For a coding
   *     its target's time
   * @param errors is added to
   * @return the payload; null if something was wrong with it
   */
  public static @Nullable Interaction checkData(
      InteractionType type,
      JsonNode data,
      String pointer,
      Instant effectiveTime,
      Vocabulary vocabulary,
      List<FieldError> errors) {
    return (Interaction)
        new DataReader(vocabulary, new Errors(pointer, errors), effectiveTime, null)
            .read(RecordShape.of(type), data);
  }

  private Reading.Read read() {
    for (Map.Entry<String, JsonNode> attribute : event.properties()) {
      checkKnown(attribute.getKey(), attribute.getValue());
    }
    String specversion = text("specversion", true);
    if (specversion != null && !specversion.equals("1.0")) {
      errors.addAt("specversion", "must be 1.0");
    }
    String id = identityPart("id");
    String source = identityPart("source");
    InteractionType type = type();
    String subject = id("subject", true);
    Instant time = time();
    String contentType = text("datacontenttype", false);
    if (contentType != null && !contentType.equals("application/json")) {
      errors.addAt("datacontenttype", "must be application/json");
    }
    String organisation = id("organisation", false);
    String recordedBy = id("recordedby", false);
    Interaction data = data(type, time);

    Identity identity = id == null || source == null ? null : new Identity(source, id);
    Emitted emitted = null;
    if (found.isEmpty()
        && identity != null
        && type != null
        && subject != null
        && time != null
        && data != null
        && event.get("data") instanceof ObjectNode json) {
      emitted = new Emitted(organisation, recordedBy, identity, type, subject, time, data, json);
    }
    return new Reading.Read(
        asSent("organisation"), asSent("recordedby"), identity, event, List.copyOf(found), emitted);
  }

  private void checkKnown(String name, JsonNode value) {
    switch (name) {
      case "specversion", "id", "source", "type", "subject", "time", "data", "datacontenttype" -> {}
      case "organisation", "recordedby" -> {}
      case "dataschema", "traceparent", "tracestate", "partitionkey" -> {
        if (!value.isString()) {
          errors.addAt(name, Errors.expected("a string", value));
        } else {
          refuseIf(name, Texts.forbidden(value.stringValue()));
        }
      }
      case "sequence", "recordedtime", "journeyversion" ->
          errors.addAt(name, "is set by the platform, not by an emitter");
      case "data_base64" -> errors.addAt(name, "is not accepted; data must be a JSON object");
      default -> errors.addUnknown(name, "is not an attribute that is accepted here");
    }
  }

  private void refuseIf(String name, @Nullable String reason) {
    if (reason != null) {
      errors.addAt(name, reason);
    }
  }

  /** The attribute, if it is a string; an error if it is something else, or missing though due. */
  private @Nullable String text(String name, boolean required) {
    JsonNode value = event.get(name);
    if (value == null) {
      if (required) {
        errors.addAt(name, "is required");
      }
      return null;
    }
    if (!value.isString()) {
      errors.addAt(name, Errors.expected("a string", value));
      return null;
    }
    return value.stringValue();
  }

  private @Nullable String identityPart(String name) {
    String text = text(name, true);
    String reason = text == null ? null : Texts.identityPart(text);
    refuseIf(name, reason);
    return reason == null ? text : null;
  }

  private @Nullable String id(String name, boolean required) {
    String text = text(name, required);
    String reason = text == null ? null : Texts.id(text);
    refuseIf(name, reason);
    return reason == null ? text : null;
  }

  private @Nullable InteractionType type() {
    String text = text("type", true);
    if (text == null) {
      return null;
    }
    InteractionType type = InteractionType.ofType(text).orElse(null);
    if (type == null) {
      errors.addAt("type", "must be a type that is known here");
    } else if (type.platformOnly()) {
      errors.addAt("type", "is made by the platform alone");
    }
    return type;
  }

  private @Nullable Instant time() {
    String text = text("time", true);
    if (text == null) {
      return null;
    }
    Instant time = Rfc3339.parse(text);
    String reason =
        time == null ? Rfc3339.reasonAgainst(text) : DataReader.outOfRange(time, latest);
    refuseIf("time", reason);
    return reason == null ? time : null;
  }

  private @Nullable Interaction data(@Nullable InteractionType type, @Nullable Instant time) {
    JsonNode data = event.get("data");
    if (data == null) {
      errors.addAt("data", "is required");
      return null;
    }
    if (type == null || !data.isObject()) {
      if (!data.isObject()) {
        errors.addAt("data", Errors.expected("an object", data));
      }
      return null;
    }
    // What a coding tells was told at its target's time, which only the journey knows.
    Instant told = type == InteractionType.REFLECTION_CODED ? null : time;
    int mark = errors.enter("data");
    Record payload =
        new DataReader(vocabulary, errors, told, latest).read(RecordShape.of(type), data);
    errors.leave(mark);
    return (Interaction) payload;
  }

  private @Nullable String asSent(String name) {
    JsonNode value = event.get(name);
    return value != null && value.isString() ? value.stringValue() : null;
  }
}
