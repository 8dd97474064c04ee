package org.journey.local;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.journey.console.Assets;
import org.journey.interaction.StrictRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The local issuer's page of signing in and its giving of tokens, as any OIDC issuer has them (code
 * with PKCE), but that it asks for no password: it is there in the local profile alone, which is
 * reached from its own machine only.
 */
@Controller
@ConditionalOnProperty(LocalSignIn.KEY_FILE)
class LocalSignIn {

  /** The setting that names the file of its key. */
  static final String KEY_FILE = "journey.local-issuer.key-file";

  /** What it knows the console as. */
  static final String CLIENT = "journey-console";

  static final String AUTHORIZE = "/local-issuer/authorize";
  static final String TOKEN = "/local-issuer/token";

  private static final String COME_BACK = "/console/sign-in/code";
  private static final String STUDY = "soar";
  private static final Duration CODE_LIFE = Duration.ofMinutes(1);
  private static final int MOST_CODES = 1_000;

  private record Given(
      DemoPerson person,
      List<String> organisations,
      String nonce,
      String challenge,
      URI comeBack) {}

  private final LocalIssuer issuer;
  private final Assets assets;
  private final Clock clock = Clock.systemUTC();
  private final Cache<String, Given> codes =
      Caffeine.newBuilder().maximumSize(MOST_CODES).expireAfterWrite(CODE_LIFE).build();

  LocalSignIn(@Value("${" + KEY_FILE + "}") Path key, Assets assets) {
    this.issuer = LocalIssuer.ofKey(key);
    this.assets = assets;
  }

  @GetMapping(AUTHORIZE)
  String page(
      @RequestParam("redirect_uri") URI comeBack,
      @RequestParam String state,
      @RequestParam String nonce,
      @RequestParam("code_challenge") String challenge,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("assets", assets);
    model.addAttribute("people", DemoPerson.ALL);
    model.addAttribute("organisation", STUDY);
    model.addAttribute("own", isOwn(comeBack, request));
    model.addAttribute("redirectUri", comeBack.toString());
    model.addAttribute("state", state);
    model.addAttribute("nonce", nonce);
    model.addAttribute("challenge", challenge);
    return "local/sign-in";
  }

  @PostMapping(AUTHORIZE)
  String choose(
      @RequestParam String subject,
      @RequestParam(defaultValue = STUDY) String organisation,
      @RequestParam("redirect_uri") URI comeBack,
      @RequestParam String state,
      @RequestParam String nonce,
      @RequestParam("code_challenge") String challenge,
      HttpServletRequest request,
      Model model) {
    List<String> organisations =
        Arrays.stream(organisation.split(","))
            .map(String::strip)
            .filter(o -> !o.isEmpty())
            .toList();
    if (!isOwn(comeBack, request)
        || organisations.isEmpty()
        || organisations.stream().anyMatch(o -> StrictRecords.reasonAgainstId(o) != null)) {
      model.addAttribute("wrongOrganisation", organisation);
      return page(comeBack, state, nonce, challenge, request, model);
    }
    String code = UUID.randomUUID().toString();
    codes.put(code, new Given(DemoPerson.of(subject), organisations, nonce, challenge, comeBack));
    return "redirect:" + comeBack + "?code=" + code + "&state=" + encoded(state);
  }

  @PostMapping(path = TOKEN, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Map<String, Object>> token(
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(name = "code_verifier", required = false) @Nullable String verifier,
      @RequestParam(name = "redirect_uri", required = false) @Nullable URI comeBack,
      @RequestParam(name = "client_id", required = false) @Nullable String client) {
    Given given = code == null ? null : codes.asMap().remove(code);
    if (given == null
        || verifier == null
        || !given.comeBack.equals(comeBack)
        || !CLIENT.equals(client)
        || !CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
            .getValue()
            .equals(given.challenge)) {
      return answer(HttpStatus.BAD_REQUEST, Map.of("error", "invalid_grant"));
    }
    Instant now = clock.instant();
    DemoPerson person = given.person;
    return answer(
        HttpStatus.OK,
        Map.of(
            "access_token",
            issuer.token(person.subject(), person.roles(), given.organisations, now),
            "token_type",
            "Bearer",
            "expires_in",
            LocalIssuer.LIFE.toSeconds(),
            "id_token",
            issuer.idToken(person.subject(), person.name(), CLIENT, given.nonce, now)));
  }

  private static ResponseEntity<Map<String, Object>> answer(
      HttpStatus status, Map<String, Object> body) {
    return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
  }

  /** A code is sent back to the console of this instance, and nowhere else. */
  private static boolean isOwn(URI comeBack, HttpServletRequest request) {
    URI here = URI.create(request.getRequestURL().toString());
    return here.resolve(COME_BACK).equals(comeBack);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
