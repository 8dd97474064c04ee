package org.journey.web;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers written with a generator: no reflection on the way. */
public final class Answers {

  /** The position in the log that an answer includes. */
  public static final String SEQUENCE = "Journey-Sequence";

  private static final JsonMapper JSON = Json.MAPPER;

  private Answers() {}

  /** 200 with a body. */
  public static ResponseEntity<byte[]> ok(MediaType type, Consumer<JsonGenerator> body) {
    return of(HttpStatus.OK, type).body(json(body));
  }

  /**
   * An answer that says which position it includes.
   *
   * @param sequence of the last interaction in it
   */
  public static ResponseEntity<byte[]> ok(
      MediaType type, long sequence, Consumer<JsonGenerator> body) {
    return of(HttpStatus.OK, type).header(SEQUENCE, Long.toString(sequence)).body(json(body));
  }

  /** The start of an answer. What is answered is about people: no cache may keep it. */
  public static ResponseEntity.BodyBuilder of(HttpStatus status, MediaType type) {
    return ResponseEntity.status(status)
        .contentType(type)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Bytes of JSON. */
  public static byte[] json(Consumer<JsonGenerator> body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      body.accept(json);
    }
    return bytes.toByteArray();
  }

  /** The bytes of a tree. */
  public static byte[] bytes(ObjectNode tree) {
    return JSON.writeValueAsBytes(tree);
  }

  /** A text or null. */
  public static void text(JsonGenerator json, String name, @Nullable String text) {
    if (text == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, text);
    }
  }
}
