package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the platform. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

  public static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  public JsonNode json() {
    return JSON.readTree(body);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The media type, without parameters. */
  public String type() {
    return header("Content-Type").split(";", -1)[0].strip();
  }

  public Answer is(int expected) {
    assertThat(status).as(this::text).isEqualTo(expected);
    return this;
  }

  /** Expects a problem of this name. */
  public Answer isProblem(int expected, String name) {
    is(expected);
    assertThat(type()).isEqualTo("application/problem+json");
    assertThat(json().path("type").asString()).isEqualTo("/problems/" + name);
    assertThat(json().path("status").asInt()).isEqualTo(expected);
    return this;
  }

  public long sequence() {
    return Long.parseLong(json().required("sequence").stringValue());
  }
}
