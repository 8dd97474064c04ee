package org.journey.console.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.journey.console.Api;
import org.journey.console.ConsoleSettings;
import org.journey.security.TokenSettings;
import org.jspecify.annotations.Nullable;

/** The OIDC issuer, as the console deals with it. What it says of itself is read on first use. */
final class Issuer {

  private static final int LONGEST_MILLIS = 5_000;

  /** The issuer did not do what was asked. */
  static final class Trouble extends Exception {

    private static final long serialVersionUID = 1L;

    Trouble(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Where it is asked, and by which keys it signs. */
  private record Known(URI authorization, URI token, JWKSource<SecurityContext> keys) {}

  private final ConsoleSettings settings;
  private final TokenSettings tokens;
  private final Api api;
  private final ClientID client;
  private volatile @Nullable Known known;

  Issuer(ConsoleSettings settings, TokenSettings tokens, Api api) {
    this.settings = settings;
    this.tokens = tokens;
    this.api = api;
    this.client = new ClientID(Objects.requireNonNull(settings.clientId()));
  }

  /** The address of its page of signing in. */
  URI page(Begun begun, URI comeBack) throws Trouble {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(settings.scopes().toArray(String[]::new)),
            client,
            comeBack)
        .endpointURI(known().authorization)
        .state(new State(begun.state()))
        .nonce(new Nonce(begun.nonce()))
        .codeChallenge(new CodeVerifier(begun.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /** Gives a code for tokens. */
  Session exchange(Begun begun, String code, URI comeBack) throws Trouble {
    OIDCTokenResponse response =
        ask(
            new AuthorizationCodeGrant(
                new AuthorizationCode(code), comeBack, new CodeVerifier(begun.verifier())));
    Tokens given = response.getTokens();
    String name = name(response, new Nonce(begun.nonce()));
    RefreshToken refresh = given.getRefreshToken();
    return new Session(
        given.getAccessToken().getValue(), refresh == null ? null : refresh.getValue(), name);
  }

  /** Has a sign-in go on. */
  Session refreshed(Session session) throws Trouble {
    Tokens given =
        ask(new RefreshTokenGrant(new RefreshToken(Objects.requireNonNull(session.refresh()))))
            .getTokens();
    RefreshToken refresh = given.getRefreshToken();
    return new Session(
        given.getAccessToken().getValue(),
        refresh == null ? session.refresh() : refresh.getValue(),
        session.name());
  }

  private OIDCTokenResponse ask(AuthorizationGrant grant) throws Trouble {
    String secret = settings.clientSecret();
    URI where = known().token;
    TokenRequest request =
        secret == null || secret.isBlank()
            ? new TokenRequest.Builder(where, client, grant).build()
            : new TokenRequest.Builder(
                    where, new ClientSecretBasic(client, new Secret(secret)), grant)
                .build();
    try {
      HTTPRequest http = request.toHTTPRequest();
      http.setConnectTimeout(LONGEST_MILLIS);
      http.setReadTimeout(LONGEST_MILLIS);
      http.setFollowRedirects(false);
      TokenResponse response = OIDCTokenResponseParser.parse(http.send());
      if (response instanceof OIDCTokenResponse good) {
        return good;
      }
      // What the issuer writes itself may hold anything; its code is one of a few.
      var error = response.toErrorResponse().getErrorObject();
      throw new Trouble("the issuer gives no token: " + error.getCode(), null);
    } catch (IOException e) {
      throw new Trouble("the issuer does not answer", e);
    } catch (ParseException e) {
      throw new Trouble("the issuer's answer is none of OpenID Connect", e);
    }
  }

  /** Who it is, by an ID token that must be one of this sign-in. */
  private String name(OIDCTokenResponse response, Nonce nonce) throws Trouble {
    var idToken = response.getOIDCTokens().getIDToken();
    if (idToken == null) {
      throw new Trouble("the issuer gives no ID token", null);
    }
    Set<JWSAlgorithm> algorithms =
        tokens.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
    try {
      IDTokenClaimsSet claims =
          new IDTokenValidator(
                  new com.nimbusds.oauth2.sdk.id.Issuer(tokens.issuer()),
                  client,
                  new JWSVerificationKeySelector<>(algorithms, known().keys),
                  null)
              .validate(idToken, nonce);
      for (String claim : new String[] {"name", "preferred_username"}) {
        String name = claims.getStringClaim(claim);
        if (name != null && !name.isBlank()) {
          return name;
        }
      }
      return claims.getSubject().getValue();
    } catch (BadJOSEException | JOSEException e) {
      throw new Trouble("the issuer's ID token is not one of this sign-in", e);
    }
  }

  private Known known() throws Trouble {
    Known already = known;
    if (already != null) {
      return already;
    }
    Known asked = find();
    known = asked;
    return asked;
  }

  private Known find() throws Trouble {
    try {
      URI authorization = settings.authorizationUri();
      URI token = settings.tokenUri();
      if (authorization != null && token != null) {
        // The local issuer's have no host: it is this instance.
        return new Known(authorization, api.address().resolve(token), keys(null));
      }
      OIDCProviderMetadata metadata =
          OIDCProviderMetadata.resolve(
              new com.nimbusds.oauth2.sdk.id.Issuer(tokens.issuer()),
              LONGEST_MILLIS,
              LONGEST_MILLIS);
      return new Known(
          metadata.getAuthorizationEndpointURI(),
          metadata.getTokenEndpointURI(),
          keys(metadata.getJWKSetURI()));
    } catch (IOException | GeneralException e) {
      throw new Trouble("the issuer says nothing of itself", e);
    }
  }

  private JWKSource<SecurityContext> keys(@Nullable URI discovered) throws IOException {
    Path file = tokens.jwkSetFile();
    String configured = tokens.jwkSetUri();
    try {
      if (file != null) {
        return new ImmutableJWKSet<>(JWKSet.load(file.toFile()));
      }
      URI where = configured == null ? discovered : URI.create(configured);
      if (where == null) {
        throw new MalformedURLException("the issuer's keys are nowhere");
      }
      return JWKSourceBuilder.<SecurityContext>create(where.toURL()).build();
    } catch (java.text.ParseException e) {
      throw new IOException("the issuer's keys are no JWK set", e);
    }
  }
}
