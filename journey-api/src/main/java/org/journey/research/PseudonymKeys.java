package org.journey.research;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.journey.extract.Pseudonyms;
import org.journey.interaction.CanonicalJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Makes the pseudonyms of a request: the same request has the same on every node and day, and two
 * requests have nothing in common by which their people could be told to be the same.
 */
@Component
class PseudonymKeys {

  private static final String ALGORITHM = "HmacSHA256";

  private final JdbcClient database;
  private volatile byte @Nullable [] known;

  PseudonymKeys(JdbcClient database) {
    this.database = database;
  }

  /** It never changes. */
  private byte[] secret() {
    byte[] secret = known;
    if (secret == null) {
      secret = database.sql("select secret from research_secret").query(byte[].class).single();
      known = secret;
    }
    return secret;
  }

  /**
   * Pseudonyms of a request.
   *
   * @param kind what is asked for
   * @param organisation whose
   * @param request all of it
   */
  Pseudonyms of(String kind, String organisation, JsonNode request) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret(), ALGORITHM));
      // No line feed is in either of them: two requests are never the same bytes.
      mac.update((kind + "\n" + organisation + "\n").getBytes(StandardCharsets.UTF_8));
      mac.update(CanonicalJson.bytes(request));
      return new Pseudonyms(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
    }
  }
}
