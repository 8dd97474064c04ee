package org.journey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who gets into the console, and what is said to who does not. */
class ConsoleGateTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final Visitor visitor = new Visitor(PLATFORM.url());

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void every_page_says_whom_it_is_for() {
    List<String> silent = new ArrayList<>();
    PLATFORM
        .application()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              boolean ofConsole =
                  mapping.getPatternValues().stream().anyMatch(path -> path.startsWith("/console"));
              if (ofConsole
                  && !handler.hasMethodAnnotation(Needs.class)
                  && !handler.hasMethodAnnotation(OpenToAll.class)) {
                silent.add(handler.getShortLogMessage());
              }
            });
    assertThat(silent).isEmpty();
  }

  @Test
  void the_root_leads_to_the_console_and_it_to_the_issuer() throws Exception {
    assertThat(Visitor.location(visitor.get("/"))).isEqualTo("/console/");
    assertThat(Visitor.location(visitor.get("/console/")))
        .isEqualTo("/console/sign-in?to=%2Fconsole%2F");
  }

  @Test
  void pages_hold_nothing_inline_and_are_kept_by_nobody() throws Exception {
    HttpResponse<String> page = visitor.signedInAs("local-staff", "gate").get("/console/");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.body()).doesNotContain(" style=").doesNotContain(" onclick=");
  }

  @Test
  void what_cannot_be_read_of_an_address_or_a_form_is_no_defect() throws Exception {
    HttpResponse<String> nobody = visitor.get("/console/sign-in?to=%c3%28");
    assertThat(nobody.statusCode()).isEqualTo(400);
    assertThat(nobody.body()).contains("The address of this page is not whole");
    visitor.signedInAs("local-staff", "gate");
    assertThat(visitor.get("/console/caseload?stage=%c3%28").statusCode()).isEqualTo(400);

    HttpResponse<String> tooLong =
        visitor.post("/console/record/register", Map.of("ids", "x".repeat(300_000)));
    assertThat(tooLong.statusCode()).isEqualTo(413);
    assertThat(tooLong.body())
        .contains("That is too much to be sent at once", "Nothing was stored");
  }

  @Test
  void a_form_that_another_site_sends_is_refused() throws Exception {
    visitor.signedInAs("local-staff", "gate");
    Map<String, String> nothing = Map.of();

    assertThat(
            visitor.post("/console/sign-out", nothing, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(
            visitor.post("/console/sign-out", nothing, "Sec-Fetch-Site", "same-site").statusCode())
        .isEqualTo(403);
    assertThat(
            visitor
                .post("/console/sign-out", nothing, "Origin", "https://elsewhere.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(visitor.get("/console/").statusCode()).isEqualTo(200);
  }

  @Test
  void what_was_written_outlives_a_sign_in_that_ended() throws Exception {
    visitor.signedInAs("local-staff", "gate");
    visitor.forget();

    HttpResponse<String> answer =
        visitor.post(
            "/console/organisation",
            Map.of("organisation", "gate", "note", "\"><script>alert(1)</script>"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("What you wrote is kept")
        .contains("name=\"note\"")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert")
        .contains("action=\"/console/organisation\"");
  }

  @Test
  void what_the_address_says_already_is_not_sent_twice() throws Exception {
    HttpResponse<String> answer =
        visitor.post(
            "/console/record/correction?sequence=7&why=a%20b", Map.of("why", "Typed", "note", "N"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("action=\"/console/record/correction?sequence=7&amp;why=a%20b\"")
        .contains("name=\"why\" value=\"Typed\"")
        .contains("name=\"note\" value=\"N\"")
        .doesNotContain("name=\"sequence\"")
        .doesNotContain("value=\"a b\"");
  }

  @Test
  void a_form_for_an_address_that_takes_none_is_told_as_a_page() throws Exception {
    HttpResponse<String> answer =
        visitor.signedInAs("local-staff", "gate").post("/console/caseload", Map.of("a", "b"));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body()).contains("<h1").contains("Nothing can be sent to this address");
  }

  @Test
  void what_is_not_there_is_told_as_a_page() throws Exception {
    HttpResponse<String> answer = visitor.get("/console/nothing-of-the-kind");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<h1").contains("There is no such page");
  }

  @Test
  void programs_are_asked_for_a_token_as_before() throws Exception {
    visitor.signedInAs("local-staff", "gate");

    HttpResponse<String> answer = visitor.get("/api/v1/journeys");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }
}
