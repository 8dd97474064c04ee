package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.journey.console.Api;
import org.journey.console.ConsoleApi;
import org.journey.console.FieldError;
import org.journey.console.HtmlPage;
import org.journey.console.HtmlPage.FilledForm;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Actor;
import org.journey.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A worker whose form comes while the record is away loses nothing, and is told what to do. */
class UnreachedTest {

  private static final SignedIn WHO =
      new SignedIn(new Actor("w-1", Set.of(Role.STAFF), Set.of("o")), "W", "token", "o");

  private static final String ID = "3f0a2a64-7c0f-4b3a-9c1e-2f5d8f6f4a11";

  private static final List<HttpServer> SERVERS = new ArrayList<>();

  private final Times times = new Times(ZoneOffset.UTC);
  private final Model model = new ExtendedModelMap();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  /** How the record is away. */
  enum Away {
    /** It answers that it is. */
    TOLD,
    /** Nobody listens there. */
    SILENT;

    Api api() throws IOException {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.createContext("/", exchange -> exchange.sendResponseHeaders(503, -1));
      server.start();
      if (this == SILENT) {
        server.stop(0);
      } else {
        SERVERS.add(server);
      }
      return ConsoleApi.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }
  }

  @AfterEach
  void stop() {
    SERVERS.forEach(server -> server.stop(0));
    SERVERS.clear();
  }

  private HtmlPage drawn(String page) {
    assertThat(response.getStatus()).isEqualTo(503);
    model.addAttribute("times", times);
    HtmlPage drawn = HtmlPage.drawn(page, model);
    assertThat(drawn.errors()).containsExactly("form: " + FieldError.SEND_AGAIN);
    return drawn;
  }

  private static MultiValueMap<String, String> typed(String... names) {
    MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
    for (int at = 0; at < names.length; at += 2) {
      sent.add(names[at], names[at + 1]);
    }
    return sent;
  }

  @ParameterizedTest
  @EnumSource
  void what_was_to_be_recorded_stays_with_its_number(Away away) throws IOException {
    MultiValueMap<String, String> sent =
        typed("journey", "j-1", "id", ID, "drawn", "2026-01-20T14:00:00Z", "when", "NOW");
    sent.addAll(typed("worker", "w-2"));

    String page =
        new CapturePages(away.api(), times).send("worker-assigned", sent, WHO, model, response);

    FilledForm again = drawn(page).form("/console/record/worker-assigned");
    assertThat(again.fields()).containsAllEntriesOf(sent);
  }

  @ParameterizedTest
  @EnumSource
  void why_something_was_wrong_stays_with_its_number(Away away) throws IOException {
    MultiValueMap<String, String> sent =
        typed("sequence", "7", "id", ID, "journey", "j-1", "why", "It was another day");

    String page = new AmendPages(away.api(), times).correct(sent, 7, WHO, model, response);

    FilledForm again = drawn(page).form("/console/record/correction");
    assertThat(again.fields()).containsAllEntriesOf(sent);
  }

  @ParameterizedTest
  @EnumSource
  void a_register_stays_as_it_was_ticked(Away away) throws IOException {
    MultiValueMap<String, String> sent =
        typed("id", ID, "activity", "walking-group", "at", "2026-01-20T14:00");
    sent.addAll(typed("journey", "j-1", "journey", "j-2", "came.j-1", "ATTENDED"));

    String page = new RegisterPages(away.api(), times).send(sent, WHO, model, response);

    FilledForm again = drawn(page).form("/console/record/register");
    assertThat(again.fields()).containsAllEntriesOf(sent);
  }
}
