package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.Recorded.API;
import static org.journey.console.capture.Recorded.PLATFORM;
import static org.journey.console.capture.Recorded.entries;
import static org.journey.console.capture.Recorded.journey;
import static org.journey.console.capture.Recorded.json;
import static org.journey.console.capture.Recorded.staff;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
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
import org.journey.web.Caller;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** What was wrong is put right by something that is added: the API then tells both. */
class AmendTest {

  private final String journey = journey();

  private long contact() {
    return API.post(
            Events.event(
                "contact-attempted",
                journey,
                "2026-03-01T10:00:00Z",
                data -> data.put("channel", "PHONE").put("outcome", "NO_ANSWER").put("note", "N")))
        .is(201)
        .sequence();
  }

  private static FilledForm form(String what, long sequence) {
    return staff()
        .get("/console/record/" + what + "?sequence=" + sequence)
        .form("/console/record/" + what);
  }

  private JsonNode contactNow() {
    assertThat(entries(journey, "contact-attempted")).hasSize(1);
    return entries(journey, "contact-attempted").getFirst();
  }

  @Test
  void aCorrectionChangesWhatIsChangedAndKeepsWhatWasRecorded() {
    long sequence = contact();
    FilledForm form =
        form("correction", sequence).set("outcome", "ANSWERED").set("why", "Misheard");

    HtmlPage stored = staff().send(form);

    assertThat(stored.heading()).isEqualTo("Stored");
    JsonNode entry = contactNow();
    assertThat(entry.path("data"))
        .isEqualTo(json("{'channel':'PHONE','outcome':'ANSWERED','note':'N'}"));
    assertThat(entry.path("time").asString("")).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(entry.at("/interaction/data/outcome").asString("")).isEqualTo("NO_ANSWER");
    assertThat(entry.at("/history/0/kind").asString("")).isEqualTo("CORRECTED");
    assertThat(entry.at("/history/0/reason").asString("")).isEqualTo("Misheard");
    assertThat(staff().send(form).heading()).isEqualTo("This was stored already");
    assertThat(contactNow().path("history")).hasSize(1);
  }

  @Test
  void aCorrectionBeginsFromTheOneBefore() {
    long sequence = contact();
    staff().send(form("correction", sequence).set("outcome", "ANSWERED").set("why", "Misheard"));

    staff().send(form("correction", sequence).set("note", "").set("why", "Of another person"));

    assertThat(contactNow().path("data"))
        .isEqualTo(json("{'channel':'PHONE','outcome':'ANSWERED'}"));
  }

  @Test
  void theTimeAloneCanBePutRight() {
    long sequence = contact();

    staff()
        .send(
            form("correction", sequence)
                .set("when", "EXACT")
                .set("when-exact", "2026-06-02T11:00")
                .set("why", "The day after"));

    assertThat(contactNow().path("time").asString("")).isEqualTo("2026-06-02T10:00:00Z");
    assertThat(contactNow().path("data")).isEqualTo(contactNow().at("/interaction/data"));
  }

