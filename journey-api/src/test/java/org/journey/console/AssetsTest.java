package org.journey.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The styles and scripts that are built from src/main/console: they load nothing from elsewhere,
 * and a policy of {@code default-src 'self'; img-src 'self' data:} lets them work.
 */
class AssetsTest {

  /** Text of a script that makes code of text. */
  private static final Pattern EVALUATED = Pattern.compile("(?<![\\w$.])(eval|Function)\\(");

  private static final Pattern ADDRESS =
      Pattern.compile("(https?:)?//[a-z0-9.-]+\\.[a-z]{2,}[^\\s'\")]*");
  private static final Pattern URL = Pattern.compile("url\\(\\s*(.{0,24})");
  private static final Path SOURCES = Path.of("src/main/console");

  @ParameterizedTest
  @ValueSource(strings = {"console.css", "console.js", "charts.js"})
  void nothing_is_loaded_from_another_place(String name) throws IOException {
    // Names of XML vocabularies are no addresses, although they look like ones.
    assertThat(found(ADDRESS, text(name)))
        .allMatch(address -> address.startsWith("http://www.w3.org/"));
    assertThat(text(name)).doesNotContain("sourceMappingURL");
  }

  @Test
  void the_style_sheet_brings_its_icons_along_and_neither_a_typeface_nor_another_sheet()
      throws IOException {
    String css = text("console.css");
    assertThat(css).doesNotContain("@font-face", "@import").doesNotContainIgnoringCase("frutiger");
    assertThat(found(URL, css))
        .isNotEmpty()
        .allMatch(url -> url.matches("url\\(['\"]?data:image/svg\\+xml,.*"));
    // Without it the browser's own would be used, which has serifs.
    assertThat(css).containsPattern("body\\{[^}]*font-family:Arial,sans-serif");
  }

  @Test
  void what_pages_rely_on_is_in_the_style_sheet() throws IOException {
    assertThat(text("console.css"))
        .contains(
            List.of(
                ".nhsuk-header",
                ".nhsuk-error-summary",
                ".nhsuk-summary-list",
                ".nhsuk-table",
                ".nhsuk-tabs",
                ".nhsuk-date-input",
                ".nhsuk-u-visually-hidden",
                ".journey-chart{display:none}",
                ".journey-scroll",
                ".journey-steps",
                ".journey-timeline__item--struck",
                "prefers-reduced-motion"));
  }

  /**
   * The policy refuses to make code of text. ECharts and nhsuk-frontend never do. htmx has five
   * places that would, all behind {@code allowEval}, which is off: hx-on, hx-vals with js:,
   * triggers with conditions. One more is a reason to look where it comes from.
   */
  @Test
  void no_code_is_made_of_text() throws IOException {
    assertThat(found(EVALUATED, text("charts.js"))).isEmpty();
    assertThat(found(EVALUATED, text("console.js"))).hasSize(5);
    assertThat(text("console.js")).contains("allowEval:!1", "includeIndicatorStyles:!1");
  }

  /** So that pages with people's data do not stay in the browser's storage. */
  @Test
  void htmx_keeps_no_page_and_asks_no_other_place() throws IOException {
    assertThat(text("console.js")).contains("historyCacheSize:0", "selfRequestsOnly:!0");
  }

  @Test
  void what_every_page_loads_is_small() throws IOException {
    assertThat(compressed("console.css") + compressed("console.js")).isLessThanOrEqualTo(120_000);
    assertThat(compressed("charts.js")).isLessThanOrEqualTo(250_000);
  }

  @Test
  void what_is_bundled_is_listed_with_its_version_and_its_licence() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (JsonNode bundled : JsonMapper.shared().readTree(text("packages.json"))) {
      String name = bundled.required("name").asString();
      String version = bundled.required("version").asString();
      listed.put(name, version);
      assertThat(bundled.required("licence").asString())
          .isIn("0BSD", "Apache-2.0", "BSD-3-Clause", "MIT");
      assertThat(text("licences.txt")).contains(name + " " + version + "\n");
    }
    JsonNode wanted =
        JsonMapper.shared()
            .readTree(SOURCES.resolve("package.json").toFile())
            .required("dependencies");
    assertThat(wanted.size()).isPositive();
    wanted
        .properties()
        .forEach(one -> assertThat(listed).containsEntry(one.getKey(), one.getValue().asString()));
  }

  /** It says what is fetched, down to its digest; where from, the machine says. */
  @Test
  void the_lock_file_names_digests_and_no_place_to_fetch_from() throws IOException {
    String lock = Files.readString(SOURCES.resolve("package-lock.json"));
    assertThat(lock)
        .contains("\"integrity\": \"sha512-")
        .doesNotContain("\"resolved\"", "registry.");
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private static int compressed(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text(name).getBytes(UTF_8));
    }
    return bytes.size();
  }

  private static String text(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            AssetsTest.class.getResourceAsStream("/console-assets/" + name), name)) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}
