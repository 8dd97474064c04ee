package org.journey.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.journey.security.TokenReader;
import org.journey.web.Defects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** What all pages have around them, and the pages of what goes wrong. */
@ControllerAdvice(basePackages = "org.journey.console")
@ConditionalOnProperty(ConsoleSettings.CLIENT_ID)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleAdvice.class);

  private static final String PROBLEM = "console/problem";

  private static final String AWAY =
      "Nothing that was stored is lost. Wait a moment and try again. If you had sent something,"
          + " look first whether it is there: what happened to somebody is stored once, however"
          + " often it is sent, but a replay, an extract or a merge of clients that is sent twice"
          + " is made twice.";

  private final Assets assets;
  private final Times times;

  ConsoleAdvice(Assets assets, Times times) {
    this.assets = assets;
    this.times = times;
  }

  /** A field of a form that was sent. */
  record Field(String name, String value) {}

  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request) {
    SignedIn who = Gate.signedIn(request);
    return new Frame(
        who, who == null ? List.of() : Section.of(who), request.getRequestURI(), assets);
  }

  @ModelAttribute("times")
  Times times() {
    return times;
  }

  /** Who came by a link is signed in and goes on there; what was typed is kept in the page. */
  @ExceptionHandler
  @Nullable ModelAndView notSignedIn(
      NotSignedIn nobody, HttpServletRequest request, HttpServletResponse response) {
    if (request.getMethod().equals("GET") && request.getHeader("HX-Request") == null) {
      return new ModelAndView("redirect:/console/sign-in?to=" + encoded(address(request)));
    }
    if (request.getMethod().equals("GET")) {
      // A piece of a page: the whole of it has to be asked for again.
      response.setHeader("HX-Refresh", "true");
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      return new ModelAndView("console/nothing");
    }
    ModelAndView page = page("console/sign-in-again", HttpStatus.UNAUTHORIZED.value(), request);
    page.addObject("fields", typed(request));
    page.addObject("action", address(request));
    return page;
  }

  /** What was typed is kept in the page, to be sent where it belongs. */
  @ExceptionHandler
  ModelAndView otherOrganisation(OtherOrganisation other, HttpServletRequest request) {
    SignedIn who = Gate.signedIn(request);
    String now = who == null ? null : who.organisation();
    ModelAndView page = page("console/other-organisation", HttpStatus.CONFLICT.value(), request);
    page.addObject(
        "title",
        "This form was for "
            + other.drawnFor()
            + "; you now look at "
            + (now == null ? "no organisation" : now));
    page.addObject("organisation", other.drawnFor());
    page.addObject("may", who != null && who.mayChoose(other.drawnFor()));
    page.addObject("fields", typed(request));
    page.addObject("action", address(request));
    return page;
  }

  /** The fields of a form, without what its address says: that is sent to again as it is. */
  private static List<Field> typed(HttpServletRequest request) {
    List<Field> fields = new ArrayList<>();
    MultiValueMap<String, String> query =
        UriComponentsBuilder.newInstance().query(request.getQueryString()).build().getQueryParams();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              // Those of the address come first (Servlet 6.1, 3.1).
              int ofQuery = query.getOrDefault(encoded(name), List.of()).size();
              for (int at = ofQuery; at < values.length; at++) {
                fields.add(new Field(name, values[at]));
              }
            });
    return fields;
  }

  @ExceptionHandler
  ModelAndView noOrganisation(NoOrganisation none, HttpServletRequest request) {
    String to = request.getMethod().equals("GET") ? address(request) : "/console/";
    return new ModelAndView("redirect:/console/organisation?to=" + encoded(to));
  }

  @ExceptionHandler
  ModelAndView notForThem(NotForThem refused, HttpServletRequest request) {
    return problem(
        request,
        HttpStatus.FORBIDDEN.value(),
        "This page is for other roles",
        "Your sign-in has none of the roles that may open it. Who gives you your sign-in can tell"
            + " you more.");
  }

  @ExceptionHandler
  ModelAndView noSuchPage(NoSuchPage none, HttpServletRequest request) {
    return problem(
        request,
        HttpStatus.NOT_FOUND.value(),
        "There is no such page",
        "The address may be misspelt, or the page of another release.");
  }

  @ExceptionHandler
  ModelAndView api(ApiProblem refused, HttpServletRequest request, HttpServletResponse response) {
    if (refused.retryAfter() != null) {
      response.setHeader("Retry-After", refused.retryAfter());
    }
    ModelAndView page =
        switch (refused.status()) {
          case 401 ->
              problem(
                  request,
                  401,
                  "Your sign-in has ended",
                  "Sign in again, and open the page again.");
          case 404 ->
              problem(
                  request,
                  404,
                  "There is nothing here that you can see",
                  "It does not exist, or it belongs to an organisation that your sign-in is not"
                      + " for.");
          case 503 -> problem(request, 503, "The record cannot be reached for the moment", AWAY);
          default ->
              problem(
                  request,
                  refused.status(),
                  refused.title().isEmpty() ? "That was refused" : refused.title(),
                  refused.detail());
        };
    page.addObject("type", refused.type());
    return page;
  }

  @ExceptionHandler
  ModelAndView unreachable(ApiUnreachable e, HttpServletRequest request) {
    LOG.warn("The console does not reach the API: {}", Defects.trace(e));
    return problem(request, 503, "The record cannot be reached for the moment", AWAY);
  }

  @ExceptionHandler
  ModelAndView issuerAway(TokenReader.Unavailable e, HttpServletRequest request) {
    return problem(
        request,
        503,
        "Nobody can be signed in for the moment",
        "Where people sign in does not answer. Nothing is lost: wait a moment and try again.");
  }

  @ExceptionHandler({
    ServletRequestBindingException.class,
    MethodArgumentTypeMismatchException.class
  })
  ModelAndView address(Exception e, HttpServletRequest request) {
    return problem(
        request,
        400,
        "The address of this page is not whole",
        "Something in it is missing, or is not what it should be. Go back and open the page anew.");
  }

  /** What the container cannot read of a query or a form: bad encoding, or more than it takes. */
  @ExceptionHandler
  ModelAndView unreadable(InvalidParameterException e, HttpServletRequest request) {
    return e.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
        ? problem(
            request,
            413,
            "That is too much to be sent at once",
            "Nothing was stored. Go back, and send less: a page takes 256 kB.")
        : address(e, request);
  }

  @ExceptionHandler
  ModelAndView defect(Exception e, HttpServletRequest request) {
    LOG.error("A page ended in a defect of the platform: {}", Defects.trace(e));
    return problem(
        request,
        500,
        "Something is wrong with this page",
        "It is a defect of the platform and has been written down. Nothing that was stored is"
            + " lost.");
  }

  private ModelAndView problem(
      HttpServletRequest request, int status, String title, String detail) {
    ModelAndView page = page(PROBLEM, status, request);
    page.addObject("title", title);
    page.addObject("detail", detail);
    page.addObject("type", "");
    return page;
  }

  /** What {@code @ModelAttribute} gives is lost with the handler. */
  private ModelAndView page(String template, int status, HttpServletRequest request) {
    ModelAndView page = new ModelAndView(template);
    page.setStatus(HttpStatus.valueOf(status));
    page.addObject("frame", frame(request));
    page.addObject("times", times);
    return page;
  }

  private static String address(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
