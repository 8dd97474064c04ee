package org.journey.console.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.journey.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the charts of the figures are told to draw. A canvas cannot be read, so that the scripts are
 * run by Node.js, which builds them too.
 */
class ChartOptionsTest {

  private static final Path SCRIPTS = Path.of("src/main/console/scripts/charts").toAbsolutePath();

  private static final int PHONE = 288;
  private static final int DESKTOP = 1_100;
  private static final int LINE = 18;

  private static final String FLOW =
      """
      import { flow } from '%s/flow.js';
      const rows = %s.map(([from, to, count]) => ({ texts: [from, to, ''], numbers: [null, null, count] }));
      const [series] = flow({ rows }, { width: %d, height: 384 }).series;
      console.log(JSON.stringify({
        gap: series.nodeGap,
        nodes: series.data.map(({ name, itemStyle, label }) => [name, itemStyle.color, label.formatter()]),
      }));
      """;

  private static final String ALL =
      """
      [['Referral', 'Stage 1: Professional support', 11], ['Referral', 'Stage 2: Engagement', 6],
       ['Stage 1: Professional support', 'Stage 2: Engagement', 9], ['Stage 2: Engagement', 'Stage 3: Learning', 15],
       ['Stage 3: Learning', 'Stage 4: Changing', 14], ['Stage 4: Changing', 'Stage 5: Moving forwards', 13],
       ['Referral', 'No stage entered', 3],
       ['Stage 1: Professional support', 'Stays at stage 1', 2], ['Stage 2: Engagement', 'Stays at stage 2', 1],
       ['Stage 3: Learning', 'Stays at stage 3', 1], ['Stage 4: Changing', 'Stays at stage 4', 1],
       ['Stage 5: Moving forwards', 'Stays at stage 5', 13]]
      """;

  private static final String FEW =
      "[['Referral', 'Stage 2: Engagement', 1], ['Stage 2: Engagement', 'Stays at stage 2', 1]]";

  @Test
  void names_of_stages_are_short_in_a_flow_and_have_a_line_each_however_narrow_it_is()
      throws Exception {
    for (int width : List.of(PHONE, DESKTOP)) {
      JsonNode drawn = run(FLOW.formatted(SCRIPTS, ALL, width));
      List<String> labels = new ArrayList<>();
      drawn.path("nodes").forEach(node -> labels.add(node.path(2).asString()));
      assertThat(labels)
          .contains("Stage 2", "Stays at stage 5", "No stage entered")
          .allMatch(label -> label.length() <= 16 && !label.contains("\n"));
      assertThat(drawn.path("gap").asInt()).isGreaterThanOrEqualTo(LINE);
    }
  }

  @Test
  void a_stage_and_who_stays_at_it_have_one_colour_whichever_others_there_are() throws Exception {
    Map<String, String> all = colours(ALL);
    Map<String, String> few = colours(FEW);
    for (int stage = 1; stage <= 5; stage++) {
      assertThat(all.get("Stays at stage " + stage)).isEqualTo(all.get("Stage " + stage));
    }
    assertThat(all.get("No stage entered")).isEqualTo(all.get("Referral"));
    assertThat(all.values().stream().distinct()).hasSize(6);
    assertThat(all).containsAllEntriesOf(few);
  }

  private static Map<String, String> colours(String rows) throws Exception {
    Map<String, String> colours = new TreeMap<>();
    for (JsonNode node : run(FLOW.formatted(SCRIPTS, rows, DESKTOP)).path("nodes")) {
      colours.put(node.path(2).asString(), node.path(1).asString());
    }
    return colours;
  }

  @Test
  void every_stage_has_its_name_beside_its_points_and_nothing_joins_them() throws Exception {
    String script =
        """
        import { points } from '%s/points.js';
        import { readTable } from '%s/table.js';
        const th = (text) => ({ dataset: { label: text }, querySelector: () => null });
        const td = (value) => ({ dataset: { value }, textContent: value, querySelectorAll: () => [], cloneNode() { return this; } });
        const table = {
          tHead: { rows: [{ cells: [th('Stage'), th('Median'), th('Upper quartile')] }] },
          tBodies: [{ rows: [{ cells: [th('Stage 1: Professional support (n\\u00a0=\\u00a02)'), td('28.1'), td('36')] },
                             { cells: [th('Stage 4: Changing (n\\u00a0=\\u00a00)'), td(''), td('')] }] }],
        };
        const { yAxis, series } = points({ ...readTable(table), unit: 'days' }, { width: %d });
        console.log(JSON.stringify({
          every: yAxis.axisLabel.interval,
          labels: yAxis.data.map(yAxis.axisLabel.formatter),
          types: series.map(({ type }) => type),
          points: series.map(({ data }) => data),
        }));
        """;
    JsonNode narrow = run(script.formatted(SCRIPTS, SCRIPTS, PHONE));
    assertThat(narrow.path("every").asInt(-1)).isZero();
    assertThat(narrow.path("labels").toString())
        .isEqualTo("[\"Stage 1\\n(n\u00a0=\u00a02)\",\"Stage 4\\n(n\u00a0=\u00a00)\"]");
    assertThat(narrow.path("types").toString()).isEqualTo("[\"scatter\",\"scatter\"]");
    assertThat(narrow.path("points").toString())
        .isEqualTo("[[[28.1,0],[null,1]],[[36,0],[null,1]]]");
    JsonNode wide = run(script.formatted(SCRIPTS, SCRIPTS, DESKTOP));
    assertThat(wide.path("labels").path(1).asString())
        .isEqualTo("Stage 4: Changing (n\u00a0=\u00a00)");
  }

  /** What a script says. */
  private static JsonNode run(String script) throws IOException, InterruptedException {
    Process node = new ProcessBuilder("node", "--input-type=module").start();
    try (var in = node.outputWriter(UTF_8)) {
      in.write(script);
    }
    String said = new String(node.getInputStream().readAllBytes(), UTF_8);
    String wrong = new String(node.getErrorStream().readAllBytes(), UTF_8);
    assertThat(node.waitFor()).as(wrong).isZero();
    return Json.MAPPER.readTree(said);
  }
}
