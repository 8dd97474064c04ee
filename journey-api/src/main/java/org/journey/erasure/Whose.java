package org.journey.erasure;

import org.journey.log.Reach;
import org.journey.security.Actor;
import org.journey.web.Organisations;
import org.journey.web.Parameters;

/** Which organisation a call here is about. */
final class Whose {

  private Whose() {}

  /**
   * The one, settled as everywhere. What is done here is done by the platform's own connections, so
   * the second wall is asked as well.
   */
  static String organisation(Actor actor, Parameters parameters) {
    String organisation = Organisations.of(actor, parameters);
    Reach.require(organisation);
    return organisation;
  }
}
