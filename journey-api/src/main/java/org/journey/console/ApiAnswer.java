package org.journey.console;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the API answered.
 *
 * @param status of HTTP
 * @param headers as they came
 * @param bytes of the body
 */
public record ApiAnswer(int status, HttpHeaders headers, byte[] bytes) {

  static ApiAnswer of(HttpResponse<byte[]> response) {
    return new ApiAnswer(response.statusCode(), response.headers(), response.body());
  }

  /** Whether it did what was asked. */
  public boolean isGood() {
    return status >= 200 && status < 300;
  }

  /**
   * This one, if it did what was asked.
   *
   * @throws ApiProblem if the API refused it
   */
  public ApiAnswer good() {
    if (!isGood()) {
      throw new ApiProblem(this);
    }
    return this;
  }

  /** The body as JSON; a missing node if it is none. */
  public JsonNode json() {
    try {
      return Json.MAPPER.readTree(bytes);
    } catch (JacksonException notJson) {
      return Json.MAPPER.missingNode();
    }
  }

  /** The body as text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A header; null if it has none of that name. */
  public @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }
}
