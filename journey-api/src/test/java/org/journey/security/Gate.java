package org.journey.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The filter chain alone, before calls that let everything in: who reaches them was let through.
 */
final class Gate implements AutoCloseable {

  static final String ISSUER = "urn:test:issuer";

  /** Not marked as configuration: the application's own scan must not find it in a test. */
  @EnableAutoConfiguration(
      exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class},
      excludeName = {
        "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
        "org.axonframework.springboot.autoconfig.InfraConfiguration"
      })
  @Import(SecurityConfiguration.class)
  @ComponentScan(
      basePackages = "org.journey.operations",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*TomcatConfiguration"))
  static class Chain {}

  /** Not static, for the same reason. */
  @RestController
  private final class Everything {
    @RequestMapping("/**")
    String reached(Actor actor) {
      return actor.subject();
    }
  }

  final ECKey key;
  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  Gate(Path directory) throws IOException, JOSEException {
    key = key();
    Path keys = directory.resolve("keys.jwks");
    Files.writeString(keys, new JWKSet(key).toString(true));
    context =
        new SpringApplicationBuilder(Chain.class)
            .web(WebApplicationType.SERVLET)
            .initializers(
                chain -> chain.getBeanFactory().registerSingleton("everything", new Everything()))
            .run(
                "--server.port=0",
                "--management.endpoint.health.validate-group-membership=false",
                "--server.address=127.0.0.1",
                "--journey.tokens.issuer=" + ISSUER,
                "--journey.tokens.algorithms=ES256",
                "--journey.tokens.jwk-set-file=" + keys);
    base = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  static ECKey key() throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID("one").generate();
  }

  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience("journey")
        .subject("someone")
        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
        .claim("roles", List.of("STAFF"))
        .claim("organisations", List.of("here"));
  }

  String sign(JWTClaimsSet claims) throws JOSEException {
    return sign(claims, JWSAlgorithm.ES256, new ECDSASigner(key));
  }

  static String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer)
      throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("one").build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  HttpResponse<String> call(String method, String path, String... authorizations)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).method(method, BodyPublishers.noBody());
    for (String authorization : authorizations) {
      request.header("Authorization", authorization);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  int statusFor(String method, String path, Map<String, ?> claims)
      throws IOException, InterruptedException, JOSEException {
    JWTClaimsSet.Builder token = claims();
    claims.forEach(token::claim);
    return call(method, path, "Bearer " + sign(token.build())).statusCode();
  }

  @Override
  public void close() {
    context.close();
    client.close();
  }
}
