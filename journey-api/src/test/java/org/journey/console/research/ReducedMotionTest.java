package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.journey.console.ConsoleSite;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.security.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chart that says how high it is fills its place, for who wants nothing to move, too. */
class ReducedMotionTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_whole_of_a_map_is_drawn(boolean motion) {
    View view = motion ? View.DESKTOP : View.DESKTOP.withoutMotion();
    try (Visit visit = ConsoleSite.study().visit(view, Role.RESEARCHER)) {
      visit.open("/console/research/cohort/process-map");
      Locator drawn = visit.page().locator(".journey-chart--drawn canvas");
      drawn.waitFor();
      // Higher than a place is that nothing was said of, and as high as what is drawn in it.
      assertThat(heights(drawn)).isEqualTo("true true");
    }
  }

  private static String heights(Locator canvas) {
    return canvas
        .evaluate(
            "canvas => { const place = canvas.closest('.journey-chart');"
                + " return `${canvas.clientHeight === place.clientHeight}"
                + " ${place.clientHeight > 384}`; }")
        .toString();
  }
}
