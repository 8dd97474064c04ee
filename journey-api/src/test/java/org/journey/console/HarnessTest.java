package org.journey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.journey.security.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the console is tested by, shown to let pass what is right and to catch what is not. */
@TestInstance(Lifecycle.PER_CLASS)
class HarnessTest {

  static final List<View> VIEWS = List.of(View.PHONE, View.DESKTOP, View.ZOOMED.withoutMotion());

  private static final String FORM =
      """
      <form method="post" action="/said">
        <label for="n">Name</label> <input id="n" name="n"><br>
        <input type="radio" id="y" name="r" value="y" class="drawn"><label for="y">Yes</label>
        <input type="radio" id="o" name="r" value="o" class="drawn"><label for="o">No</label><br>
        <label for="d">Day</label> <input type="date" id="d" name="d"><br>
        <input type="checkbox" id="c" name="c" value="c"><label for="c">Agreed</label>
        <button>Save</button>
      </form>
      <div class="scrolls" tabindex="0" role="region" aria-label="Wide">
        <p class="wide">One line that is longer than a telephone is wide, and scrolls by itself.</p>
      </div>
      <p><span class="listeners">A text that is there for those who listen and nobody else</span>
        <a href="/list.csv">Download</a></p>
      """;

  private final HarnessPages pages;
  private final ConsoleSite site;

  /** Opened once for all that is looked at in the same way. */
  private final Map<View, Visit> windows = new HashMap<>();

  HarnessTest() throws IOException {
    pages = new HarnessPages();
    site = pages.site();
  }

  @AfterAll
  void end() {
    windows.values().forEach(Visit::close);
    pages.close();
  }

