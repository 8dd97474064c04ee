package org.journey.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
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
      Map<String, Object> given = given(database);
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
      given.put("journey.database.application.password-file", secret("super", superuser));
      assertThatThrownBy(() -> start(given).close())
          .hasRootCauseInstanceOf(UnsafeSetting.class)
          .rootCause()
          .hasMessageContaining("journey.database.application.name: may change");
      for (String user : new String[] {"owner", "application"}) {
        Map<String, Object> wrong = given(database);
        String setting = "journey.database." + user + ".password";
        wrong.put(setting + "-file", secret("wrong", "another-long-secret"));
        assertToldInOneLine(wrong, setting + ": the database does not let this user in");
      }
      good = given(database);
    }
    // Nothing listens there any more.
    assertToldInOneLine(good, "journey.database.url: the database cannot be reached there");
  }

  private void assertToldInOneLine(Map<String, Object> given, String told) throws IOException {
    Properties settings = new Properties();
    settings.putAll(given);
    Path file = folder.resolve("settings.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    Here refused = Here.run("serve", "--profile", "production", "--config", file.toString());
    assertThat(refused.exit()).isEqualTo(1);
    // Pools of other applications in this process go on while logging is set up anew for this one.
    assertThat(refused.err().lines().filter(line -> !line.matches("[0-9:,]+ \\|-.* in Logger.*")))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("journey: " + told);
    assertThat(refused.out()).doesNotContain("Exception");
  }

  private Map<String, Object> given(LocalInstance database) throws IOException {
    Map<String, Object> local = database.settings();
    Map<String, Object> given = new HashMap<>();
    given.put("server.address", "127.0.0.1");
    given.put("server.port", "0");
    for (String same :
        new String[] {
          "journey.database.url",
          "journey.database.owner.name",
          "journey.database.application.name",
          "journey.master-key-file"
        }) {
      given.put(same, local.get(same));
    }
    for (String user : new String[] {"owner", "application"}) {
      String password = String.valueOf(local.get("journey.database." + user + ".password"));
      given.put("journey.database." + user + ".password-file", secret(user, password));
    }
    given.put("journey.database.allow-plaintext", "true");
    given.put("journey.tokens.issuer", "https://issuer.invalid/realm");
    given.put("journey.tokens.audience", "journey");
    given.put("journey.kafka.enabled", "false");
    return given;
  }

  private String secret(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"))
        .toString();
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
