package org.journey.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.console.Visitor;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in through the pages of the console and of the local issuer. */
class SignInTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final Visitor visitor = new Visitor(PLATFORM.url());

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void who_opens_a_page_signs_in_and_is_led_to_it() throws Exception {
    HttpResponse<String> page = visitor.get("/console/caseload?status=OPEN");
    assertThat(page.statusCode()).isEqualTo(302);
    HttpResponse<String> begun = visitor.get(Visitor.location(page));
    HttpResponse<String> chosen = visitor.choose(Visitor.location(begun), "local-staff", "signing");
    HttpResponse<String> back = visitor.get(Visitor.location(chosen));

    assertThat(Visitor.location(back)).isEqualTo("/console/caseload?status=OPEN");
    assertThat(visitor.get("/console/").body()).contains("Sam Okoro").contains("signing");
  }

  @Test
  void the_browser_keeps_what_it_cannot_read_and_no_script_can() throws Exception {
    HttpResponse<String> begun = visitor.get("/console/sign-in");
    HttpResponse<String> chosen = visitor.choose(Visitor.location(begun), "local-staff", "signing");
    HttpResponse<String> back = visitor.get(Visitor.location(chosen));

    assertThat(back.headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allSatisfy(
            cookie ->
                assertThat(cookie)
                    .contains("HttpOnly")
                    .contains("SameSite=Lax")
                    // A token begins so: neither it nor what it says is in there openly.
                    .doesNotContain("eyJ"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "/api/v1/journeys",
        "/console/\r\nSet-Cookie:%20a=b"
      })
  void nobody_is_led_out_of_the_console(String to) throws Exception {
    HttpResponse<String> begun =
        visitor.get(
            "/console/sign-in?to="
                + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8));
    HttpResponse<String> chosen = visitor.choose(Visitor.location(begun), "local-staff", "signing");

    assertThat(Visitor.location(visitor.get(Visitor.location(chosen)))).isEqualTo("/console/");
  }

  @Test
  void a_code_signs_in_once_and_only_who_began() throws Exception {
    HttpResponse<String> begun = visitor.get("/console/sign-in");
    HttpResponse<String> chosen = visitor.choose(Visitor.location(begun), "local-staff", "signing");
    String code = Visitor.location(chosen);
    try (Visitor other = new Visitor(PLATFORM.url())) {
      HttpResponse<String> stolen = other.get(code);
      assertThat(stolen.statusCode()).isEqualTo(400);
      assertThat(stolen.body()).contains("begun elsewhere");
      assertThat(other.get("/console/").statusCode()).isEqualTo(302);
    }
    assertThat(visitor.get(code).statusCode()).isEqualTo(302);
    // Whoever is signed in by now is told nothing else; the code itself is worth nothing more.
    HttpResponse<String> again = visitor.get(code);
    assertThat(Visitor.location(again)).isEqualTo("/console/");
    assertThat(again.headers().allValues("Set-Cookie")).isEmpty();
    visitor.post("/console/sign-out", Map.of());
    assertThat(visitor.get(code).statusCode()).isEqualTo(400);
  }

  @Test
  void several_tabs_sign_in_at_once_and_each_is_led_to_its_own_page() throws Exception {
    String one = Visitor.location(visitor.get("/console/sign-in?to=/console/caseload"));
    String other = Visitor.location(visitor.get("/console/sign-in?to=/console/help"));

    HttpResponse<String> last = visitor.choose(other, "local-staff", "signing");
    HttpResponse<String> first = visitor.choose(one, "local-staff", "signing");

    assertThat(Visitor.location(visitor.get(Visitor.location(last)))).isEqualTo("/console/help");
    assertThat(Visitor.location(visitor.get(Visitor.location(first))))
        .isEqualTo("/console/caseload");
  }

  @Test
  void a_few_are_begun_at_once_and_no_more() throws Exception {
    List<String> begun = new ArrayList<>();
    for (int tab = 0; tab < 7; tab++) {
      begun.add(Visitor.location(visitor.get("/console/sign-in")));
    }
    HttpResponse<String> first = visitor.choose(begun.getFirst(), "local-staff", "signing");
    HttpResponse<String> last = visitor.choose(begun.getLast(), "local-staff", "signing");

    assertThat(visitor.get(Visitor.location(first)).statusCode()).isEqualTo(400);
    assertThat(visitor.get(Visitor.location(last)).statusCode()).isEqualTo(302);
  }

  @Test
  void who_was_not_let_in_tries_again_for_the_same_page() throws Exception {
    String begun = Visitor.location(visitor.get("/console/sign-in?to=/console/caseload?a=b"));
    String state = Visitor.query(begun).get("state");

    HttpResponse<String> told =
        visitor.get("/console/sign-in/code?error=access_denied&state=" + state);

    assertThat(told.statusCode()).isEqualTo(400);
    assertThat(told.body()).contains("href=\"/console/sign-in?to=%2Fconsole%2Fcaseload%3Fa%3Db\"");
  }

  @Test
  void a_code_is_worth_nothing_without_its_verifier_and_is_lost_by_the_attempt() throws Exception {
    HttpResponse<String> begun = visitor.get("/console/sign-in");
    HttpResponse<String> chosen = visitor.choose(Visitor.location(begun), "local-staff", "signing");
    String code = Visitor.query(Visitor.location(chosen)).get("code");
    String comeBack = Visitor.query(Visitor.location(begun)).get("redirect_uri");

    HttpResponse<String> guessed =
        visitor.post(
            "/local-issuer/token",
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                comeBack,
                "client_id",
                "journey-console",
                "code_verifier",
                "a".repeat(43)));

    assertThat(guessed.statusCode()).isEqualTo(400);
    assertThat(guessed.body()).contains("invalid_grant");
    assertThat(visitor.get(Visitor.location(chosen)).statusCode()).isEqualTo(400);
  }

  @Test
  void the_local_issuer_sends_a_code_to_this_console_alone() throws Exception {
    String begun = Visitor.location(visitor.get("/console/sign-in"));
    String elsewhere =
        begun.replaceFirst("redirect_uri=[^&]+", "redirect_uri=https%3A%2F%2Felsewhere.example%2F");

    HttpResponse<String> chosen = visitor.choose(elsewhere, "local-staff", "signing");

    assertThat(chosen.statusCode()).isEqualTo(200);
    assertThat(chosen.body()).contains("begun somewhere else").doesNotContain("<form");
  }

  @Test
  void what_is_no_organisation_is_told_at_its_field() throws Exception {
    HttpResponse<String> begun = visitor.get("/console/sign-in");

    HttpResponse<String> chosen =
        visitor.choose(Visitor.location(begun), "local-staff", "<script>alert(1)</script>");

    assertThat(chosen.body())
        .contains("no organisation’s id")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert");
  }

  @Test
  void who_signs_out_is_unknown_again() throws Exception {
    visitor.signedInAs("local-staff", "signing");
    assertThat(visitor.get("/console/").statusCode()).isEqualTo(200);

    HttpResponse<String> out = visitor.post("/console/sign-out", Map.of());

    assertThat(Visitor.location(out)).isEqualTo("/console/signed-out");
    assertThat(visitor.get("/console/signed-out").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/console/").statusCode()).isEqualTo(302);
  }

  @Test
  void who_acts_for_several_organisations_chooses_one() throws Exception {
    visitor.signedInAs("local-manager", "signing,signing-too");
    assertThat(Visitor.location(visitor.get("/console/caseload")))
        .isEqualTo("/console/organisation?to=%2Fconsole%2Fcaseload");
    assertThat(visitor.get("/console/organisation").body()).contains("signing-too");

    visitor.post("/console/organisation", Map.of("organisation", "another", "to", "/console/"));
    assertThat(visitor.get("/console/").body()).contains("Choose the one to look at");
    visitor.post("/console/organisation", Map.of("organisation", "signing-too", "to", "/console/"));

    assertThat(visitor.get("/console/").body()).contains("<strong>signing-too</strong>");
  }
}
