package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.journey.console.Api;
import org.journey.console.ConsoleApi;
import org.journey.console.HtmlPage;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.model.StageModels;
import org.journey.security.Actor;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What was typed is in the page that says that the record cannot be reached. */
class UnreachedTest {

  private static final SignedIn WHO =
      new SignedIn(new Actor("c-1", Set.of(Role.CODER), Set.of("o")), "C", "token", "o");

  @Test
  void what_was_typed_stays_where_the_record_cannot_be_reached() throws IOException {
    HttpServer away = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    away.createContext("/", exchange -> exchange.sendResponseHeaders(503, -1));
    away.start();
    String address = "http://127.0.0.1:" + away.getAddress().getPort();
    try {
      stays(address);
    } finally {
      away.stop(0);
    }
    // Now nobody listens there.
    stays(address);
  }

  private static void stays(String address) {
    Api api = ConsoleApi.at(URI.create(address));
    a_reading_stays(api);
    a_model_stays(api);
    api.destroy();
  }

  private static void a_reading_stays(Api api) {
    MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
    sent.set("event", "e-1");
    sent.set("tense-future-goals", "ASPIRED");
    sent.set("code-future-goals", "work");
    sent.set("note", "Typed");
    Model model = new ExtendedModelMap();
    MockHttpServletResponse response = new MockHttpServletResponse();
    Times times = new Times(ZoneOffset.UTC);
    String page = new CodingPages(api, times).code(WHO, sent, response, model);
    assertThat(response.getStatus()).isEqualTo(503);

    model.addAttribute("times", times);
    HtmlPage drawn = HtmlPage.drawn(page, model);
    assertThat(drawn.errorsById().get("findings")).contains("cannot be reached for the moment");
    assertThat(drawn.typed("note")).isEqualTo("Typed");
    assertThat(drawn.form("/console/research/coding").fields())
        .containsEntry("event", List.of("e-1"))
        .containsEntry("tense-future-goals", List.of("ASPIRED"))
        .containsEntry("code-future-goals", List.of("work"));
  }

  private static void a_model_stays(Api api) {
    Model model = new ExtendedModelMap();
    MockHttpServletResponse response = new MockHttpServletResponse();
    String text = ModelText.of(StageModels.defaultModel().json(), "7");
    String page = new ModelWritingPages(api).register(WHO, text, null, response, model);
    assertThat(response.getStatus()).isEqualTo(503);
    HtmlPage drawn = HtmlPage.drawn(page, model);
    assertThat(drawn.typed("text")).isEqualTo(text);
    assertThat(drawn.errorsById().get("text")).contains("cannot be reached for the moment");
  }
}
