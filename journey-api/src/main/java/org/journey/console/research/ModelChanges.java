package org.journey.console.research;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** In what two stage models differ: stages by number, rules by name. */
final class ModelChanges {

  private static final String NONE = "–";

  private ModelChanges() {}

  static List<Panel> of(JsonNode first, JsonNode second) {
    return List.of(
        Panel.of("Stages and sub-themes", "", stages(first, second)),
        Panel.of("Rules of evidence", "", rules(first, second)));
  }

  private static Table stages(JsonNode first, JsonNode second) {
    Map<String, JsonNode> before = by(first.path("stages"), "number");
    Map<String, JsonNode> after = by(second.path("stages"), "number");
    Set<String> numbers = new TreeSet<>(before.keySet());
    numbers.addAll(after.keySet());
    Table.Maker table =
        Table.named("changed-stages", "Stages that differ")
            .texts("Stage", "What differs", "In the first", "In the second");
    for (String number : numbers) {
      parts(table, ResearchWords.stage(number), before.get(number), after.get(number));
    }
    return table.made();
  }

  private static Table rules(JsonNode first, JsonNode second) {
    Map<String, JsonNode> before = by(first.path("evidence"), "rule");
    Map<String, JsonNode> after = by(second.path("evidence"), "rule");
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    Table.Maker table =
        Table.named("changed-rules", "Rules that differ")
            .texts("Rule", "What differs", "In the first", "In the second");
    for (String name : names) {
      parts(table, name, before.get(name), after.get(name));
    }
    return table.made();
  }

  private static void parts(
      Table.Maker table, String name, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (before == null || after == null) {
      table.row(
          Cell.text(name),
          Cell.text(before == null ? "Added" : "Removed"),
          Cell.text(before == null ? NONE : ModelText.flow(before)),
          Cell.text(after == null ? NONE : ModelText.flow(after)));
      return;
    }
    Set<String> keys = new LinkedHashSet<>();
    before.properties().forEach(each -> keys.add(each.getKey()));
    after.properties().forEach(each -> keys.add(each.getKey()));
    for (String key : keys) {
      String was = written(before.path(key));
      String is = written(after.path(key));
      if (!was.equals(is)) {
        table.row(Cell.text(name), Cell.text("Changed: " + key), Cell.text(was), Cell.text(is));
      }
    }
  }

  private static String written(JsonNode node) {
    return node.isMissingNode() ? NONE : ModelText.flow(node);
  }

  private static Map<String, JsonNode> by(JsonNode list, String key) {
    Map<String, JsonNode> by = new LinkedHashMap<>();
    list.forEach(each -> by.put(each.path(key).asString(""), each));
    return by;
  }
}
