package org.journey.console.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.console.Address;
import org.journey.console.ApiAnswer;
import org.journey.console.FieldError;
import org.journey.console.SignedIn;
import org.journey.console.capture.RegisterView.ToldView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of each row of a register. */
final class RegisterOutcome {

  private static final String STORED = "Stored";
  private static final String BEFORE = "Stored before";

  /**
   * What became of a register.
   *
   * @param rows of whom something was told
   * @param untold the names of those of whom nothing was
   */
  record Became(List<ToldView> rows, List<String> untold) {

    /** Before it is sent. */
    static final Became NOTHING = new Became(List.of(), List.of());
  }

  private final Sending sending;
  private final Answers answers;
  private final Map<String, String> names;

  RegisterOutcome(Sending sending, Answers answers, Map<String, String> names) {
    this.sending = sending;
    this.answers = answers;
    this.names = names;
  }

  Became became(
      SignedIn who,
      ApiAnswer answer,
      List<String> told,
      List<ObjectNode> events,
      Map<String, FieldError> refused,
      List<String> untold) {
    JsonNode report = answer.json();
    List<ToldView> outcomes = new ArrayList<>();
    for (int at = 0; at < told.size(); at++) {
      String journey = told.get(at);
      FieldError error = refused.get(journey);
      Register.Came came = Register.Came.of(answers.one(Register.CAME + journey));
      outcomes.add(
          new ToldView(
              journey,
              names.getOrDefault(journey, journey),
              came == null ? "" : came.told(),
              error == null ? outcome(who, report, events.get(at)) : "Refused: " + error.message(),
              error == null ? Address.journey(journey) : null));
    }
    return new Became(
        outcomes, untold.stream().map(each -> names.getOrDefault(each, each)).toList());
  }

  /** A batch counts what was there before and does not name it: where both occur, each is asked. */
  private String outcome(SignedIn who, JsonNode report, ObjectNode event) {
    if (report.path("duplicates").asLong(0) == 0) {
      return STORED;
    }
    if (report.path("accepted").asLong(0) == 0) {
      return BEFORE;
    }
    // A dry run of what is stored answers where.
    String place = Sending.sequence(sending.tryOut(who, event));
    long sequence = place.matches("\\d{1,18}") ? Long.parseLong(place) : 0;
    boolean now =
        sequence >= report.path("firstSequence").asLong(0)
            && sequence <= report.path("lastSequence").asLong(0);
    return now ? STORED : BEFORE;
  }
}
