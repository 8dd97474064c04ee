package org.journey.security;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Reads a token that did not come by an Authorization header: the console's. It is checked as those
 * of calls are.
 */
@Component
public final class TokenReader {

  private final JwtDecoder decoder;

  TokenReader(JwtDecoder decoder) {
    this.decoder = decoder;
  }

  /**
   * What a token says.
   *
   * @param actor who it is for
   * @param expiresAt until when it is good
   */
  public record Read(Actor actor, Instant expiresAt) {}

  /** The issuer's keys cannot be had for the moment: whether a token is good cannot be told. */
  public static final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unavailable(Throwable cause) {
      super("the issuer's keys cannot be read", cause);
    }
  }

  /**
   * What a token says; null if it is none that is believed here.
   *
   * @throws Unavailable if that cannot be told for the moment
   */
  public @Nullable Read read(String token) {
    try {
      Jwt jwt = decoder.decode(token);
      return new Read(
          ActorAuthentication.of(jwt).getPrincipal(),
          Objects.requireNonNull(jwt.getExpiresAt(), "exp, which was checked"));
    } catch (BadJwtException bad) {
      return null;
    } catch (TokenDecoder.IssuerUnavailable away) {
      throw new Unavailable(away);
    }
  }
}
