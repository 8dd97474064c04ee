package org.journey.console.service;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.journey.console.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Figures of any answer as the page would show them, without an API that gives it. */
final class Rendered {

  private Rendered() {}

  /**
   * The figures by subject.
   *
   * @param other the answer that it is compared with; null: none
   */
  static String page(JsonNode answer, @Nullable JsonNode other, Comparison comparison) {
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    Calendar calendar = new Calendar(new Times(ZoneOffset.UTC), true);
    JsonNode figuresOfOther =
        other == null ? JsonNodeFactory.instance.missingNode() : other.path("figures");
    Map<String, Part> figures = Part.figures(answer.path("figures"), figuresOfOther);
    Context context = new Context(Locale.UK);
    context.setVariable("groups", Group.of(figures, FigureWords.of(null), comparison));
    context.setVariable("edition", Edition.of(answer, calendar));
    context.setVariable("compared", other == null ? null : Edition.of(other, calendar));
    return engine.process("console/service/groups", Set.of("groups"), context);
  }

  /** The rows of the ways between stages, as they are read. */
  static List<String> ways(String page) {
    return rows(page, "table-transitions-0");
  }

  /** The rows of a table, as they are read. */
  static List<String> rows(String page, String table) {
    int begin = page.indexOf("id=\"" + table + "\"");
    String body = page.substring(page.indexOf("<tbody", begin), page.indexOf("</tbody>", begin));
    return Pattern.compile("<tr.*?</tr>", Pattern.DOTALL)
        .matcher(body)
        .results()
        .map(row -> row.group().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip())
        .map(HtmlUtils::htmlUnescape)
        .toList();
  }
}
