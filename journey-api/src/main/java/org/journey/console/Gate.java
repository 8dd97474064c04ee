package org.journey.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.journey.console.signin.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets nobody into a page who is not signed in, nor whose roles may make none of its calls. The API
 * would refuse them as well: here it is told before anything is asked. And it lets no form through
 * that was drawn for another organisation than the one that is looked at.
 */
final class Gate implements HandlerInterceptor {

  private static final String SIGNED_IN = Gate.class.getName() + ".signedIn";

  /** The hidden field in which a form says for which organisation it was drawn. */
  static final String DRAWN_FOR = "forOrganisation";

  /** The one by which it is agreed to look at that organisation again. */
  static final String BACK = "backToIt";

  private final Sessions sessions;

  Gate(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      throw new IllegalStateException("nothing but handlers is served under the console");
    }
    OpenToAll open = method.getMethodAnnotation(OpenToAll.class);
    Needs needs = method.getMethodAnnotation(Needs.class);
    if (open == null && needs == null) {
      throw new IllegalStateException(method.getShortLogMessage() + " says not whom it is for");
    }
    if (method.getBeanType() == Assets.class) {
      // The same for everybody, and many at once: a token that ends soon is not changed for them.
      return true;
    }
    SignedIn who = sessions.of(request, response);
    if (who == null) {
      if (open == null || !open.evenSignedOut()) {
        throw new NotSignedIn();
      }
      return true;
    }
    request.setAttribute(SIGNED_IN, who);
    if (needs != null
        && (!who.mayAny(Set.of(needs.value())) || (needs.recording() && !who.mayRecord()))) {
      throw new NotForThem();
    }
    if (needs != null) {
      request.setAttribute(SIGNED_IN, inItsOrganisation(who, request, response));
    }
    return true;
  }

  /**
   * What a form holds is stored in the organisation that it was drawn for, or nowhere: another may
   * have been chosen since, in another tab. Whoever is told so may go back to it.
   */
  private SignedIn inItsOrganisation(
      SignedIn who, HttpServletRequest request, HttpServletResponse response) {
    String drawnFor = request.getMethod().equals("POST") ? request.getParameter(DRAWN_FOR) : null;
    if (drawnFor != null && !drawnFor.equals(who.organisation())) {
      if (request.getParameter(BACK) == null || !who.mayChoose(drawnFor)) {
        throw new OtherOrganisation(drawnFor);
      }
      sessions.choose(request, response, drawnFor);
      return who.in(drawnFor);
    }
    if (who.hasSeveral() && who.organisation() == null) {
      throw new NoOrganisation();
    }
    return who;
  }

  /** Who looks at the page of a request; null if nobody is signed in. */
  static @Nullable SignedIn signedIn(HttpServletRequest request) {
    return request.getAttribute(SIGNED_IN) instanceof SignedIn who ? who : null;
  }
}
