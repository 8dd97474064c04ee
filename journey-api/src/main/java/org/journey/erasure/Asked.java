package org.journey.erasure;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.journey.access.Reading;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.springframework.http.MediaType;

/**
 * What a call here is about, once its form is found to be right.
 *
 * @param organisation the one it is about
 * @param by who asks
 * @param reason why, as it was told; empty where the call has no body
 * @param type of the answer
 * @param reading is told whom the answer tells of
 */
record Asked(String organisation, String by, String reason, MediaType type, Reading reading) {

  /** A call without a body. */
  static Asked of(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    return settled(actor, request, type, Parameters.of(request, Organisations.PARAMETER), "");
  }

  /** A call that is not answered with anything. */
  static Asked inSilence(Actor actor, HttpServletRequest request) {
    return settled(
        actor, request, Accept.JSON, Parameters.of(request, Organisations.PARAMETER), "");
  }

  /** A call that says why. */
  static Asked withReason(Actor actor, HttpServletRequest request) throws IOException {
    byte[] body = ReasonBody.bytes(request);
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    return settled(actor, request, type, parameters, ReasonBody.of(body));
  }

  /** A call with parameters of its own. */
  static Asked settled(
      Actor actor,
      HttpServletRequest request,
      MediaType type,
      Parameters parameters,
      String reason) {
    String organisation = Whose.organisation(actor, parameters);
    return new Asked(organisation, actor.subject(), reason, type, Reading.of(request));
  }

  /** The answer tells of a request, and so of whose it is. */
  void tellsOf(Erasure erasure) {
    TreeSet<String> clients = new TreeSet<>(List.of(erasure.client()));
    if (erasure.decision() instanceof Erasure.Done done) {
      clients.addAll(done.clients());
    }
    reading.clients(clients);
  }

  /** The answer names these ids of a person. */
  void tellsOf(List<String> clients) {
    reading.clients(clients);
  }

  /** The answer tells of a hold, and so of whose it is. */
  void tellsOf(Holds.Hold hold) {
    reading.clients(List.of(hold.client()));
  }
}
