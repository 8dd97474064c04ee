package org.journey.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the filter chain lets through: tokens, and roles by call. */
class GateTest {

  private static final String CALL = "/api/v1/journeys/some-journey";

  private static Gate gate;

  @BeforeAll
  static void open(@TempDir Path directory) throws Exception {
    gate = new Gate(directory);
  }

  @AfterAll
  static void close() {
    gate.close();
  }

  @Test
  void lets_a_good_token_through() throws Exception {
    HttpResponse<String> answer =
        gate.call("GET", CALL, "Bearer " + gate.sign(Gate.claims().build()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("someone");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void refuses_every_bad_token() throws Exception {
    JWTClaimsSet good = Gate.claims().build();
    String token = gate.sign(good);
    byte[] publicKey = gate.key.toECPublicKey().getEncoded();
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("alg none", new PlainJWT(good).serialize());
    bad.put(
        "HS256 with the public key", Gate.sign(good, JWSAlgorithm.HS256, new MACSigner(publicKey)));
    bad.put(
        "HS256 with the text of the public key",
        Gate.sign(good, JWSAlgorithm.HS256, new MACSigner(gate.key.toPublicJWK().toJSONString())));
    bad.put("another key", Gate.sign(good, JWSAlgorithm.ES256, new ECDSASigner(Gate.key())));
    bad.put("no audience", gate.sign(Gate.claims().audience((String) null).build()));
    bad.put("another audience", gate.sign(Gate.claims().audience("elsewhere").build()));
    bad.put("no issuer", gate.sign(Gate.claims().issuer(null).build()));
    bad.put("another issuer", gate.sign(Gate.claims().issuer("urn:other").build()));
    bad.put("no expiry", gate.sign(Gate.claims().expirationTime(null).build()));
    bad.put(
        "expired",
        gate.sign(Gate.claims().expirationTime(Date.from(Instant.now().minusSeconds(2))).build()));
    bad.put(
        "not valid yet",
        gate.sign(Gate.claims().notBeforeTime(Date.from(Instant.now().plusSeconds(600))).build()));
    bad.put("no subject", gate.sign(Gate.claims().subject(null).build()));
    bad.put("a byte changed", token.substring(0, token.length() - 10) + "AAAAAAAAAA");
    bad.put("cut off", token.substring(0, token.lastIndexOf('.')));
    bad.put("no token at all", "x");
    for (Map.Entry<String, String> each : bad.entrySet()) {
      HttpResponse<String> answer = gate.call("GET", CALL, "Bearer " + each.getValue());
      assertUnauthenticated(each.getKey(), answer);
      assertThat(answer.body()).as(each.getKey()).doesNotContain(each.getValue());
    }
  }

  @Test
  void takes_the_token_from_one_authorization_header_only() throws Exception {
    String token = gate.sign(Gate.claims().build());
    String bearer = "Bearer " + token;
    assertUnauthenticated("none", gate.call("GET", CALL));
    assertUnauthenticated("two headers", gate.call("GET", CALL, bearer, bearer));
    assertUnauthenticated("two, one basic", gate.call("GET", CALL, "Basic YTpi", bearer));
    assertUnauthenticated("basic", gate.call("GET", CALL, "Basic YTpi"));
    assertUnauthenticated("no scheme", gate.call("GET", CALL, token));
    assertUnauthenticated("query", gate.call("GET", CALL + "?access_token=" + token));
    assertUnauthenticated(
        "query and header", gate.call("GET", CALL + "?a=b&access_token=" + token, bearer));
  }

  @Test
  void reads_roles_and_organisations_as_lists_of_texts_only() throws Exception {
    assertThat(gate.statusFor("GET", CALL, Map.of("roles", "STAFF"))).isEqualTo(403);
    assertThat(gate.statusFor("GET", CALL, Map.of("roles", List.of()))).isEqualTo(403);
    assertThat(gate.statusFor("GET", CALL, Map.of("roles", List.of(0, 1, 2)))).isEqualTo(403);
    assertThat(gate.statusFor("GET", CALL, Map.of("roles", List.of("staff")))).isEqualTo(403);
    assertThat(gate.statusFor("GET", CALL, Map.of("roles", List.of("OWNER", "STAFF"))))
        .isEqualTo(200);
  }

  /** answers.md, the table of roles and calls, for the calls that exist; written out by hand. */
  @Test
  void lets_each_role_make_its_calls_and_no_other() throws Exception {
    Map<Call, String> rows = new LinkedHashMap<>();
    //                          STAFF MANAGER IMPORT ANALYST RESEARCHER CODER COMMISSIONER AUDITOR
    // ADMIN
    for (Call write : List.of(Call.RECORD, Call.RECORD_BATCH)) {
      rows.put(write, "yyy--y---");
    }
    for (Call read :
        List.of(
            Call.FEED,
            Call.INTERACTION,
            Call.JOURNEYS,
            Call.JOURNEY,
            Call.TIMELINE,
            Call.EVIDENCE,
            Call.FHIR,
            Call.CLIENT_JOURNEYS)) {
      rows.put(read, "yy---y-y-");
    }
    for (Call persons : List.of(Call.CLIENT_RECORD, Call.MERGE, Call.UNMERGE)) {
      rows.put(persons, "-y-------");
    }
    for (Call extract :
        List.of(
            Call.ASK_EXTRACT, Call.EXTRACTS, Call.EXTRACT, Call.END_EXTRACT, Call.EXTRACT_FILE)) {
      rows.put(extract, "----y----");
    }
    rows.put(Call.ACCESS_LOG, "-------y-");
    rows.put(Call.AGREEMENT, "-y--yy---");
    rows.put(Call.SAMPLING_FRAME, "-y--y----");
    rows.put(Call.UNREAD, "-y--yy---");
    for (Call cohort :
        List.of(
            Call.TIME_TO_STAGE,
            Call.TRANSITIONS,
            Call.CONFORMANCE,
            Call.PROCESS_MAP,
            Call.COHORT_SATURATION)) {
      rows.put(cohort, "-y-yy----");
    }
    for (Call replay :
        List.of(Call.ASK_REPLAY, Call.REPLAYS, Call.REPLAY, Call.END_REPLAY, Call.COMPARISON)) {
      rows.put(replay, "-y-yy--y-");
    }
    rows.put(Call.REPLAYED_JOURNEYS, "-y--y--y-");
    rows.put(Call.METRICS, "yy-yy-yy-");
    rows.put(Call.METRICS_DRILL_DOWN, "-y-------");
    for (Call evidence :
        List.of(
            Call.JOURNEY_BUNDLE, Call.LOG_BUNDLE, Call.INCLUSION_PROOF, Call.CONSISTENCY_PROOF)) {
      rows.put(evidence, "-------y-");
    }
    for (Call registry :
        List.of(
            Call.MODELS,
            Call.MODEL,
            Call.ACTIVITIES,
            Call.CHECKPOINT,
            Call.CHECKPOINTS,
            Call.LOG_KEY)) {
      rows.put(registry, "yyyyyyyyy");
    }
    rows.put(Call.REGISTER_MODEL, "----y---y");
    rows.put(Call.CHANGE_ACTIVITY, "-y------y");
    for (Call erasure :
        List.of(
            Call.ASK_ERASURE,
            Call.ASK_REDACTION,
            Call.ERASURES,
            Call.ERASURE,
            Call.APPROVE_ERASURE,
            Call.REFUSE_ERASURE,
            Call.ERASURE_CERTIFICATE,
            Call.ROTATE_KEY,
            Call.PLACE_HOLD,
            Call.HOLD,
            Call.LIFT_HOLD)) {
      rows.put(erasure, "-y-------");
    }
    for (Call operation :
        List.of(
            Call.PROJECTIONS,
            Call.REBUILD,
            Call.CANCEL_REBUILD,
            Call.REBUILD_DIFFERENCES,
            Call.ROLL_BACK,
            Call.TAKE_UP,
            Call.REDRIVE)) {
      rows.put(operation, "--------y");
    }
    assertThat(rows.keySet()).containsExactlyInAnyOrder(Call.values());
    for (Map.Entry<Call, String> row : rows.entrySet()) {
      Call call = row.getKey();
      String path = call.path().replaceAll("\\{[a-zA-Z]+}", "1");
      for (Role role : Role.values()) {
        int expected = row.getValue().charAt(role.ordinal()) == 'y' ? 200 : 403;
        Map<String, List<String>> claims = Map.of("roles", List.of(role.name()));
        assertThat(gate.statusFor(call.method(), path, claims))
            .as(role + " " + call)
            .isEqualTo(expected);
        if (call.method().equals("GET")) {
          assertThat(gate.statusFor("HEAD", path, claims))
              .as(role + " HEAD " + call)
              .isEqualTo(expected);
        }
      }
      assertUnauthenticated(call.name(), gate.call(call.method(), path));
    }
  }

  @Test
  void tells_a_missing_role_as_a_problem() throws Exception {
    JWTClaimsSet analyst = Gate.claims().claim("roles", List.of("ANALYST")).build();
    HttpResponse<String> answer = gate.call("GET", CALL, "Bearer " + gate.sign(analyst));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"/problems/forbidden\"");
  }

  @Test
  void refuses_odd_paths_as_a_problem() throws Exception {
    HttpResponse<String> answer =
        gate.call("GET", "/api/v1/journeys/a%2Fb", "Bearer " + gate.sign(Gate.claims().build()));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  private static void assertUnauthenticated(String what, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(what).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .as(what)
        .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    if (!answer.request().method().equals("HEAD")) {
      assertThat(answer.headers().firstValue("Content-Type"))
          .as(what)
          .contains("application/problem+json");
      assertThat(answer.body()).as(what).contains("\"/problems/unauthenticated\"");
    }
  }
}
