package org.journey.coding;

import java.util.List;
import org.journey.interaction.Telling.Tense;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The agreement of two coders.
 *
 * @param first a coder's id
 * @param second another's
 * @param tense of the findings that were compared
 * @param n reflections that both coded
 * @param subThemes the model's in its order, then others by name
 * @param codes by name, those that either found
 * @param pairs of coders by id, and how many reflections both coded
 */
public record AgreementResult(
    String first,
    String second,
    Tense tense,
    long n,
    List<Of> subThemes,
    List<Of> codes,
    List<Pair> pairs) {

  /** Copies the lists. */
  public AgreementResult {
    subThemes = List.copyOf(subThemes);
    codes = List.copyOf(codes);
    pairs = List.copyOf(pairs);
  }

  /** Of one sub-theme or code. */
  public record Of(String name, Kappa kappa) {}

  /** Two coders who coded the same reflections. */
  public record Pair(String first, String second, long reflections) {}

  /** What the figures are, in plain sentences. */
  public String definition() {
    return "Over the reflections that both coders coded (of each the coding of theirs that counts),"
        + " whether each found the sub-theme, or the code of it, with the tense asked for:"
        + " how often both did, one alone, or neither; percent of reflections on which they"
        + " agree; and Cohen's kappa, the agreement beyond chance, to 6 places half up, null"
        + " where chance alone gives full agreement (both always, or never, found it)."
        + " Sub-themes of the model are told whether found or not, codes (sub-theme/code,"
        + " without a code -) where either found them.";
  }

  /** As it is answered. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("first", first);
    json.put("second", second);
    json.put("tense", tense.name());
    write(json.putArray("subThemes"), "subTheme", subThemes);
    write(json.putArray("codes"), "code", codes);
    ArrayNode read = json.putArray("pairs");
    for (Pair pair : pairs) {
      ObjectNode row = read.addObject();
      row.put("first", pair.first());
      row.put("second", pair.second());
      row.put("reflections", pair.reflections());
    }
    return json;
  }

  private static void write(ArrayNode rows, String name, List<Of> all) {
    for (Of of : all) {
      ObjectNode row = rows.addObject();
      row.put(name, of.name());
      of.kappa().write(row);
    }
  }
}
