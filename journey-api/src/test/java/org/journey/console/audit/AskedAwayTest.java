package org.journey.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.journey.console.Api;
import org.journey.console.AwayApi;
import org.journey.console.FieldError;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;

/** What is asked about erasure while the record cannot be reached. */
class AskedAwayTest {

  private static final SignedIn WHO = AwayApi.MANAGER;
  private static final Times TIMES = new Times(ZoneOffset.UTC);

  /** A form that is sent. */
  private interface Sent {
    String to(Api api, MockHttpServletResponse response, Model model);
  }

  private static void stays(String action, Sent sent) throws IOException {
    AwayApi.each(
        api -> {
          Model model = new ExtendedModelMap();
          MockHttpServletResponse response = new MockHttpServletResponse();

          String page = sent.to(api, response, model);

          assertThat(page).isEqualTo("console/caseload/step");
          assertThat(response.getStatus()).isEqualTo(503);
          assertThat(model.getAttribute("given")).isEqualTo(Map.of("reason", "Because"));
          assertThat(model.getAttribute("action")).isEqualTo(action);
          assertThat(model.getAttribute("errors"))
              .isEqualTo(List.of(FieldError.notReached("agree")));
        });
  }

  @Test
  void what_was_typed_of_an_erasure_stays() throws IOException {
    stays(
        "/console/audit/erasures/new?client=c-1",
        (api, response, model) ->
            new AskErasurePages(api).askErasure(WHO, " c-1", "Because", "yes", response, model));
  }

  @Test
  void what_was_typed_of_a_redaction_stays() throws IOException {
    stays(
        "/console/audit/redactions/new?sequence=7",
        (api, response, model) ->
            new AskErasurePages(api).askRedaction(WHO, "7", "Because", "yes", response, model));
  }

  @Test
  void what_was_typed_of_a_hold_stays() throws IOException {
    stays(
        "/console/audit/holds?client=c-1",
        (api, response, model) ->
            new HoldPages(api, TIMES).place(WHO, "c-1", "Because", "yes", response, model));
  }

  @Test
  void why_a_request_is_refused_stays() throws IOException {
    stays(
        "/console/audit/erasures/e-1/refusal",
        (api, response, model) ->
            new ErasurePages(api, TIMES).refuse(WHO, "e-1", "Because", response, model));
  }
}
