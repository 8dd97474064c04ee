package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.journey.checkpoint.SigningKeys;
import org.journey.command.Here;
import org.journey.log.InteractionLog;
import org.journey.proof.bundle.BundleKeys;
import org.journey.proof.bundle.BundleVerdict.Bad;
import org.journey.proof.bundle.BundleVerdict.Good;
import org.journey.proof.bundle.BundleVerifier;
import org.journey.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor takes home is verified with the key alone, and tells nothing personal. */
class BundleTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private static final String MODEL_IN_JSON =
      """
      {"stages":[{"number":1,"key":"begun","name":"B","subThemes":["first"]}],"version":1,\
      "evidence":[{"rule":"attendance","event":"session-attended","subTheme":"first"}],\
      "id":"%s"}\
      """;

  private static final String MODEL_IN_YAML =
      """
      stages:
        - {number: 1, key: begun, name: B, subThemes: [first]}
      id: %s
      evidence:
        - {rule: attendance, event: session-attended, subTheme: first}
      version: 1
      """;

  private final String organisation = Events.fresh("audited");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final String journey = Events.fresh("j");
  private final String path = "/api/v1/journeys/" + journey + "/bundle";

  private static BundleKeys keys() {
    return BundleKeys.of(PLATFORM.application().getBean(SigningKeys.class).keys().getFirst());
  }

  @BeforeEach
  void a_journey() {
    staff.post(Events.referral(journey)).is(201);
    staff.post(Events.reflection(journey, "2026-02-10T14:00:00Z", "I feel better")).is(201);
    staff.post(Events.concern(journey, "2026-02-11T14:00:00Z", "is afraid at home")).is(201);
  }

  @Test
  void a_journeys_bundle_verifies_and_has_its_stored_bytes_and_state() throws Exception {
    byte[] bundle = fetch(path);
    Good good = (Good) BundleVerifier.verify(new ByteArrayInputStream(bundle), keys());
    assertThat(good.interactions()).isEqualTo(3);
    Map<String, String> files = files(bundle);
    StringBuilder stored = new StringBuilder();
    PLATFORM
        .application()
        .getBean(InteractionLog.class)
        .journey(organisation, journey, null)
        .forEach(
            row -> stored.append(new String(row.event(), StandardCharsets.UTF_8)).append('\n'));
    assertThat(files.get("interactions.ndjson")).isEqualTo(stored.toString());
    assertThat(files.get("state.json")).contains("\"concernOpen\":true");
    assertThat(files.get("index.html"))
        .contains("Reflection recorded", "withheld", "How to verify")
        .doesNotContain("<script", "http://", "https://");
  }

  @Test
  void nothing_personal_is_in_any_file_of_it() throws Exception {
    for (String call : List.of(path, "/api/v1/log/bundle")) {
      assertThat(files(fetch(call)).values())
          .allSatisfy(
              text ->
                  assertThat(text)
                      .doesNotContain(
                          "O'Neil", "O&#39;Neil", "I feel better", "is afraid at home"));
    }
  }

  @Test
  void the_bundle_of_all_verifies_and_has_the_organisations_own_in_full() throws Exception {
    byte[] bundle = fetch("/api/v1/log/bundle");
    Good good = (Good) BundleVerifier.verify(new ByteArrayInputStream(bundle), keys());
    assertThat(good.interactions()).isEqualTo(3);
    assertThat(good.checkpoint().size()).isGreaterThanOrEqualTo(good.lastSequence());
    bundle[bundle.length / 2] ^= 1;
    assertThat(BundleVerifier.verify(new ByteArrayInputStream(bundle), keys()))
        .isInstanceOf(Bad.class);
  }

  @Test
  void what_was_known_earlier_is_bundled_as_it_was() throws Exception {
    String known =
        staff
            .post(Events.reflection(journey, "2026-02-12T14:00:00Z", "again"))
            .is(201)
            .json()
            .path("recordedtime")
            .asString();
    staff.post(Events.reflection(journey, "2026-02-13T14:00:00Z", "later")).is(201);
    byte[] bundle = fetch(path + "?asAt=2026-02-10T15:00:00Z&asKnown=" + known);
    Good good = (Good) BundleVerifier.verify(new ByteArrayInputStream(bundle), keys());
    assertThat(good.interactions()).isEqualTo(4);
    assertThat(files(bundle).get("state.json")).contains("\"concernOpen\":false");
  }

  /** Its file has the order of who wrote it: in no model must the id come first. */
  @Test
  void a_bundle_under_a_model_that_was_registered_verifies() throws Exception {
    Caller researcher = PLATFORM.caller("r-1", organisation, Role.RESEARCHER);
    for (String type : List.of("application/json", "application/yaml")) {
      String model = Events.fresh("own-model");
      String text = type.endsWith("json") ? MODEL_IN_JSON : MODEL_IN_YAML;
      researcher.put("/api/v1/models/" + model + "/1", type, text.formatted(model)).is(201);
      byte[] bundle = fetch(path + "?model=" + model + "@1");
      assertThat(BundleVerifier.verify(new ByteArrayInputStream(bundle), keys()))
          .as(type)
          .isInstanceOf(Good.class);
      assertThat(files(bundle).get("model.json")).startsWith("{\"stages\":").contains(model);
    }
  }

  @Test
  void the_command_fetches_what_the_other_verifies(@TempDir Path folder) throws IOException {
    String key = Files.writeString(folder.resolve("key"), keyText()).toString();
    String token = PLATFORM.token("a-1", List.of(organisation), Role.AUDITOR);
    for (String[] which : new String[][] {{"--journey", journey}, {}}) {
      String out = folder.resolve("bundle.zip").toString();
      String[] command = {"bundle", "--url", PLATFORM.url(), "--token", token, "--out", out};
      Here fetched = Here.run(joined(command, which));
      assertThat(fetched.exit()).as(fetched.err()).isZero();
      Here verified = Here.run("verify", out, "--key", key);
      assertThat(verified.exit()).as(verified.out()).isZero();
    }
    Here none =
        Here.run(
            "bundle",
            "--url",
            PLATFORM.url(),
            "--token",
            token,
            "--journey",
            "no-such",
            "--out",
            folder.resolve("none.zip").toString());
    assertThat(none.exit()).isEqualTo(1);
    assertThat(folder.resolve("none.zip")).doesNotExist();
  }

  private static String keyText() {
    return PLATFORM.application().getBean(SigningKeys.class).keys().getFirst() + "\n";
  }

  private static String[] joined(String[] one, String[] other) {
    return Stream.of(one, other).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private byte[] fetch(String call) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(PLATFORM.url() + call))
                  .header(
                      "Authorization",
                      "Bearer " + PLATFORM.token("a-1", List.of(organisation), Role.AUDITOR))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
      return answer.body();
    }
  }

  private static Map<String, String> files(byte[] bundle) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
