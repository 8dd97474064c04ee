package org.journey.console;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scripts that tests run in a page, whatever its Content-Security-Policy refuses the page. */
final class InPage {

  private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

  private InPage() {}

  /**
   * What a script answers.
   *
   * @param script a file beside this class that holds one function, which answers with JSON as text
   */
  static JsonNode ask(Page page, String script, @Nullable Object argument) {
    return JsonMapper.shared().readTree((String) page.evaluate(text(script), argument));
  }

  /** The lines of a script's answer, which is a list of texts. */
  static List<String> lines(Page page, String script) {
    return ask(page, script, null).valueStream().map(JsonNode::stringValue).toList();
  }

  /** A script's text. */
  static String text(String name) {
    return TEXTS.computeIfAbsent(name, InPage::read);
  }

  private static String read(String name) {
    try (InputStream in = InPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no script " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
