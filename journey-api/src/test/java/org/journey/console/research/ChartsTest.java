package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.journey.console.ConsoleBrowser;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.interaction.Access;
import org.journey.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How charts are laid out, by the scripts that lay them out. */
class ChartsTest {

  private static final String SITE = "http://charts.test";
  private static final Path SCRIPTS =
      Path.of(System.getProperty("journey.root", ".."))
          .resolve("journey-api/src/main/console/scripts/charts");

  /** A map in which anything follows what is up to four places on, there and back, and itself. */
  private static final String MAP =
      """
      async ([count, width]) => {
        const [{ map }, { boxOf }] = [await import('/map.js'), await import('/places.js')];
        const rows = [];
        for (let from = 0; from < count; from++) {
          for (let to = Math.max(0, from - 2); to < Math.min(count, from + 5); to++) {
            const times = 1 + ((from * 7 + to * 11) % 40);
            rows.push({ texts: [`Something happened ${from}`, `Something happened ${to}`],
              numbers: [null, null, times] });
          }
        }
        const drawn = map({ rows, least: 20 }, { width });
        const items = drawn.series[0].data.filter(({ symbol }) => symbol !== 'none');
        return JSON.stringify({
          height: drawn.height,
          least: Math.min(...drawn.series[0].links.map(({ value }) => value)),
          boxes: items.map(({ x, y, symbol, symbolSize, label, said }) => ({ said, circle: symbol === 'circle',
            ...(symbol === 'circle' ? boxOf([x, y], label.formatter.split('\\n'))
              : { left: x - symbolSize[0] / 2, right: x + symbolSize[0] / 2,
                  top: y - symbolSize[1] / 2, bottom: y + symbolSize[1] / 2 }) })),
        });
      }
      """;

  private static Visit visit;

  @BeforeAll
  static void open() {
    visit = ConsoleBrowser.visit(SITE, View.DESKTOP, null);
    visit.page().route("**/*", ChartsTest::serve);
    visit.open("/");
  }

  private static void serve(Route route) {
    String name = route.request().url().substring(SITE.length() + 1);
    try {
      route.fulfill(
          name.isEmpty()
              ? new Route.FulfillOptions()
                  .setContentType("text/html")
                  .setBody("<title>Charts</title>")
              : new Route.FulfillOptions()
                  .setContentType("text/javascript")
                  .setBody(Files.readString(SCRIPTS.resolve(name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void close() {
    visit.close();
  }

  private static JsonNode ask(String script, Object argument) {
    Page page = visit.page();
    return Json.MAPPER.readTree((String) page.evaluate(script, argument));
  }

  @ParameterizedTest
  @CsvSource({"5, 1100", "38, 1100", "5, 288", "38, 288"})
  void in_a_process_map_nothing_stands_on_anything_and_nothing_is_cut(int places, int width) {
    JsonNode drawn = ask(MAP, List.of(places, width));
    List<JsonNode> boxes = drawn.path("boxes").valueStream().toList();
    assertThat(boxes)
        .filteredOn(box -> box.path("circle").asBoolean())
        .hasSize(places)
        .allSatisfy(box -> assertThat(box.path("left").asDouble()).isNotNegative());
    assertThat(drawn.path("least").asInt()).isGreaterThanOrEqualTo(20);
    for (JsonNode box : boxes) {
      assertThat(box.path("right").asDouble()).as(box::toString).isLessThanOrEqualTo(width);
      assertThat(box.path("bottom").asDouble())
          .as(box::toString)
          .isLessThanOrEqualTo(drawn.path("height").asDouble());
      assertThat(boxes).filteredOn(other -> other != box && meet(other, box)).isEmpty();
    }
  }

  private static boolean meet(JsonNode one, JsonNode other) {
    return one.path("left").asDouble() < other.path("right").asDouble()
        && other.path("left").asDouble() < one.path("right").asDouble()
        && one.path("top").asDouble() < other.path("bottom").asDouble()
        && other.path("top").asDouble() < one.path("bottom").asDouble();
  }

  @Test
  void of_as_many_groups_as_there_can_be_no_two_look_the_same() {
    JsonNode styles =
        ask(
            """
            async (count) => {
              const { style } = await import('/look.js');
              return JSON.stringify(Array.from({ length: count }, (_, index) => style(index)));
            }
            """,
            Access.Reason.values().length);
    List<Map.Entry<String, String>> colourAndDash =
        styles
            .valueStream()
            .map(each -> Map.entry(each.path("color").asString(), each.path("dash").toString()))
            .toList();
    assertThat(colourAndDash).doesNotHaveDuplicates().hasSizeGreaterThan(12);
    assertThat(styles.valueStream().map(each -> each.path("color") + " " + each.path("symbol")))
        .doesNotHaveDuplicates();
  }
}
