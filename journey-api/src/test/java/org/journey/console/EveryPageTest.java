package org.journey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each page of the console, looked at with the study's people in it. */
class EveryPageTest {

  static final List<View> VIEWS = List.of(View.PHONE, View.DESKTOP);

  private static final ConsoleSite SITE = ConsoleSite.study();

  static Stream<Arguments> pagesInEachView() {
    return PageTable.PAGES.stream()
        .flatMap(page -> VIEWS.stream().map(view -> Arguments.of(page, view)));
  }

  static Stream<ConsolePage> pages() {
    return PageTable.PAGES.stream();
  }

  static Stream<ConsolePage> pagesWithoutScript() {
    return pages().filter(ConsolePage::withoutScript);
  }

  @ParameterizedTest
  @MethodSource("pagesInEachView")
  void is_readable_and_usable_by_everyone(ConsolePage page, View view) {
    try (Visit visit = SITE.visit(view, page.reader())) {
      assertThat(visit.open(page.address().apply(SITE)).status()).isEqualTo(200);
      assertThat(headings(visit)).containsExactly(page.heading());
      soundHere(visit);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void fits_at_twice_the_size(ConsolePage page) {
    try (Visit visit = SITE.visit(View.ZOOMED, page.reader())) {
      visit.open(page.address().apply(SITE));
      Fits.check(visit.page());
    }
  }

  @ParameterizedTest
  @MethodSource("pagesWithoutScript")
  void says_the_same_without_javascript(ConsolePage page) {
    assertThat(mainText(page, View.DESKTOP.withoutScript()))
        .isNotEmpty()
        .isEqualTo(mainText(page, View.DESKTOP));
  }

  @ParameterizedTest
  @FieldSource("org.journey.console.ConsolePage#EVERYBODY")
  void is_neither_shown_nor_offered_to_who_may_not_see_it(Role role) {
    List<ConsolePage> refused =
        PageTable.PAGES.stream().filter(page -> page.refused().contains(role)).toList();
    try (Visit visit = SITE.visit(View.DESKTOP, role)) {
      assertThat(visit.open("/console/").status()).isEqualTo(200);
      List<String> offered = paths(visit);
      for (ConsolePage page : refused) {
        String address = page.address().apply(SITE);
        assertThat(offered).doesNotContain(address);
        assertThat(visit.open(address).status()).as("%s for %s", page, role).isEqualTo(403);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("VIEWS")
  void who_is_not_signed_in_is_asked_who_they_are_and_led_back(View view) {
    try (Visit visit = SITE.visit(view)) {
      assertThat(visit.open("/console/").status()).isEqualTo(200);
      assertThat(visit.path()).startsWith("/local-issuer/authorize");
      soundHere(visit);
      SITE.signIn(visit, Role.STAFF, ConsoleSite.STUDY);
      assertThat(visit.path()).isEqualTo("/console/");
    }
  }

  @Test
  void one_signs_in_without_javascript_too() {
    try (Visit visit = SITE.visitAnew(View.PHONE.withoutScript(), Role.STAFF, ConsoleSite.STUDY)) {
      assertThat(visit.open("/console/").status()).isEqualTo(200);
      assertThat(visit.path()).isEqualTo("/console/");
    }
  }

  private static void soundHere(Visit visit) {
    Page page = visit.page();
    Fits.check(page);
    Accessible.check(page);
    Keyboard.of(page).everythingReachable();
  }

  private static List<String> headings(Visit visit) {
    return visit.page().locator("h1").allInnerTexts();
  }

  private static String mainText(ConsolePage page, View view) {
    try (Visit visit = SITE.visit(view, page.reader())) {
      assertThat(visit.open(page.address().apply(SITE)).status()).isEqualTo(200);
      return visit.page().locator("main").innerText().replaceAll("\\s+", " ").strip();
    }
  }

  private static List<String> paths(Visit visit) {
    List<String> paths = new ArrayList<>();
    for (var link : visit.page().locator("a[href]").all()) {
      paths.add(link.getAttribute("href"));
    }
    return paths;
  }
}
