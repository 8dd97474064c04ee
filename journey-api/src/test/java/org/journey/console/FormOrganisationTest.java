package org.journey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.journey.console.HtmlPage.FilledForm;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What a form holds is stored in the organisation that it was drawn for, or nowhere. */
class FormOrganisationTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ONE = "form-one";
  private static final String OTHER = "form-other";

  /** Signing out and choosing an organisation are for none; what is kept has its own. */
  private static final Set<String> FOR_NONE =
      Set.of("layout.html", "organisation.html", "sign-in-again.html", "other-organisation.html");

  private static final Pattern SENT =
      Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*>\\s*(<[^>]*>)?", Pattern.DOTALL);

  private final Browsing staff = Browsing.as(PLATFORM.url(), "local-staff", ONE + "," + OTHER);

  @Test
  void every_form_that_is_sent_says_for_which_organisation_it_is() throws IOException {
    Path templates = new ClassPathResource("templates/console").getFile().toPath();
    List<String> silent = new ArrayList<>();
    int forms = 0;
    try (Stream<Path> all = Files.walk(templates)) {
      for (Path each : all.filter(path -> path.toString().endsWith(".html")).toList()) {
        if (FOR_NONE.contains(templates.relativize(each).toString())) {
          continue;
        }
        for (var form : SENT.matcher(Files.readString(each)).results().toList()) {
          forms++;
          if (!form.group().contains("~{console/parts :: organisation}")) {
            silent.add(each.getFileName() + ": " + form.group());
          }
        }
      }
    }

    assertThat(silent).isEmpty();
    assertThat(forms).isGreaterThan(20);
  }

  @Test
  void a_form_of_one_organisation_is_not_stored_in_another_and_keeps_what_was_typed() {
    choose(ONE);
    FilledForm referral =
        staff
            .get("/console/record/referral-received")
            .form("/console/record/")
            .set("referralSource", "GP")
            .set("reasons", "ISOLATION")
            .set("person.name", "Siân \"O'Neil\"");
    choose(OTHER);

    HtmlPage told = staff.send(referral).is(409);

    assertThat(told.heading()).isEqualTo("This form was for " + ONE + "; you now look at " + OTHER);
    assertThat(journeys(ONE)).isZero();
    assertThat(journeys(OTHER)).isZero();

    HtmlPage stored = staff.send(told.form("/console/record/referral-received"));

    assertThat(stored.heading()).isEqualTo("Stored");
    assertThat(stored.text()).contains("Siân \"O'Neil\"");
    caller(ONE).awaitListed(Long.parseLong(stored.path().replaceAll(".*sequence=(\\d+).*", "$1")));
    assertThat(journeys(ONE)).isEqualTo(1);
    assertThat(journeys(OTHER)).isZero();
    assertThat(staff.get("/console/").text()).contains("You are looking at " + ONE);
  }

  @Test
  void nobody_is_led_to_an_organisation_that_is_not_theirs() {
    choose(ONE);

    HtmlPage told =
        staff.post(
            "/console/record/register",
            Map.of("forOrganisation", "<b>not-theirs", "backToIt", "yes", "note", "Kept"));

    assertThat(told.status()).isEqualTo(409);
    assertThat(told.heading()).startsWith("This form was for <b>not-theirs; you now look at");
    assertThat(told.html()).doesNotContain("<b>not").doesNotContain("Go back to");
  }

  private void choose(String organisation) {
    staff
        .post("/console/organisation", Map.of("organisation", organisation, "to", "/console/"))
        .is(200);
  }

  private static int journeys(String organisation) {
    return caller(organisation).get("/api/v1/journeys").is(200).json().path("journeys").size();
  }

  private static Caller caller(String organisation) {
    return PLATFORM.caller("form-reader", organisation, Role.STAFF);
  }
}