  @Test
  void whatIsWrongWithACorrectionIsToldAtItsQuestions() {
    long sequence = contact();

    HtmlPage refused =
        staff()
            .send(
                form("correction", sequence)
                    .set("when", "EXACT")
                    .set("when-exact", "2999-01-01T00:00"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "why: Say why", "when-exact: The time must not be in the future by over 5 minutes");
    FilledForm again = refused.form("/console/record/correction");
    assertThat(again.fields().getFirst("when-exact")).isEqualTo("2999-01-01T00:00");
    HtmlPage still =
        staff()
            .send(
                again
                    .set("outcome", "SHOUTED")
                    .set("when", "KEEP")
                    .set("why", "W")
                    .set("when-exact", ""));
    assertThat(still.errors())
        .containsExactly("outcome: Choose one of the answers to “What came of it?”");
  }

  @Test
  void whatTheFormDoesNotAskStaysAsItWas() {
    long sequence =
        API.post(
                Events.event(
                    "goal-set",
                    journey,
                    "2026-03-01T10:00:00Z",
                    data ->
                        data.put("goalId", "g-1")
                            .put("domain", "WORK")
                            .put("ledBy", "CLIENT")
                            .put("outlook", "NEW")))
            .is(201)
            .sequence();

    staff().send(form("correction", sequence).set("domain", "HOME").set("why", "W"));

    assertThat(entries(journey, "goal-set").getFirst().path("data"))
        .isEqualTo(json("{'goalId':'g-1','domain':'HOME','ledBy':'CLIENT','outlook':'NEW'}"));
  }

  @Test
  void whatIsNotToldToSomebodyIsNotTheirsToReplace() {
    long sequence =
        PLATFORM
            .caller("somebody-else", Recorded.ORGANISATION, Role.STAFF)
            .post(
                Events.event(
                    "concern-raised",
                    journey,
                    "2026-03-01T10:00:00Z",
                    data ->
                        data.put("concernId", "k-1").put("kind", "ABUSE").put("note", "Secret")))
            .is(201)
            .sequence();
    HtmlPage page = staff().get("/console/record/correction?sequence=" + sequence);

    assertThat(page.text()).contains("not for your role").doesNotContain("Secret");
    FilledForm form = page.form("/console/record/correction");
    assertThat(form.fields()).doesNotContainKey("kind");
    staff()
        .send(
            form.set("kind", "OTHER")
                .set("when", "EXACT")
                .set("when-exact", "2026-02-28T10:00")
                .set("why", "W"));

    Caller manager = PLATFORM.caller("boss", Recorded.ORGANISATION, Role.MANAGER);
    List<JsonNode> entries =
        manager
            .get("/api/v1/journeys/" + journey + "/timeline")
            .is(200)
            .json()
            .path("interactions")
            .valueStream()
            .filter(entry -> entry.path("data").has("concernId"))
            .toList();
    assertThat(entries.getFirst().at("/data/note").asString("")).isEqualTo("Secret");
    assertThat(entries.getFirst().at("/data/kind").asString("")).isEqualTo("ABUSE");
    assertThat(entries.getFirst().path("time").asString("")).isEqualTo("2026-02-28T10:00:00Z");
  }

  @Test
  void aRetractionTakesItOutAndSaysWhy() {
    long sequence = contact();
    HtmlPage page = staff().get("/console/record/retraction?sequence=" + sequence);
    assertThat(page.text()).contains("Contact attempted", "No answer", "1 March 2026, 10:00");

    HtmlPage asked = staff().send(page.form("/console/record/retraction"));
    assertThat(asked.errors()).containsExactly("why: Say why");
    assertThat(contactNow().path("effective").asBoolean(false)).isTrue();

    FilledForm form = asked.form("/console/record/retraction").set("why", "<b>Another's</b>");
    assertThat(staff().send(form).heading()).isEqualTo("Stored");
    assertThat(staff().send(form).heading()).isEqualTo("This was stored already");
    assertThat(contactNow().path("effective").asBoolean(true)).isFalse();
    assertThat(contactNow().at("/history/0/reason").asString("")).isEqualTo("<b>Another's</b>");

    HtmlPage again = staff().send(form("retraction", sequence).set("why", "Twice"));
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.errors()).singleElement().asString().startsWith("form: ");
  }

  @Test
  void anUnknownEntryIsNotFound() {
    assertThat(staff().get("/console/record/correction?sequence=99999999").status()).isEqualTo(404);
    assertThat(staff().get("/console/record/retraction?sequence=99999999").status()).isEqualTo(404);
    assertThat(staff().get("/console/record/retraction?sequence=x").status()).isEqualTo(400);
  }

  @Test
  void whatWasTypedStaysWhereTheEntryIsNotTold() {
    long sequence = contact();
    FilledForm correction =
        form("correction", sequence)
            .set("sequence", "99999999")
            .set("outcome", "ANSWERED")
            .set("note", "Typed")
            .set("why", "Misheard");
    FilledForm retraction =
        form("retraction", sequence).set("sequence", "99999999").set("why", "Of somebody else");

    for (FilledForm form : List.of(correction, retraction)) {
      HtmlPage refused = staff().send(form);

      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.errors()).containsExactly("form: There is no such entry that you can see");
      assertThat(refused.form(form.action())).isEqualTo(form);
    }
  }

  @Test
  void whatWasTypedStaysWhereTheRecordCannotBeReached() throws IOException {
    HttpServer away =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    away.createContext("/", exchange -> exchange.sendResponseHeaders(503, -1));
    away.start();
    try {
      whatWasTypedStays("http://127.0.0.1:" + away.getAddress().getPort());
    } finally {
      away.stop(0);
    }
    // Now nobody listens there.
    whatWasTypedStays("http://127.0.0.1:" + away.getAddress().getPort());
  }

  private static void whatWasTypedStays(String address) {
    Api api = ConsoleApi.at(URI.create(address));
    AmendPages pages = new AmendPages(api, new Times(ZoneOffset.UTC));
    Actor actor = new Actor("w-1", Set.of(Role.STAFF), Set.of("o"));
    SignedIn who = new SignedIn(actor, "W", "token", "o");
    MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
    sent.set("journey", "j-1");
    sent.set("questions", "contact-attempted");
    sent.set("note", "Typed");
    sent.set("why", "Misheard");
    for (boolean corrects : List.of(true, false)) {
      Model model = new ExtendedModelMap();
      MockHttpServletResponse response = new MockHttpServletResponse();

      String page =
          corrects
              ? pages.correct(sent, 7, who, model, response)
              : pages.retract(sent, 7, who, model, response);

      assertThat(page).isEqualTo("console/capture/" + (corrects ? "form" : "retraction"));
      assertThat(response.getStatus()).isEqualTo(503);
      FormView form = (FormView) Objects.requireNonNull(model.getAttribute("form"));
      assertThat(form.why()).isEqualTo("Misheard");
      assertThat(form.errors()).singleElement().extracting(FieldError::field).isEqualTo("form");
      assertThat(form.fields().stream().anyMatch(field -> field.value().equals("Typed")))
          .isEqualTo(corrects);
    }
    api.destroy();
  }
}
