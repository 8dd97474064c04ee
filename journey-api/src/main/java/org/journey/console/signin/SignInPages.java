package org.journey.console.signin;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.journey.console.Address;
import org.journey.console.ConsolePages;
import org.journey.console.ConsoleSettings;
import org.journey.console.OpenToAll;
import org.journey.console.SignedIn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, choosing an organisation, and signing out. */
@ConsolePages
class SignInPages {

  private static final Logger LOG = LoggerFactory.getLogger(SignInPages.class);

  private static final String COME_BACK = "/console/sign-in/code";
  private static final String HOME = "/console/";

  /** How long one may take with the issuer. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** So many tabs may be at the issuer's page at once. */
  private static final int MOST_BEGUN = 5;

  private final ConsoleSettings settings;
  private final Issuer issuer;
  private final SealedCookies cookies;
  private final Sessions sessions;

  SignInPages(ConsoleSettings settings, Issuer issuer, SealedCookies cookies, Sessions sessions) {
    this.settings = settings;
    this.issuer = issuer;
    this.cookies = cookies;
    this.sessions = sessions;
  }

  @GetMapping("/console/sign-in")
  @OpenToAll(evenSignedOut = true)
  String begin(
      @RequestParam(defaultValue = HOME) String to,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Begun begun =
        new Begun(
            new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue(), own(to));
    try {
      URI page = issuer.page(begun, comeBack(request));
      keep(begun, request, response);
      return "redirect:" + page;
    } catch (Issuer.Trouble trouble) {
      return failed(trouble, begun.to(), response, model);
    }
  }

  /** Each tab of a browser begins one of its own: a few are kept, the latest. */
  private void keep(Begun begun, HttpServletRequest request, HttpServletResponse response) {
    List<String> before = cookies.all(request, SealedCookies.Use.BEGUN);
    for (String oldest : before.subList(0, Math.max(0, before.size() - MOST_BEGUN + 1))) {
      cookies.remove(request, response, SealedCookies.Use.BEGUN, oldest);
    }
    cookies.put(
        request,
        response,
        SealedCookies.Use.BEGUN,
        which(begun.state()),
        begun.written(),
        PATIENCE);
  }

  /** States are random: their beginning tells a few of them apart. */
  private static String which(String state) {
    return state.substring(0, Math.min(12, state.length()));
  }

  @GetMapping(COME_BACK)
  @OpenToAll(evenSignedOut = true)
  String end(
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String error,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String which = which(Objects.requireNonNullElse(state, ""));
    byte[] kept = cookies.get(request, SealedCookies.Use.BEGUN, which);
    Begun begun = kept == null ? null : Begun.read(kept);
    cookies.remove(request, response, SealedCookies.Use.BEGUN, which);
    if (begun != null && !same(begun.state(), Objects.requireNonNullElse(state, ""))) {
      begun = null;
    }
    String to = begun == null ? HOME : own(begun.to());
    try {
      if (begun == null) {
        throw new Issuer.Trouble("it was begun elsewhere, or too long ago", null);
      }
      if (code == null || error != null) {
        throw new Issuer.Trouble(
            "access_denied".equals(error) ? "the issuer let nobody in" : "the issuer sent no code",
            null);
      }
      Session session = issuer.exchange(begun, code, comeBack(request));
      if (!sessions.begin(request, response, session)) {
        throw new Issuer.Trouble("the issuer's token is not one that this platform takes", null);
      }
      return "redirect:" + to;
    } catch (Issuer.Trouble | IllegalArgumentException trouble) {
      // Another tab may have signed in by now, or this one before: the page was reloaded.
      return sessions.of(request, response) != null
          ? "redirect:" + to
          : failed(trouble, to, response, model);
    }
  }

  @PostMapping("/console/sign-out")
  @OpenToAll(evenSignedOut = true)
  String out(HttpServletRequest request, HttpServletResponse response) {
    sessions.end(request, response);
    return "redirect:/console/signed-out";
  }

  @GetMapping("/console/signed-out")
  @OpenToAll(evenSignedOut = true)
  String signedOut() {
    return "console/signed-out";
  }

  /** Signing in again in a window of its own, beside a form that was filled in. */
  @GetMapping("/console/signed-in")
  @OpenToAll
  String signedInAgain() {
    return "console/signed-in";
  }

  @GetMapping("/console/organisation")
  @OpenToAll
  String organisations(@RequestParam(defaultValue = HOME) String to, SignedIn who, Model model) {
    model.addAttribute("organisations", who.actor().organisations().stream().sorted().toList());
    model.addAttribute("to", own(to));
    return "console/organisation";
  }

  @PostMapping("/console/organisation")
  @OpenToAll
  String choose(
      @RequestParam String organisation,
      @RequestParam(defaultValue = HOME) String to,
      SignedIn who,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (who.mayChoose(organisation)) {
      sessions.choose(request, response, organisation);
    }
    return "redirect:" + own(to);
  }

  private static String failed(
      Exception trouble, String to, HttpServletResponse response, Model model) {
    LOG.info("Nobody was signed in: {}", trouble.getMessage());
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("reason", Objects.requireNonNullElse(trouble.getMessage(), ""));
    model.addAttribute("again", Address.of("/console/sign-in").with("to", to).toString());
    return "console/not-signed-in";
  }

  private URI comeBack(HttpServletRequest request) {
    URI own = settings.address();
    if (own != null) {
      return own.resolve(COME_BACK);
    }
    return URI.create(request.getRequestURL().toString()).resolve(COME_BACK);
  }

  /** Only a page of the console is opened: no other host, whatever a link says. */
  private static String own(String to) {
    boolean own =
        to.startsWith(HOME)
            && to.chars().noneMatch(c -> c <= ' ' || c == '\\' || c == 0x7f || c > 0x7e);
    return own ? to : HOME;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
