package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.journey.console.Api;
import org.journey.console.AwayApi;
import org.journey.console.ConsoleApi;
import org.journey.console.FieldError;
import org.journey.console.Option;
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
  private static final MultiValueMap<String, String> TYPED =
      MultiValueMap.fromSingleValue(
          Map.of("model", "mine@3", "openedFrom", "2026-01-01", "source", "GP"));

  /** What is asked for, by its form. */
  private enum Asked {
    REPLAY("console/research/replay-new") {
      @Override
      String send(Api api, MockHttpServletResponse response, Model model) {
        return new ReplayPages(api, TIMES).ask(AwayApi.MANAGER, TYPED, response, model);
      }
    },
    EXTRACT("console/research/extract-new") {
      @Override
      String send(Api api, MockHttpServletResponse response, Model model) {
        return new ExtractPages(api, TIMES).ask(AwayApi.MANAGER, TYPED, response, model);
      }
    };

    private final String form;

    Asked(String form) {
      this.form = form;
    }

    abstract String send(Api api, MockHttpServletResponse response, Model model);

    void stays(Api api, int status, FieldError told) {
      Model model = new ExtendedModelMap();
      MockHttpServletResponse response = new MockHttpServletResponse();

      assertThat(send(api, response, model)).isEqualTo(form);
      assertThat(response.getStatus()).isEqualTo(status);
      assertThat(model.getAttribute("form"))
          .isInstanceOfSatisfying(
              CohortForm.class,
              typed -> {
                assertThat(typed.errors()).isEqualTo(List.of(told));
                TYPED
                    .toSingleValueMap()
                    .forEach((name, value) -> assertThat(typed.value(name)).isEqualTo(value));
              });
      assertThat(model.getAttribute("choices"))
          .isInstanceOfSatisfying(
              Choices.class,
              choices ->
                  assertThat(choices.models()).extracting(Option::value).containsExactly("mine@3"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_typed_stays_while_nobody_answers(Asked asked) throws IOException {
    AwayApi.each(api -> asked.stays(api, 503, FieldError.notReached("send")));
  }

  @ParameterizedTest
  @EnumSource
  void and_while_no_more_are_taken_which_is_told_in_the_words_of_the_api(Asked asked)
      throws IOException {
    HttpServer full = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    byte[] problem = "{\"detail\":\"20 are not done\"}".getBytes(StandardCharsets.UTF_8);
    full.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(429, problem.length);
          exchange.getResponseBody().write(problem);
          exchange.close();
        });
    full.start();
    Api api = ConsoleApi.at(URI.create("http://127.0.0.1:" + full.getAddress().getPort()));
    try {
      asked.stays(api, 429, new FieldError("send", "20 are not done"));
    } finally {
      api.destroy();
      full.stop(0);
    }
  }
}
