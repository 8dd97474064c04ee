package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.journey.console.Api;
import org.journey.console.AwayApi;
import org.journey.console.FieldError;
import org.journey.console.HtmlPage;
import org.journey.console.Times;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/** Replays and extracts that are asked for while the record cannot be reached, or takes no more. */
class RequestsAwayTest {

  private static final Times TIMES = new Times(ZoneOffset.UTC);
  private static final MultiValueMap<String, String> TYPED = typed("2026-01-01");

  private static MultiValueMap<String, String> typed(String from) {
    return MultiValueMap.fromSingleValue(
        Map.of("model", "mine@3", "openedFrom", from, "source", "GP"));
  }

  /** A form that is sent. */
  private interface Sent {
    String to(
        Api api,
        MultiValueMap<String, String> typed,
        MockHttpServletResponse response,
        Model model);
  }

  /** What is asked for, by its form. */
  private enum Asked {
    REPLAY(
        "console/research/replay-new",
        "/console/research/replays",
        (api, typed, response, model) ->
            new ReplayPages(api, TIMES).ask(AwayApi.MANAGER, typed, response, model)),
    EXTRACT(
        "console/research/extract-new",
        "/console/research/extracts",
        (api, typed, response, model) ->
            new ExtractPages(api, TIMES).ask(AwayApi.MANAGER, typed, response, model));

    private final String form;
    private final String action;
    private final Sent sent;

    Asked(String form, String action, Sent sent) {
      this.form = form;
      this.action = action;
      this.sent = sent;
    }

    void stays(Api api, int status, MultiValueMap<String, String> typed, FieldError... told) {
      Model model = new ExtendedModelMap();
      MockHttpServletResponse response = new MockHttpServletResponse();

      assertThat(sent.to(api, typed, response, model)).isEqualTo(form);
      assertThat(response.getStatus()).isEqualTo(status);
      HtmlPage drawn = HtmlPage.drawn(form, model);
      for (FieldError each : told) {
        assertThat(drawn.errorsById()).containsEntry(each.field(), each.message());
      }
      assertThat(drawn.html().contains("aria-describedby=\"send-error\""))
          .isEqualTo(told[0].field().equals("send"));
      Map<String, List<String>> fields = drawn.form(action).fields();
      typed.forEach((name, values) -> assertThat(fields).containsEntry(name, values));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_typed_stays_while_nobody_answers(Asked asked) throws IOException {
    AwayApi.each(api -> asked.stays(api, 503, TYPED, new FieldError("send", CohortForm.AWAY)));
  }

  @ParameterizedTest
  @EnumSource
  void and_where_it_is_wrong_besides(Asked asked) throws IOException {
    FieldError wrong =
        new FieldError("openedFrom", "Referred from: type a day, such as 2026-03-31");
    AwayApi.each(api -> asked.stays(api, 422, typed("soon"), wrong));
  }

  @ParameterizedTest
  @EnumSource
  void and_while_no_more_are_taken_which_is_told_in_the_words_of_the_api(Asked asked)
      throws IOException {
    AwayApi.answering(
        429,
        "{\"detail\":\"20 are not done\"}",
        api -> asked.stays(api, 429, TYPED, new FieldError("send", "20 are not done")));
  }
}
