package org.journey.console.signin;

import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What is kept of a sign-in, by the browser.
 *
 * @param token what the API is shown
 * @param refresh what the issuer gives a new one for; null if it gave none
 * @param name how the issuer calls who signed in
 */
record Session(String token, @Nullable String refresh, String name) {

  byte[] written() {
    var json = Json.MAPPER.createObjectNode().put("t", token).put("n", name);
    if (refresh != null) {
      json.put("r", refresh);
    }
    return Json.MAPPER.writeValueAsBytes(json);
  }

  /** Null if it is none: of another release, say. */
  static @Nullable Session read(byte[] written) {
    try {
      JsonNode json = Json.MAPPER.readTree(written);
      String token = json.path("t").asString("");
      return token.isEmpty()
          ? null
          : new Session(
              token,
              json.path("r").isString() ? json.path("r").asString() : null,
              json.path("n").asString(""));
    } catch (JacksonException notJson) {
      return null;
    }
  }

  /** What it holds is nobody's to read. */
  @Override
  public String toString() {
    return "Session[]";
  }
}
