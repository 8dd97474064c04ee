package org.journey.console.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.journey.console.AwayApi;
import org.journey.console.FieldError;
import org.journey.console.HtmlPage;
import org.journey.console.Times;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;

/** What is done about a person while the record cannot be reached. */
class StepAwayTest {

  @ParameterizedTest
  @ValueSource(strings = {"merge", "hold", "erasure"})
  void what_was_typed_stays_and_can_be_sent_again(String step) throws IOException {
    AwayApi.each(
        api -> {
          ClientPages pages =
              new ClientPages(api, new Times(ZoneOffset.UTC), InstantSource.system());
          Map<String, String> sent = Map.of("agreed", "yes", "into", "c-2", "reason", "Because");
          Model model = new ExtendedModelMap();
          MockHttpServletResponse response = new MockHttpServletResponse();

          String page = pages.take(AwayApi.MANAGER, "c-1", step, sent, response, model);

          assertThat(page).isEqualTo("console/caseload/step");
          assertThat(response.getStatus()).isEqualTo(503);
          assertThat(model.getAttribute("given")).asString().contains("reason=Because");
          assertThat(model.getAttribute("action")).isEqualTo("/console/clients/c-1/" + step);
          assertThat(model.getAttribute("errors"))
              .isEqualTo(List.of(FieldError.notReached("agree")));
          assertThat(HtmlPage.drawn(page, model).html())
              .contains("id=\"agree-error\"", "aria-describedby=\"agree-error\"");
        });
  }
}
