package org.journey.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.journey.local.LocalInstance;
import org.journey.operations.ProductionSettings;
import org.journey.operations.UnsafeSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The production profile on a database that is given to it. */
class ProductionTest {

  @TempDir Path folder;

  @Test
  void starts_on_what_it_is_given_and_on_nothing_unsafe() throws Exception {
    Map<String, Object> good;
    try (LocalInstance database = LocalInstance.start(folder.resolve("data"))) {
      Map<String, Object> given = ProductionGiven.of(database, folder);
      try (ConfigurableApplicationContext production = start(given);
          HttpClient client = HttpClient.newHttpClient()) {
        String url =
            "http://127.0.0.1:"
                + production.getEnvironment().getRequiredProperty("local.server.port");
        assertThat(get(client, url + "/actuator/health/readiness", "").body()).contains("\"UP\"");
        assertThat(get(client, url + "/api/v1/models", "").statusCode()).isEqualTo(401);
        // Its issuer is not there: no token can be checked, which is not the caller's fault.
        HttpResponse<String> unchecked = get(client, url + "/api/v1/models", "a.b.c");
        assertThat(unchecked.statusCode()).isEqualTo(503);
        assertThat(unchecked.headers().firstValue("Retry-After")).isPresent();
        assertThat(unchecked.body()).contains("/problems/unavailable");
        assertThat(production.containsBean("studyLoader")).isFalse();
      }

      given.put("journey.database.application.name", "postgres");
      String superuser =
          Files.readAllLines(folder.resolve("data/database.passwords")).stream()
              .filter(line -> line.startsWith("superuser="))
              .findFirst()
              .orElseThrow()
              .substring("superuser=".length());
      given.put(
          "journey.database.application.password-file",
          ProductionGiven.secret(folder, "super", superuser));
      assertThatThrownBy(() -> start(given).close())
          .hasRootCauseInstanceOf(UnsafeSetting.class)
          .rootCause()
          .hasMessageContaining("journey.database.application.name: may change");
      for (String user : new String[] {"owner", "application"}) {
        Map<String, Object> wrong = ProductionGiven.of(database, folder);
        String setting = "journey.database." + user + ".password";
        wrong.put(
            setting + "-file", ProductionGiven.secret(folder, "wrong", "another-long-secret"));
        assertToldInOneLine(wrong, setting + ": the database does not let this user in");
      }
      good = ProductionGiven.of(database, folder);
      // Nothing was sealed yet.
      String key = String.valueOf(good.get("journey.master-key-file"));
      assertThat(Here.run("master-key", "rotate", key).exit()).isZero();
      Here dropped =
          Here.run(
              "master-key",
              "rotate",
              "--drop-old",
              "--production",
              "--config",
              ProductionGiven.file(folder, good),
              key);
      assertThat(dropped.exit()).as(dropped.err()).isZero();
    }
    // Nothing listens there any more.
    assertToldInOneLine(good, "journey.database.url: the database cannot be reached there");
  }

  private void assertToldInOneLine(Map<String, Object> given, String told) throws IOException {
    String file = ProductionGiven.file(folder, given);
    Here refused = Here.run("serve", "--profile", "production", "--config", file);
    assertThat(refused.exit()).isEqualTo(1);
    // Pools of other applications in this process go on while logging is set up anew for this one.
    assertThat(refused.err().lines().filter(line -> !line.matches("[0-9:,]+ \\|-.* in Logger.*")))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("journey: " + told);
    assertThat(refused.out()).doesNotContain("Exception");
  }

  private static ConfigurableApplicationContext start(Map<String, Object> given) {
    return Application.serve("production", given, ProductionSettings::check);
  }

  private static HttpResponse<String> get(HttpClient client, String url, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
