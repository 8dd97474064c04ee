package org.journey.console.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.journey.console.Api;
import org.journey.console.ConsoleApi;
import org.journey.console.ConsoleSettings;
import org.journey.console.Visitor;
import org.journey.json.Json;
import org.journey.security.TokenSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another organisation's OIDC issuer, played by a server of this test: no real one can be had. */
class IssuerTest {

  private static final URI COME_BACK =
      URI.create("https://journey.example.org/console/sign-in/code");

  private final Begun begun = new Begun("state", "nonce", "v".repeat(43), "/console/");
  private final AtomicReference<String> asked = new AtomicReference<>("");
  private final AtomicReference<@Nullable String> authorization = new AtomicReference<>();
  private ECKey key = key();
  private UnaryOperator<JWTClaimsSet.Builder> told = claims -> claims;
  private int status = 200;
  private HttpServer server = start();

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpServer start() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @BeforeEach
  void serve() {
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                200,
                Map.of(
                    "issuer", address(),
                    "authorization_endpoint", address() + "/authorize",
                    "token_endpoint", address() + "/token",
                    "jwks_uri", address() + "/keys",
                    "subject_types_supported", List.of("public"))));
    server.createContext(
        "/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
    server.createContext(
        "/token",
        exchange -> {
          asked.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
          answer(
              exchange,
              status,
              status == 200
                  ? Map.of(
                      "access_token", "an-access-token",
                      "refresh_token", "a-refresh-token",
                      "token_type", "Bearer",
                      "expires_in", 300,
                      "id_token", idToken())
                  : Map.of("error", "invalid_grant", "error_description", "of a person"));
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private String idToken() {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(address())
            .audience("journey")
            .subject("u-1")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .claim("nonce", begun.nonce())
            .claim("name", "Dilys Parry");
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
              told.apply(claims).build());
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Issuer issuer(@Nullable String secret) {
    Api api = ConsoleApi.at(URI.create(address()));
    return new Issuer(
        new ConsoleSettings(
            "journey",
            secret,
            URI.create("https://journey.example.org"),
            List.of("openid", "profile"),
            null,
            null,
            null,
            ZoneOffset.UTC,
            ""),
        new TokenSettings(address(), "journey", List.of("ES256"), null, null),
        api);
  }

  @Test
  void is_found_by_what_it_says_of_itself_and_asked_as_oidc_has_it() throws Exception {
    URI page = issuer(null).page(begun, COME_BACK);

    assertThat(page.toString()).startsWith(address() + "/authorize?");
    assertThat(Visitor.query(page.toString()))
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "journey")
        .containsEntry("state", "state")
        .containsEntry("nonce", "nonce")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", COME_BACK.toString())
        .doesNotContainValue(begun.verifier());
  }

  @Test
  void gives_tokens_for_a_code_and_its_verifier() throws Exception {
    Session session = issuer(null).exchange(begun, "a-code", COME_BACK);

    assertThat(session).isEqualTo(new Session("an-access-token", "a-refresh-token", "Dilys Parry"));
    assertThat(asked.get()).contains("code=a-code").contains("code_verifier=" + begun.verifier());
    assertThat(authorization.get()).isNull();
  }

  @Test
  void is_shown_the_secret_where_there_is_one() throws Exception {
    var _ = issuer("told").exchange(begun, "a-code", COME_BACK);

    assertThat(authorization.get()).startsWith("Basic ");
    assertThat(asked.get()).doesNotContain("told");
  }

  @Test
  void has_a_sign_in_go_on() throws Exception {
    Session session = issuer(null).refreshed(new Session("old", "before", "Dilys Parry"));

    assertThat(session.token()).isEqualTo("an-access-token");
    assertThat(session.refresh()).isEqualTo("a-refresh-token");
    assertThat(asked.get()).contains("grant_type=refresh_token").contains("refresh_token=before");
  }

  @Test
  void that_takes_each_refresh_token_once_is_asked_once_by_requests_that_come_at_once()
      throws Exception {
    Set<String> taken = ConcurrentHashMap.newKeySet();
    server.removeContext("/token");
    server.createContext(
        "/token",
        exchange -> {
          boolean first = taken.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          answer(
              exchange,
              first ? 200 : 400,
              first
                  ? Map.of("access_token", "a", "refresh_token", "after", "token_type", "Bearer")
                  : Map.of("error", "invalid_grant"));
        });
    Refreshes refreshes = new Refreshes(issuer(null));
    Session before = new Session("old", "before", "Dilys Parry");

    List<Session> given;
    try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Session>> asked =
          Stream.generate(() -> requests.submit(() -> refreshes.refreshed(before)))
              .limit(8)
              .toList();
      given = new ArrayList<>();
      for (Future<Session> each : asked) {
        given.add(each.get());
      }
    }

    assertThat(given).containsOnly(new Session("a", "after", "Dilys Parry"));
    assertThat(refreshes.refreshed(before).refresh()).isEqualTo("after");
    assertThat(taken).hasSize(1);
  }

  @Test
  void is_not_believed_when_the_id_token_is_of_another_sign_in() {
    assertRefused(claims -> claims.claim("nonce", "another"));
    assertRefused(claims -> claims.claim("nonce", null));
    assertRefused(claims -> claims.audience("another"));
    assertRefused(claims -> claims.issuer("https://elsewhere.example"));
    assertRefused(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))));
    key = key();
    var _ = serveOtherKeys();
    assertRefused(claims -> claims);
  }

  /** Signed by a key that the issuer does not tell of. */
  private boolean serveOtherKeys() {
    ECKey told = key();
    server.removeContext("/keys");
    server.createContext(
        "/keys", exchange -> answer(exchange, 200, new JWKSet(told.toPublicJWK()).toJSONObject()));
    return true;
  }

  private void assertRefused(UnaryOperator<JWTClaimsSet.Builder> telling) {
    told = telling;
    assertThatExceptionOfType(Issuer.Trouble.class)
        .isThrownBy(() -> issuer(null).exchange(begun, "a-code", COME_BACK))
        .withMessageContaining("not one of this sign-in");
  }

  @Test
  void tells_why_it_refuses_by_its_code_alone() {
    status = 400;

    assertThatExceptionOfType(Issuer.Trouble.class)
        .isThrownBy(() -> issuer(null).exchange(begun, "a-code", COME_BACK))
        .withMessageContaining("invalid_grant")
        .withMessageNotContaining("person");
  }

  @Test
  void that_does_not_answer_is_told_as_that_and_asked_again_next_time() throws Exception {
    Issuer issuer = issuer(null);
    int port = server.getAddress().getPort();
    server.stop(0);
    assertThatExceptionOfType(Issuer.Trouble.class).isThrownBy(() -> issuer.page(begun, COME_BACK));

    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    serve();

    assertThat(issuer.page(begun, COME_BACK).toString()).startsWith(address());
  }
}
