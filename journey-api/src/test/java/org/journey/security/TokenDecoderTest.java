package org.journey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.BadJwtException;

class TokenDecoderTest {

  private static final String ISSUER = "https://login.example.org";
  private static final Instant NOW = Instant.now();

  @TempDir private Path directory;
  private final SetClock clock = new SetClock();
  private ECKey key;
  private TokenDecoder decoder;

  /** A clock that is set by hand. */
  private static final class SetClock extends Clock {
    private Instant now = NOW;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  void an_issuer_whose_keys_are_in_a_file() throws Exception {
    key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
    Path keys = directory.resolve("keys");
    Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
    decoder =
        TokenDecoder.of(new TokenSettings(ISSUER, "journey", List.of("ES256"), null, keys), clock);
  }

  @Test
  void a_token_that_was_verified_is_refused_all_the_same_once_it_has_expired() throws Exception {
    String token = token();
    assertThat(decoder.decode(token).getSubject()).isEqualTo("w-1");
    assertThat(decoder.decode(token).getSubject()).isEqualTo("w-1");

    clock.now = NOW.plusSeconds(3600);

    assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
  }

  @Test
  void a_verified_token_with_one_byte_changed_is_another_token() throws Exception {
    String token = token();
    decoder.decode(token);
    int signature = token.lastIndexOf('.') + 5;
    char other = token.charAt(signature) == 'A' ? 'B' : 'A';

    String changed = token.substring(0, signature) + other + token.substring(signature + 1);

    assertThatThrownBy(() -> decoder.decode(changed)).isInstanceOf(BadJwtException.class);
  }

  private String token() throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("journey")
                .subject("w-1")
                .expirationTime(Date.from(NOW.plusSeconds(600)))
                .build());
    jwt.sign(new ECDSASigner(key));
    return jwt.serialize();
  }
}
