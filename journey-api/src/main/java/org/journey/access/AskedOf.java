package org.journey.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import org.journey.security.Actor;
import org.journey.web.Organisations;
import org.jspecify.annotations.Nullable;

/** Whose auditors are told of a call: those of the organisation that it was about. */
final class AskedOf {

  private AskedOf() {}

  /**
   * The organisation; where the call names none that the token has, the first of the token's; empty
   * if it has none.
   */
  static String organisation(
      Actor actor, Map<String, String> variables, HttpServletRequest request) {
    String named = variables.get(Organisations.PARAMETER);
    if (named == null) {
      named = parameter(request.getQueryString());
    }
    if (actor.settle(named) instanceof Actor.Settled.Organisation(String name)) {
      return name;
    }
    return actor.organisations().isEmpty() ? "" : new TreeSet<>(actor.organisations()).first();
  }

  /** Without judging the query: the call does that. */
  private static @Nullable String parameter(@Nullable String query) {
    String name = Organisations.PARAMETER + "=";
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        if (pair.startsWith(name)) {
          try {
            return URLDecoder.decode(pair.substring(name.length()), StandardCharsets.UTF_8);
          } catch (IllegalArgumentException _) {
            return null;
          }
        }
      }
    }
    return null;
  }
}
