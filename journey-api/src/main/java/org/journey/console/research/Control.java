package org.journey.console.research;

import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.SignedIn;
import org.journey.security.Call;
import org.journey.security.Extent;
import org.journey.security.Permission;

/** Whether what somebody is told of cohorts is under disclosure control. */
final class Control {

  private Control() {}

  /** Whether their role is told what is controlled, unless the people are made up. */
  static boolean canApply(SignedIn who) {
    return who.actor().roles().stream()
        .map(Permission.READ_COHORTS::extent)
        .noneMatch(extent -> extent == Extent.WHOLE || extent == Extent.CONSENTING);
  }

  /**
   * Whether it applies. Only an answer says whether people are made up, so one is asked for: of
   * everybody as the last month ended, which is kept and is the same until the next month ends.
   */
  static boolean applies(Api api, SignedIn who) {
    if (!canApply(who)) {
      return false;
    }
    ApiAnswer answer = api.reached(who, Ask.of(Call.TRANSITIONS));
    // Where it is not told, months are taken in either case.
    return answer == null || answer.json().path("controlled").asBoolean(true);
  }
}
