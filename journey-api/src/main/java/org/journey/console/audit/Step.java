package org.journey.console.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.journey.console.FieldError;
import org.journey.console.caseload.ClientStep;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/**
 * Something that is said in words, and agreed to, before it is done: as on the page of a person.
 *
 * @param title what it is called
 * @param effects what it does, in sentences
 * @param lasting whether it can be undone, in a sentence
 * @param button what the button says
 */
record Step(String title, List<String> effects, String lasting, String button) {

  static final Step ERASURE = of(ClientStep.ERASURE);
  static final Step HOLD = of(ClientStep.HOLD);

  static final Step REDACTION =
      new Step(
          "Ask for these words to be destroyed",
          List.of(
              "Another manager has to approve it. Then the key of this one interaction is"
                  + " destroyed, and of what corrected it: its personal fields are gone, everywhere"
                  + " and for ever.",
              "Ids, codes and times stay, and so do figures and proofs."),
          "Asking can be taken back, by refusing the request. Once it is approved it cannot be"
              + " undone by anybody.",
          "Ask for it");

  static final Step REFUSAL =
      new Step(
          "Close the request",
          List.of("It is refused, or taken back, and nothing is destroyed."),
          "It can be asked for again.",
          "Close it");

  private static final String PAGE = "console/caseload/step";

  private static Step of(ClientStep step) {
    return new Step(step.title(), step.effects(), step.lasting(), step.button());
  }

  /**
   * What a step is about.
   *
   * @param label what the id is of
   * @param id of it
   * @param reason as it was typed
   * @param action where the agreement is sent, with what names it
   * @param back where one leaves it
   */
  record About(String label, String id, String reason, String action, String back) {}

  /** The page that says what would be done. */
  String said(About about, List<FieldError> errors, Model model) {
    model.addAttribute("step", this);
    model.addAttribute("label", about.label());
    model.addAttribute("id", about.id());
    model.addAttribute("given", Map.of("reason", about.reason()));
    model.addAttribute("action", about.action());
    model.addAttribute("back", about.back());
    model.addAttribute("errors", errors);
    return PAGE;
  }

  /** The same, after the API did not answer. */
  String saidAgain(About about, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    return said(about, List.of(FieldError.notReached("agree")), model);
  }
}
