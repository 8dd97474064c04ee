package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.Recorded.journey;
import static org.journey.console.capture.Recorded.staff;

import java.util.List;
import java.util.regex.Pattern;
import org.journey.console.HtmlPage;
import org.journey.console.HtmlPage.FilledForm;
import org.journey.console.SubThemes;
import org.junit.jupiter.api.Test;

/** What a form says to who cannot see it, and to who sends it by a key. */
class FormMarkupTest {

  private static final String REFLECTION = "/console/record/reflection-recorded";

  private final String journey = journey();

  private HtmlPage drawn() {
    return staff().get(REFLECTION + "?journey=" + journey).is(200);
  }

  @Test
  void enterStoresAFormAndAsksForNoRows() {
    String form = drawn().html().split("action=\"" + REFLECTION + "\"", 2)[1];

    String first = tag(form, "<button\\b[^>]*>");

    // Browsers press the first button of a form when Enter is pressed in a line of it.
    assertThat(first)
        .doesNotContain("name=")
        .contains("tabindex=\"-1\"")
        .contains("aria-hidden=\"true\"");
  }

  @Test
  void moreRowsLeadToTheFirstNewOne() {
    HtmlPage page = drawn();
    assertThat(page.html()).contains("formaction=\"" + REFLECTION + "#findings-3-subTheme\"");
    assertThat(page.hasId("findings-3-subTheme")).isFalse();

    FilledForm form = page.form(REFLECTION).set("findings.5.since", "2026").set("more", "true");
    HtmlPage more = staff().send(form);

    assertThat(more.hasId("findings-8-subTheme")).isTrue();
    assertThat(more.html()).contains("formaction=\"" + REFLECTION + "#findings-9-subTheme\"");
  }

  @Test
  void whatIsWrongIsTiedToItsInput() {
    FilledForm form =
        drawn()
            .form(REFLECTION)
            .set("findings.0.subTheme", "no-such-thing")
            .set("findings.0.tense", "SOMETIMES")
            .set("findings.0.since", "of old")
            .set("findings.0.code", "NOT ONE")
            .set("when", "TODAY")
            .set("when-today", "");

    HtmlPage told = staff().send(form);

    assertThat(told.status()).isEqualTo(422);
    for (String error : told.errors()) {
      String id = error.substring(0, error.indexOf(": "));
      assertThat(told.hasId(id + "-error")).as(error).isTrue();
      assertThat(tag(told.html(), "<(?:input|select)\\b[^>]*\\bid=\"" + id + "\"[^>]*>"))
          .as(error)
          .contains(id + "-error")
          .contains("aria-invalid=\"true\"");
    }
    assertThat(told.errors()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(drawn().html()).doesNotContain("aria-invalid");
  }

  @Test
  void theQuestionsOfARegisterAreTiedToWhatIsWrongWithThem() {
    HtmlPage told =
        staff()
            .send(
                staff()
                    .get("/console/record/register?choose=true&only=true&ids=" + journey)
                    .form("/console/record/register")
                    .set("came." + journey, "ATTENDED")
                    .set("minutes", "long"));

    assertThat(told.errorsById().keySet()).contains("activity", "category", "minutes");
    for (String id : List.of("activity", "category", "minutes")) {
      assertThat(tag(told.html(), "<(?:input|select)\\b[^>]*\\bid=\"" + id + "\"[^>]*>"))
          .contains("aria-describedby=\"" + id + "-error\"")
          .contains("aria-invalid=\"true\"");
    }
  }

  @Test
  void whatNeedNotBeAnsweredSaysSo() {
    HtmlPage support = staff().get("/console/record/support-given?journey=" + journey);

    assertThat(support.text())
        .contains("How many minutes did it take? (optional)", "Note (optional)")
        .doesNotContain("How were you in touch? (optional)");
    assertThat(drawn().text()).contains("On what occasion? (optional)", "Since when (optional)");
  }

  @Test
  void whatSubThemesMeanIsToldWhereTheyAreChosen() {
    String text = drawn().text();

    assertThat(SubThemes.ofStudy())
        .hasSize(12)
        .allSatisfy(each -> assertThat(text).contains(each.name(), each.meaning()));
  }

  private static String tag(String html, String pattern) {
    var found = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group();
  }
}
