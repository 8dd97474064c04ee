package org.journey.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a token with a good signature must say. Spring's own checks let tokens pass that never
 * expire or are meant for someone else.
 */
final class TokenChecks implements OAuth2TokenValidator<Jwt> {

  /** An issuer's clock may be ahead of ours by so much. */
  private static final Duration AHEAD = Duration.ofSeconds(60);

  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  private final String issuer;
  private final String audience;
  private final Clock clock;

  TokenChecks(String issuer, String audience, Clock clock) {
    this.issuer = issuer;
    this.audience = audience;
    this.clock = clock;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    Instant now = clock.instant();
    if (!issuer.equals(token.getClaims().get("iss"))) {
      return refused("the issuer is not the one trusted here");
    }
    List<String> audiences = token.getAudience();
    if (audiences == null || !audiences.contains(audience)) {
      return refused("the token is not meant for this audience");
    }
    Instant expires = token.getExpiresAt();
    if (expires == null) {
      return refused("the token has no expiry");
    }
    if (!now.isBefore(expires)) {
      return refused("the token has expired");
    }
    Instant notBefore = token.getNotBefore();
    if (notBefore != null && notBefore.isAfter(now.plus(AHEAD))) {
      return refused("the token is not valid yet");
    }
    String subject = token.getSubject();
    if (subject == null || subject.isBlank()) {
      return refused("the token has no subject");
    }
    Object type = token.getHeaders().get("typ");
    if (type != null && !TYPES.contains(type.toString().toLowerCase(Locale.ROOT))) {
      return refused("the token is not an access token");
    }
    return OAuth2TokenValidatorResult.success();
  }

  private static OAuth2TokenValidatorResult refused(String reason) {
    return OAuth2TokenValidatorResult.failure(
        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, reason, null));
  }
}
