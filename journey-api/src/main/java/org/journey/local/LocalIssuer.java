package org.journey.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
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
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.journey.security.Role;
import org.jspecify.annotations.Nullable;

/** Signs tokens for one local instance, with a key that never leaves its data directory. */
public final class LocalIssuer {

  /** The {@code iss} of its tokens. */
  public static final String NAME = "urn:journey:local";

  /** How long its tokens are good for. */
  public static final Duration LIFE = Duration.ofHours(12);

  /** An ID token is read once, at once. */
  private static final Duration ID_LIFE = Duration.ofMinutes(5);

  private static final String KEY = "issuer.key";
  private static final String PUBLIC = "issuer.jwks";

  private final ECKey key;

  private LocalIssuer(ECKey key) {
    this.key = key;
  }

  /** The issuer of a data directory; its key is made on first use. */
  static LocalIssuer in(DataDirectory data) {
    Path file = data.resolve(KEY);
    try {
      if (!Files.exists(file)) {
        ECKey made = new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
        PrivateFiles.write(file, made.toJSONString() + "\n");
      }
      LocalIssuer issuer = read(file);
      PrivateFiles.write(data.resolve(PUBLIC), new JWKSet(issuer.key).toString(true) + "\n");
      return issuer;
    } catch (JOSEException e) {
      throw new IllegalStateException("no key can be made", e);
    }
  }

  /**
   * The issuer of a data directory that may be in use by another process.
   *
   * @throws LocalTrouble if no instance was ever started there
   */
  public static LocalIssuer of(Path directory) {
    Path file = DataDirectory.existing(directory, KEY);
    if (file == null) {
      throw new LocalTrouble(
          directory.toAbsolutePath().normalize()
              + " holds no Journey: start one there first, with serve --data");
    }
    return read(file);
  }

  /** The issuer whose key is in a file, which the instance it is of has made. */
  static LocalIssuer ofKey(Path file) {
    return read(file);
  }

  /** The file of its key. */
  static Path key(DataDirectory data) {
    return data.resolve(KEY);
  }

  private static LocalIssuer read(Path file) {
    try {
      return new LocalIssuer(ECKey.parse(PrivateFiles.read(file)));
    } catch (ParseException e) {
      throw new LocalTrouble(file + ": not a key", e);
    }
  }

  /** The file of public keys that the application is given. */
  static Path publicKeys(DataDirectory data) {
    return data.resolve(PUBLIC);
  }

  /**
   * A bearer token.
   *
   * @param subject who; null for a made-up member of staff
   */
  public String token(
      @Nullable String subject,
      Collection<Role> roles,
      Collection<String> organisations,
      Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(NAME)
            .audience("journey")
            .subject(subject == null ? "local-" + names(roles) : subject)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .claim("roles", roles.stream().map(Role::name).toList())
            .claim("organisations", List.copyOf(Set.copyOf(organisations)))
            .build();
    return signed(claims);
  }

  /** An ID token: who signed in with a client (OpenID Connect Core, 2). */
  String idToken(String subject, String name, String client, String nonce, Instant now) {
    return signed(
        new JWTClaimsSet.Builder()
            .issuer(NAME)
            .audience(client)
            .subject(subject)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ID_LIFE)))
            .claim("nonce", nonce)
            .claim("name", name)
            .build());
  }

  private String signed(JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256)
                  .type(JOSEObjectType.JWT)
                  .keyID(key.getKeyID())
                  .build(),
              claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("the token cannot be signed", e);
    }
  }

  private static String names(Collection<Role> roles) {
    return roles.stream()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining("-"));
  }
}
