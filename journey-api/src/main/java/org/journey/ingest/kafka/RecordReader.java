package org.journey.ingest.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.journey.ingest.Intake;
import org.journey.ingest.Intake.Settled;
import org.journey.interaction.Reading;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * From a record to a submission: the Kafka binding of CloudEvents 1.0, structured and binary mode.
 *
 * <p>A record without a content type and without headers of attributes is read as structured, as
 * what a console producer sends.
 */
final class RecordReader {

  private static final String CONTENT_TYPE = "content-type";
  private static final String PREFIX = "ce_";
  private static final String CLOUD_EVENTS = "application/cloudevents";
  private static final String STRUCTURED = CLOUD_EVENTS + "+json";
  private static final String JSON = "application/json";
  private static final String DATA_CONTENT_TYPE = "datacontenttype";

  private final Intake intake;
  private final Producers producers;

  RecordReader(Intake intake, Producers producers) {
    this.intake = intake;
    this.producers = producers;
  }

  /** Settles one record. */
  Settled settle(ConsumerRecord<byte[], byte[]> record) {
    return switch (producers.of(record)) {
      case Producers.Speaker.Unknown(Problem problem) -> new Settled.Refused(problem, null);
      case Producers.Speaker.Known(var actor) ->
          switch (read(record.headers(), record.value())) {
            case Reading.Unreadable(Problem problem) -> new Settled.Refused(problem, null);
            case Reading.Read read -> {
              Settled settled = withItsAttributes(read);
              if (settled == null) {
                settled = Intake.settle(read, actor, null);
              }
              yield settled instanceof Settled.Ready ? underItsKey(settled, read, record) : settled;
            }
          };
    };
  }

  /** Reads one, whoever sent it. */
  Reading read(Iterable<Header> headers, byte @Nullable [] value) {
    if (value == null) {
      return malformed("the record has no value");
    }
    if (value.length > Intake.LIMIT) {
      return new Reading.Unreadable(Intake.tooLarge());
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    String media = null;
    long size = value.length;
    for (Header header : headers) {
      boolean isType = header.key().equals(CONTENT_TYPE);
      if (!isType && !header.key().startsWith(PREFIX)) {
        continue;
      }
      // Headers that carry attributes are of the interaction; what else a record has is none of it.
      size += isType ? 0 : header.key().length() + lengthOf(header.value());
      if (size > Intake.LIMIT) {
        return new Reading.Unreadable(Intake.tooLarge());
      }
      String text = header.value() == null ? null : utf8(header.value());
      if (text == null) {
        return malformed("a header is not UTF-8");
      }
      if (isType) {
        media = text;
      } else if (attributes.put(header.key().substring(PREFIX.length()), text) != null) {
        return malformed("a header is there twice");
      }
    }
    return read(media == null ? null : mediaType(media), attributes, value);
  }

  private Reading read(@Nullable String media, Map<String, String> attributes, byte[] value) {
    if (media != null && media.startsWith(CLOUD_EVENTS)) {
      return media.equals(STRUCTURED) ? intake.read(value) : unsupported();
    }
    if (media != null && !media.equals(JSON)) {
      return unsupported();
    }
    if (attributes.isEmpty()) {
      return intake.read(value);
    }
    if (attributes.containsKey("data") || attributes.containsKey(DATA_CONTENT_TYPE)) {
      return malformed("a header of an attribute that has another place in binary mode");
    }
    if (media != null) {
      attributes.put(DATA_CONTENT_TYPE, media);
    }
    return intake.readBinary(attributes, value);
  }

  private static int lengthOf(byte @Nullable [] value) {
    return value == null ? 0 : value.length;
  }

  /** Without its parameters; UTF-8 is the only encoding, and need not be told. */
  private static String mediaType(String header) {
    String lower = header.toLowerCase(Locale.ROOT).strip();
    int end = lower.indexOf(';');
    if (end < 0) {
      return lower;
    }
    String parameters = lower.substring(end + 1).replace("\"", "").strip();
    return parameters.equals("charset=utf-8") ? lower.substring(0, end).strip() : lower;
  }

  private static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** No token says for whom and by whom: over Kafka both are told. */
  private static @Nullable Settled withItsAttributes(Reading.Read read) {
    List<FieldError> missing = new ArrayList<>();
    for (String name : List.of("organisation", "recordedby")) {
      if (!read.event().has(name)) {
        missing.add(new FieldError("/" + name, "is required over Kafka"));
      }
    }
    if (missing.isEmpty()) {
      return null;
    }
    missing.addAll(read.errors());
    return new Settled.Refused(
        Problem.invalid(ProblemType.INVALID_INTERACTION, missing), read.identity());
  }

  /**
   * What has a journey's key comes in the journey's order. Without a key its sender has done
   * without that order.
   */
  private static Settled underItsKey(
      Settled settled, Reading.Read read, ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? null : utf8(record.key());
    boolean keyed = record.key() == null || read.event().path("subject").asString("").equals(key);
    return keyed
        ? settled
        : new Settled.Refused(
            Problem.at(
                ProblemType.INVALID_INTERACTION, "/subject", "must be the key of the record"),
            read.identity());
  }

  private static Reading malformed(String detail) {
    return new Reading.Unreadable(Problem.of(ProblemType.MALFORMED, detail));
  }

  private static Reading unsupported() {
    return new Reading.Unreadable(
        Problem.of(
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            "content-type: must be "
                + STRUCTURED
                + " or, in binary mode, "
                + JSON
                + ", in UTF-8."));
  }
}
