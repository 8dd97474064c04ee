package org.journey.console.research;

import java.util.Set;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.SignedIn;
import org.journey.security.Call;
import org.journey.security.Extent;
import org.journey.security.Permission;

/** Whether what somebody is told of people together is under disclosure control. */
final class Control {

  private Control() {}

  /**
   * Whether they are told what is controlled, unless the people are made up: some role of theirs
   * is, and none is told more.
   *
   * @param permission that of what they ask for, as the same role may go further in another
   */
  static boolean canApply(SignedIn who, Permission permission) {
    Set<Extent> extents = who.actor().extents(permission);
    return extents.contains(Extent.CONTROLLED)
        && !extents.contains(Extent.WHOLE)
        && !extents.contains(Extent.CONSENTING);
  }

  /**
   * Whether it applies. Only an answer says whether people are made up, so one is asked for: of
   * everybody as the last month ended, which is kept and is the same until the next month ends.
   */
  static boolean applies(Api api, SignedIn who, Permission permission) {
    if (!canApply(who, permission)) {
      return false;
    }
    ApiAnswer answer = api.reached(who, Ask.of(Call.TRANSITIONS));
    // Where it is not told, months are taken in either case.
    return answer == null || answer.json().path("controlled").asBoolean(true);
  }
}
