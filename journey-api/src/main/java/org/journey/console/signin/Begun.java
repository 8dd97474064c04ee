package org.journey.console.signin;

import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A sign-in that has begun, kept by the browser until the issuer sends it back: only who began it
 * can end it.
 *
 * @param state comes back with the code (RFC 6749, 10.12)
 * @param nonce comes back in the ID token (OpenID Connect Core, 3.1.2.1)
 * @param verifier proves to the issuer that who asks for the token is who asked for the code (RFC
 *     7636)
 * @param to the page that is opened then
 */
record Begun(String state, String nonce, String verifier, String to) {

  byte[] written() {
    return Json.MAPPER.writeValueAsBytes(
        Json.MAPPER
            .createObjectNode()
            .put("state", state)
            .put("nonce", nonce)
            .put("verifier", verifier)
            .put("to", to));
  }

  static @Nullable Begun read(byte[] written) {
    try {
      JsonNode json = Json.MAPPER.readTree(written);
      return new Begun(
          json.path("state").asString(""),
          json.path("nonce").asString(""),
          json.path("verifier").asString(""),
          json.path("to").asString(""));
    } catch (JacksonException notJson) {
      return null;
    }
  }
}
