package org.journey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.journey.security.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for each page of a part of the console, looked at with the study's people in it. A
 * page is opened once with JavaScript, at each width in turn, and once without. Each part is a test
 * class of its own, so that they share out what runs side by side.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class EveryPage {

  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]*)\"");

  private static final ConsoleSite SITE = ConsoleSite.study();

  private final List<ConsolePage> pages;

  /** A window for each role, with JavaScript and without, that all pages are opened in. */
  private final Map<Role, Visit> with = new EnumMap<>(Role.class);

  private final Map<Role, Visit> without = new EnumMap<>(Role.class);

  /** The pages of a part, all of them. */
  protected EveryPage(List<ConsolePage> pages) {
    this.pages = pages;
  }

  final List<ConsolePage> pages() {
    return pages;
  }

  @AfterAll
  void close() {
    with.values().forEach(Visit::close);
    without.values().forEach(Visit::close);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void is_readable_and_usable_by_everyone(ConsolePage page) {
    String address = page.address().apply(SITE);
    Visit visit = with.computeIfAbsent(page.reader(), role -> SITE.visit(View.DESKTOP, role));
    Page window = visit.page();
    Troubles troubles = new Troubles();
    size(window, View.DESKTOP);
    troubles.of(() -> assertThat(visit.open(address).status()).isEqualTo(200));
    troubles.of(
        () ->
            assertThat(window.locator("h1").allInnerTexts())
                .singleElement()
                .asString()
                .matches(page.headed()));
    String said = text(window);
    if (page.charts()) {
      troubles.of(() -> assertThat(InPage.lines(window, "charts.js")).isEmpty());
    }
    troubles.of(() -> Fits.check(window));
    troubles.of(() -> Accessible.check(window));
    size(window, View.PHONE);
    troubles.of(() -> Fits.check(window));
    troubles.of(() -> Accessible.checkAgain(window));
    troubles.of(() -> Keyboard.of(window).everythingReachable());
    size(window, View.ZOOMED);
    troubles.of(() -> Fits.check(window));
    troubles.of(visit::nothingWentWrong);
    if (page.withoutScript()) {
      troubles.of(() -> saysTheSameWithoutScript(page, address, visit, said));
    }
    troubles.tell();
  }

  /** Some pages tell the present minute: where that has changed meanwhile both are opened anew. */
  private void saysTheSameWithoutScript(
      ConsolePage page, String address, Visit visit, String said) {
    String without = withoutScript(page, address);
    String with = said;
    if (!without.equals(said)) {
      size(visit.page(), View.DESKTOP);
      visit.open(address);
      with = text(visit.page());
      without = withoutScript(page, address);
    }
    assertThat(without).isNotEmpty().isEqualTo(with);
  }

  private String withoutScript(ConsolePage page, String address) {
    Visit visit =
        without.computeIfAbsent(
            page.reader(), role -> SITE.visit(View.DESKTOP.withoutScript(), role));
    assertThat(visit.open(address).status()).isEqualTo(200);
    return text(visit.page());
  }

  private static String text(Page window) {
    return window.locator("main").innerText().replaceAll("\\s+", " ").strip();
  }

  private static void size(Page window, View view) {
    window.setViewportSize(view.width(), view.height());
  }

  @ParameterizedTest
  @FieldSource("org.journey.console.ConsolePage#EVERYBODY")
  void is_neither_shown_nor_offered_to_who_may_not_see_it(Role role) throws Exception {
    try (Visitor visitor = new Visitor(SITE.address())) {
      visitor.signedInAs("local-" + role.name().toLowerCase(java.util.Locale.ROOT), "soar");
      HttpResponse<String> start = visitor.get("/console/");
      assertThat(start.statusCode()).isEqualTo(200);
      List<String> offered = links(start.body());
      Troubles troubles = new Troubles();
      for (ConsolePage page : pages) {
        if (page.refused().contains(role)) {
          String address = page.address().apply(SITE);
          troubles.of(() -> assertThat(offered).doesNotContain(address));
          troubles.of(
              () ->
                  assertThat(visitor.get(address).statusCode())
                      .as("%s for %s", page, role)
                      .isEqualTo(403));
        }
      }
      troubles.tell();
    }
  }

  private static List<String> links(String page) {
    List<String> links = new ArrayList<>();
    Matcher link = LINK.matcher(page);
    while (link.find()) {
      links.add(URI.create(link.group(1)).getPath());
    }
    return links;
  }

  /** All that is wrong with a page is told at once. */
  private static final class Troubles {

    /** What is checked. */
    interface Check {
      void run() throws Exception;
    }

    private final List<String> told = new ArrayList<>();

    void of(Check check) {
      try {
        check.run();
      } catch (AssertionError | Exception trouble) {
        told.add(String.valueOf(trouble.getMessage()));
      }
    }

    void tell() {
      if (!told.isEmpty()) {
        throw new AssertionError(String.join("\n", told));
      }
    }
  }
}
