package org.journey.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * Reads tokens: signature by a listed algorithm, then {@link TokenChecks}. Tells apart a bad token
 * from an issuer that does not answer.
 *
 * <p>A staff app sends the same token with every call, and verifying an elliptic-curve signature
 * costs more than recording an interaction. So a token whose signature was good is remembered for a
 * minute, by its whole text; what it says, its expiry above all, is checked at every call. A key
 * that its issuer withdraws works for a minute longer.
 */
final class TokenDecoder implements JwtDecoder {

  /** The issuer's keys cannot be had for the moment. */
  static final class IssuerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IssuerUnavailable(Throwable cause) {
      super("the issuer's keys cannot be read", cause);
    }
  }

  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 10_000;

  private final JwtDecoder decoder;
  private final TokenChecks checks;
  private final Cache<String, Jwt> verified =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  private TokenDecoder(JwtDecoder decoder, TokenChecks checks) {
    this.decoder = decoder;
    this.checks = checks;
  }

  static TokenDecoder of(TokenSettings settings, Clock clock) {
    TokenChecks checks = new TokenChecks(settings.issuer(), settings.audience(), clock);
    List<SignatureAlgorithm> algorithms =
        settings.algorithms().stream().map(TokenDecoder::algorithm).toList();
    Path file = settings.jwkSetFile();
    if (file != null) {
      return new TokenDecoder(
          checked(
              NimbusJwtDecoder.withJwkSource(keys(file))
                  .jwsAlgorithms(set -> set.addAll(algorithms))
                  .jwtProcessorCustomizer(
                      processor -> processor.setJWSTypeVerifier((type, context) -> {}))
                  .build(),
              checks),
          checks);
    }
    String keys = settings.jwkSetUri();
    if (keys != null) {
      return new TokenDecoder(
          checked(
              NimbusJwtDecoder.withJwkSetUri(keys)
                  .jwsAlgorithms(set -> set.addAll(algorithms))
                  .validateType(false)
                  .build(),
              checks),
          checks);
    }
    // Asked on first use: an issuer that is down must not keep the application from starting.
    return new TokenDecoder(
        new SupplierJwtDecoder(
            () ->
                checked(
                    NimbusJwtDecoder.withIssuerLocation(settings.issuer())
                        .jwsAlgorithms(set -> set.addAll(algorithms))
                        .validateType(false)
                        .build(),
                    checks)),
        checks);
  }

  @Override
  public Jwt decode(String token) {
    Jwt known = verified.getIfPresent(token);
    if (known != null && !checks.validate(known).hasErrors()) {
      return known;
    }
    try {
      Jwt jwt = decoder.decode(token);
      verified.put(token, jwt);
      return jwt;
    } catch (BadJwtException bad) {
      throw bad;
    } catch (JwtException | JwtDecoderInitializationException unreachable) {
      throw new IssuerUnavailable(unreachable);
    }
  }

  private static JwtDecoder checked(NimbusJwtDecoder decoder, TokenChecks checks) {
    decoder.setJwtValidator(checks);
    return decoder;
  }

  private static SignatureAlgorithm algorithm(String name) {
    SignatureAlgorithm algorithm = SignatureAlgorithm.from(name);
    if (algorithm == null) {
      throw new IllegalArgumentException("journey.tokens.algorithms: unknown: " + name);
    }
    return algorithm;
  }

  private static JWKSource<SecurityContext> keys(Path file) {
    try {
      return new ImmutableJWKSet<>(JWKSet.load(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(file + ": not a JWK set", e);
    }
  }
}
