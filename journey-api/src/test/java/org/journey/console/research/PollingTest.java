package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import org.journey.console.ConsoleSite;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;

/**
 * Who waits for what is worked out keeps the place that they are at, and hears when it is there.
 */
class PollingTest {

  private static final ResearchSite SITE = new ResearchSite(1, "so and so");
  private static final String PATH = "/console/research/cohort/transitions";
  private static final String FOCUSED = "document.activeElement.id";

  /** The page as it is while the figures are still worked out. */
  private static String waiting(String page) {
    int told = page.indexOf("<div id=\"told\"");
    int end = page.indexOf("</main>", told);
    return page.substring(0, told)
        + """
        <div id="told" tabindex="-1"><div id="progress" hx-select="#progress" data-whole="#told"
        data-every="1" data-poll="%s"></div><p><a id="look-again" href="%s">Look again</a></p></div>
        </section>
        """
            .formatted(PATH, PATH)
        + page.substring(end);
  }

  @Test
  void the_focus_stays_while_it_is_asked_again_and_the_end_is_said() {
    try (Visit visit = ConsoleSite.shared().visit(View.DESKTOP, Role.MANAGER, SITE.organisation)) {
      Page page = visit.page();
      AtomicInteger answers = new AtomicInteger();
      page.route(
          url -> url.endsWith(PATH),
          route -> {
            APIResponse real = route.fetch();
            String html = real.text();
            boolean waits = answers.incrementAndGet() <= 3;
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(200)
                    .setHeaders(real.headers())
                    .setBody(waits ? waiting(html) : html));
          });
      visit.open(PATH);
      page.locator("#look-again").focus();
      page.waitForCondition(() -> answers.get() >= 3);
      assertThat(page.evaluate(FOCUSED)).isEqualTo("look-again");
      page.locator("#digest").waitFor();
      page.waitForCondition(() -> !page.locator("#said").textContent().isEmpty());
      assertThat(page.locator("#said").textContent()).isEqualTo("Done: the figures are there");
      assertThat(page.locator("#said").getAttribute("role")).isEqualTo("status");
      // The link has gone with the waiting: what came in its place has the focus.
      assertThat(page.evaluate(FOCUSED)).isEqualTo("told");
    }
  }

  @Test
  void what_is_suppressed_is_said_at_its_bar_and_counted_below_the_chart() {
    try (Visit visit = ConsoleSite.shared().visit(View.DESKTOP, Role.MANAGER, SITE.organisation)) {
      Page page = visit.page();
      page.route(
          url -> url.endsWith(PATH),
          route -> {
            APIResponse real = route.fetch();
            String html =
                waiting(real.text()).replaceAll("(?s)<div id=\"told\".*?</section>", CHART);
            route.fulfill(
                new Route.FulfillOptions().setStatus(200).setHeaders(real.headers()).setBody(html));
          });
      visit.open(PATH);
      assertThat(page.locator(".journey-chart--drawn + .journey-chart-note").textContent())
          .isEqualTo("2 numbers are suppressed and not drawn.");
    }
  }

  private static final String CHART =
      """
      <div id="told"><div class="journey-chart" data-chart="bar" data-table="t" role="img"
      aria-label="Bars"></div><table id="t"><thead><tr><th>Of</th><th>Journeys</th></tr></thead>
      <tbody><tr><th>One</th><td data-value="12">12</td></tr><tr><th>Two</th><td>suppressed</td></tr>
      <tr><th>Three</th><td>suppressed</td></tr></tbody></table></div></section>
      """;
}
