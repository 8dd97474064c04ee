package org.journey.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * A page as a browser without JavaScript gets it.
 *
 * @param status of HTTP
 * @param path of the page it ended at, with its query
 * @param html of it
 */
public record HtmlPage(int status, String path, String html) {

  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern INPUT =
      Pattern.compile(
          "<input\\b([^>]*)>|<textarea\\b([^>]*)>(.*?)</textarea>|<select\\b([^>]*)>(.*?)</select>",
          Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("<tr\\b.*?</tr>", Pattern.DOTALL);
  private static final Pattern CELL =
      Pattern.compile("<(td|th)\\b(?![^>]*scope=\"col\")([^>]*)>(.*?)</\\1>", Pattern.DOTALL);
  private static final Pattern VALUE = Pattern.compile("data-value=\"([^\"]*)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
  private static final Pattern CHOSEN =
      Pattern.compile("<option\\b([^>]*\\bselected\\b[^>]*)>", Pattern.DOTALL);
  private static final Pattern ERROR =
      Pattern.compile("<a href=\"#([^\"]*)\">([^<]*)</a>", Pattern.DOTALL);

  /** A form as it would be sent. */
  public record FilledForm(String action, MultiValueMap<String, String> fields) {

    public FilledForm set(String name, String... values) {
      fields.put(name, List.of(values));
      return this;
    }

    public FilledForm set(Map<String, List<String>> answers) {
      fields.putAll(answers);
      return this;
    }

    /** The same, to be filled in otherwise. */
    public FilledForm copy() {
      return new FilledForm(action, new LinkedMultiValueMap<>(fields));
    }
  }

  /** A page as its template makes it of what a handler gave; no more than its own section. */
  public static HtmlPage drawn(String template, Model model) {
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    JakartaServletWebApplication application =
        JakartaServletWebApplication.buildApplication(new MockServletContext());
    WebContext context =
        new WebContext(
            application.buildExchange(new MockHttpServletRequest(), new MockHttpServletResponse()),
            Locale.UK,
            model.asMap());
    return new HtmlPage(503, template, engine.process(template, Set.of("section"), context));
  }

  /** Expects a status. */
  public HtmlPage is(int expected) {
    if (status != expected) {
      throw new AssertionError(status + " in place of " + expected + " on " + path + ":\n" + html);
    }
    return this;
  }

  /** What is said first. */
  public String heading() {
    return first("<h1[^>]*>(.*?)</h1>");
  }

  public String title() {
    return first("<title>(.*?)</title>");
  }

  /** The text of the page, without its tags. */
  public String text() {
    return text(html);
  }

  /** What the summary of errors says, each with the id it leads to. */
  public List<String> errors() {
    int at = html.indexOf("nhsuk-error-summary__list");
    if (at < 0) {
      return List.of();
    }
    return ERROR
        .matcher(html.substring(at, html.indexOf("</ul>", at)))
        .results()
        .map(found -> found.group(1) + ": " + HtmlUtils.htmlUnescape(found.group(2)))
        .toList();
  }

  /** The same, by the id it leads to. */
  public Map<String, String> errorsById() {
    Map<String, String> errors = new LinkedHashMap<>();
    for (String error : errors()) {
      int at = error.indexOf(": ");
      errors.put(error.substring(0, at), error.substring(at + 2));
    }
    return errors;
  }

  /** Whether something can be focused by this id. */
  public boolean hasId(String id) {
    return html.contains(" id=\"" + HtmlUtils.htmlEscape(id) + "\"");
  }

  /** The form that is sent to somewhere that begins so, filled in as it was drawn. */
  public FilledForm form(String action) {
    return FORM.matcher(html)
        .results()
        .filter(form -> attribute(form.group(1), "action").startsWith(action))
        .map(form -> filled(form))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no form to " + action + " in:\n" + text()));
  }

  /** The rows of a table's body: exact numbers where cells have them, else their text. */
  public List<List<String>> rows(String table) {
    List<List<String>> rows = new ArrayList<>();
    Matcher row = ROW.matcher(element("table", table));
    while (row.find()) {
      List<String> cells = new ArrayList<>();
      Matcher cell = CELL.matcher(row.group());
      while (cell.find()) {
        Matcher value = VALUE.matcher(cell.group(2));
        cells.add(value.find() ? value.group(1) : text(cell.group(3)));
      }
      if (!cells.isEmpty()) {
        rows.add(cells);
      }
    }
    return rows;
  }

  /** The text of an element of an id. */
  public String said(String element, String id) {
    return text(element(element, id));
  }

  /** The text of a text area. */
  public String typed(String id) {
    String element = element("textarea", id);
    return HtmlUtils.htmlUnescape(
        element.substring(element.indexOf('>') + 1, element.lastIndexOf('<')));
  }

  /** What forms send without being asked. */
  public Map<String, String> hidden() {
    Map<String, String> hidden = new LinkedHashMap<>();
    Matcher field = HIDDEN.matcher(html);
    while (field.find()) {
      hidden.put(field.group(1), HtmlUtils.htmlUnescape(field.group(2)));
    }
    return hidden;
  }

  private String element(String name, String id) {
    Matcher found =
        Pattern.compile(
                "<" + name + "\\b[^>]*\\bid=\"" + id + "\".*?</" + name + ">", Pattern.DOTALL)
            .matcher(html);
    if (!found.find()) {
      throw new AssertionError("no " + name + " " + id + " on " + path + ":\n" + html);
    }
    return found.group();
  }

  private static String text(String html) {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ").strip();
  }

  private static FilledForm filled(MatchResult form) {
    MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    Matcher input = INPUT.matcher(form.group(2));
    while (input.find()) {
      if (input.group(2) != null) {
        fields.add(attribute(input.group(2), "name"), HtmlUtils.htmlUnescape(input.group(3)));
      } else if (input.group(4) != null) {
        Matcher chosen = CHOSEN.matcher(input.group(5));
        fields.add(
            attribute(input.group(4), "name"),
            chosen.find() ? attribute(chosen.group(1), "value") : "");
      } else {
        add(fields, input.group(1));
      }
    }
    return new FilledForm(attribute(form.group(1), "action"), fields);
  }

  private static void add(MultiValueMap<String, String> fields, String attributes) {
    String type = attribute(attributes, "type");
    boolean chooses = type.equals("radio") || type.equals("checkbox");
    if (!chooses || attributes.contains(" checked")) {
      fields.add(attribute(attributes, "name"), attribute(attributes, "value"));
    }
  }

  private static String attribute(String attributes, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
    return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
  }

  private String first(String pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
    while (matcher.find()) {
      found.add(HtmlUtils.htmlUnescape(matcher.group(1)).strip());
    }
    return found.isEmpty() ? "" : found.getFirst();
  }
}