  @ParameterizedTest
  @FieldSource("VIEWS")
  void what_is_right_passes_every_check(View view) {
    looksAt(
        view,
        FORM,
        page -> {
          Fits.check(page);
          Accessible.check(page);
          Accessible.checkAgain(page);
          Keyboard.of(page).everythingReachable();
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          label          | <input name="nameless">
          color-contrast | <p class="pale">Hard to read</p>
          color-contrast | <p>Black</p><p>Black</p><p class="pale">Hard to read</p>
          color-contrast | <label for="i">I</label><input id="i" class="pale" value="Hard to read">
          target-size    | <button class="tiny" aria-label="a"></button><button class="tiny" aria-label="b"></button>
          """)
  void axe_finds_what_wcag_does_not_allow(String rule, String main) {
    looksAt(
        View.PHONE,
        main,
        page -> {
          for (Consumer<Page> check :
              List.<Consumer<Page>>of(Accessible::check, Accessible::checkAgain)) {
            assertThatThrownBy(() -> check.accept(page))
                .hasMessageContaining(rule + ": ")
                .hasMessageContaining("html <");
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it scrolls sideways    | <p class="wide">A line.</p>
          text beyond the window | <p>Unbreakablewordthatislongerthananytelephoneisanditgoesonandon</p>
          text cut off           | <p class="short">Longer than its sixty pixels</p>
          """)
  void a_page_that_does_not_fit_is_found(String found, String main) {
    looksAt(
        View.PHONE,
        main,
        page -> assertThatThrownBy(() -> Fits.check(page)).hasMessageContaining(found));
  }

  @Test
  void a_page_may_be_as_wide_as_the_window_is() {
    looksAt(View.DESKTOP, "<p class=wide>A line.</p>", Fits::check);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the key never comes to <button> "B"     | <button tabindex="-1">B</button><a href="/x">X</a>
          the key never comes to <button> "S"     | <form><button tabindex="-1" aria-hidden="true">S</button><button>T</button></form>
          the key never comes to <div> "D"        | <div role="button">D</div>
          looks no different in focus: <a> "X"    | <a href="/x" class="plain">X</a>
          out of sight in focus: <a> "X"          | <a href="/x">X</a><p class="banner">Over all</p>
          out of order: <a> "Y"                   | <a href="/x">X</a><a href="/y" tabindex="1">Y</a>
          """)
  void what_keys_do_not_come_to_or_not_show_is_found(String found, String main) {
    looksAt(
        View.DESKTOP,
        main,
        page ->
            assertThatThrownBy(() -> Keyboard.of(page).everythingReachable())
                .hasMessageContaining(found));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_form_is_filled_in_and_sent_by_keys_alone(boolean script) {
    looksAt(
        script ? View.PHONE : View.PHONE.withoutScript(),
        FORM,
        page -> {
          Keyboard keys = Keyboard.of(page);
          keys.tabTo("textbox", "Name").type("Ada <b>");
          keys.tabTo("Yes").arrowTo("No");
          keys.tabTo("Agreed").press("Space");
          assertThat(keys.focused()).isEqualTo("Agreed");
          keys.tabTo("button", "Save").follow("Enter");
          assertThat(page.locator("main").innerText()).contains("n=Ada", "r=o", "c=c");
        });
  }

  @Test
  void who_looks_for_what_is_not_there_is_told_what_is() {
    looksAt(
        View.PHONE,
        FORM,
        page ->
            assertThatThrownBy(() -> Keyboard.of(page).tabTo("button", "Delete"))
                .hasMessageContaining("button Delete")
                .hasMessageContaining("button \"Save\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Content Security Policy | true  | <p style="color: red">A</p>
          Content Security Policy | false | <p style="color: red">A</p>
          Content Security Policy | true  | <style>p { color: red }</style>
          Content Security Policy | true  | <script>window.a = 1</script>
          Content Security Policy | true  | <img alt="a" src="https://example.org/a.png">
          script: TypeError       | true  | <script src="/fails.js"></script>
          404                     | true  | <img alt="a" src="/no.png">
          dialogue: 1             | true  | <script src="/asks.js"></script>
          """)
  void what_goes_wrong_out_of_sight_fails_the_visit(String found, boolean script, String main) {
    Visit visit = site.visit(script ? View.PHONE : View.PHONE.withoutScript());
    visit.open(pages.page("/wrong", main));
    assertThatThrownBy(visit::close).hasMessageContaining(found);
  }

  @Test
  void going_elsewhere_fails_the_visit() {
    pages.page("/there", "There");
    Visit visit = site.visit(View.PHONE);
    visit.open(pages.page("/link", "<a href='" + pages.elsewhere() + "/there'>On</a>"));
    Keyboard.of(visit.page()).tabTo("On").follow("Enter");
    assertThatThrownBy(visit::close)
        .hasMessageContaining("elsewhere: " + pages.elsewhere() + "/there");
  }

  @Test
  void a_page_that_is_refused_or_a_download_is_no_trouble() {
    try (Visit visit = site.visit(View.PHONE)) {
      assertThat(visit.open("/refused").status()).isEqualTo(403);
      assertThat(visit.open("/nothing").status()).isEqualTo(404);
      Page page = visit.page();
      visit.open(pages.page("/file", FORM));
      assertThat(page.waitForDownload(() -> page.getByText("Download").click()).failure()).isNull();
    }
  }

  @Test
  void one_signs_in_once_for_all_visits_of_a_role_and_as_who_has_no_other() {
    int before = pages.signIns();
    for (View view : VIEWS) {
      try (Visit visit = site.visit(view, Role.STAFF)) {
        visit.open("/console/");
        assertThat(visit.page().locator("main").innerText())
            .contains("subject=sam", "organisation=soar");
      }
    }
    assertThat(pages.signIns()).isEqualTo(before + 1);
    site.visitAnew(View.PHONE.withoutScript(), Role.MANAGER, "elsewhere").close();
    assertThat(pages.signIns()).isEqualTo(before + 2);
    assertThatThrownBy(() -> site.visit(View.PHONE, Role.CODER))
        .hasMessageContaining("nobody is CODER");
  }

  @Test
  void a_view_is_what_it_says() {
    looksAt(
        View.ZOOMED.withoutMotion(),
        "A",
        page -> {
          assertThat(page.evaluate("devicePixelRatio")).isEqualTo(2);
          assertThat(page.evaluate("innerWidth")).isEqualTo(640);
          assertThat(page.evaluate("matchMedia('(prefers-reduced-motion)').matches"))
              .isEqualTo(true);
        });
    looksAt(
        View.PHONE.withoutScript(),
        "<noscript>Off</noscript>",
        page -> assertThat(page.locator("main").innerText()).contains("Off"));
  }

  /** Nothing must have gone wrong out of sight either. */
  private void looksAt(View view, String main, Consumer<Page> look) {
    Visit visit = windows.computeIfAbsent(view, site::visit);
    visit.open(pages.page("/looked-at", main));
    look.accept(visit.page());
    visit.nothingWentWrong();
  }
}
