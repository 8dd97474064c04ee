package org.journey.console;

import java.util.Set;
import org.journey.security.Actor;
import org.journey.security.Call;
import org.journey.security.Extent;
import org.journey.security.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page. A handler gets one as an argument.
 *
 * @param actor as their token says
 * @param name how they are called, as the issuer says; else the token's subject
 * @param token what the API is shown
 * @param organisation the one they look at; null if their token names none, or they have not chosen
 *     among several
 */
public record SignedIn(Actor actor, String name, String token, @Nullable String organisation) {

  /** Whether they may make one of these calls. */
  public boolean mayAny(Set<Call> calls) {
    return calls.stream().anyMatch(this::may);
  }

  /** Whether they may make a call. */
  public boolean may(Call call) {
    return call.allowedTo(actor.roles());
  }

  /** Whether they may record interactions of every kind, of journeys that they can open. */
  public boolean mayRecord() {
    return actor.hasWhole(Permission.WRITE_INTERACTIONS)
        && actor.hasWhole(Permission.READ_JOURNEYS);
  }

  /** Whether they look at journeys as such: a coder opens single reflections alone. */
  public boolean mayLookAtJourneys() {
    return actor.extents(Permission.READ_JOURNEYS).stream()
        .anyMatch(extent -> extent != Extent.OWN_WORDS);
  }

  /** Whether calls have to say which organisation they are about. */
  public boolean hasSeveral() {
    return actor.organisations().size() > 1;
  }

  /** Whether they may look at an organisation. */
  public boolean mayChoose(String other) {
    return actor.organisations().contains(other);
  }

  /** The same, looking at an organisation that they {@link #mayChoose}. */
  SignedIn in(String other) {
    return new SignedIn(actor, name, token, other);
  }

  /** A token is no one's to read, in a log least of all. */
  @Override
  public String toString() {
    return "SignedIn[" + actor.roles() + "]";
  }
}
