package org.journey.console.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.journey.console.SignedIn;
import org.journey.security.Actor;
import org.journey.security.TokenReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Tells who a request is from. */
public final class Sessions {

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  /** Which organisation somebody chose of several: no secret, and held against their token. */
  private static final String ORGANISATION = "journey-organisation";

  /** A page may make several calls, one after the other. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final String ONLY = "";

  private final SealedCookies cookies;
  private final Refreshes refreshes;
  private final TokenReader reader;

  Sessions(SealedCookies cookies, Issuer issuer, TokenReader reader) {
    this.cookies = cookies;
    this.refreshes = new Refreshes(issuer);
    this.reader = reader;
  }

  /** Who is signed in; null if nobody is. A token that soon ends is changed for a new one. */
  public @Nullable SignedIn of(HttpServletRequest request, HttpServletResponse response) {
    byte[] kept = cookies.get(request, SealedCookies.Use.SESSION, ONLY);
    Session session = kept == null ? null : Session.read(kept);
    if (session == null) {
      return null;
    }
    TokenReader.Read read = reader.read(session.token());
    if (session.refresh() != null
        && (read == null || read.expiresAt().isBefore(Instant.now().plus(SOON)))) {
      try {
        session = refreshes.refreshed(session);
        read = reader.read(session.token());
        keep(request, response, session);
      } catch (Issuer.Trouble trouble) {
        LOG.debug("A sign-in does not go on: {}", trouble.getMessage());
      }
    }
    return read == null ? null : signedIn(request, session, read.actor());
  }

  private static SignedIn signedIn(HttpServletRequest request, Session session, Actor actor) {
    String organisation = null;
    if (actor.organisations().size() == 1) {
      organisation = actor.organisations().iterator().next();
    } else {
      String chosen = chosen(request);
      if (chosen != null && actor.organisations().contains(chosen)) {
        organisation = chosen;
      }
    }
    String name = session.name().isBlank() ? actor.subject() : session.name();
    return new SignedIn(actor, name, session.token(), organisation);
  }

  private static @Nullable String chosen(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie each : cookies) {
        if (each.getName().equals(ORGANISATION)) {
          try {
            return URLDecoder.decode(each.getValue(), StandardCharsets.UTF_8);
          } catch (IllegalArgumentException notOurs) {
            return null;
          }
        }
      }
    }
    return null;
  }

  /** Signs somebody in, if the API takes the token that the issuer gave. */
  boolean begin(HttpServletRequest request, HttpServletResponse response, Session session) {
    if (reader.read(session.token()) == null) {
      return false;
    }
    keep(request, response, session);
    return true;
  }

  private void keep(HttpServletRequest request, HttpServletResponse response, Session session) {
    cookies.put(request, response, SealedCookies.Use.SESSION, ONLY, session.written(), null);
  }

  /** Has an organisation looked at from now on: it must be one of the token's. */
  public void choose(
      HttpServletRequest request, HttpServletResponse response, String organisation) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(ORGANISATION, URLEncoder.encode(organisation, StandardCharsets.UTF_8))
            .path("/console")
            .httpOnly(true)
            .secure(cookies.isSecure(request))
            .sameSite("Lax")
            .build()
            .toString());
  }

  void end(HttpServletRequest request, HttpServletResponse response) {
    cookies.remove(request, response, SealedCookies.Use.SESSION, ONLY);
  }
}
