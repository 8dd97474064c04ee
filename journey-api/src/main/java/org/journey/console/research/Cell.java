package org.journey.console.research;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One place of a table.
 *
 * @param text as it is read
 * @param value the exact number, from which charts are drawn; null where the text says all
 * @param number whether it stands to the right
 * @param link where it leads; null for nowhere
 * @param label what it is called in a chart; null: as it is read
 */
record Cell(
    String text,
    @Nullable String value,
    boolean number,
    @Nullable String link,
    @Nullable String label) {

  /** What is said where there is nothing to tell a number of. */
  static final String NOTHING = "–";

  private static final String SUPPRESSED = "suppressed";

  Cell(String text, @Nullable String value, boolean number, @Nullable String link) {
    this(text, value, number, link, null);
  }

  /** A text which a chart tells apart from the same text elsewhere. */
  static Cell labelled(String text, String label) {
    return new Cell(text, null, false, null, label);
  }

  static Cell text(String text) {
    return new Cell(text, null, false, null);
  }

  static Cell link(String text, String link) {
    return new Cell(text, null, false, link);
  }

  static Cell empty() {
    return new Cell(NOTHING, null, true, null);
  }

  /** A count; of what is suppressed it says so. */
  static Cell count(JsonNode node) {
    return node.isNumber()
        ? new Cell(whole(node.decimalValue()), plain(node.decimalValue()), true, null)
        : empty();
  }

  static Cell count(int count) {
    return new Cell(String.format(Locale.UK, "%,d", count), String.valueOf(count), true, null);
  }

  /** A count under disclosure control, where none means that it is hidden. */
  static Cell controlled(JsonNode node) {
    return node.isNumber() ? count(node) : new Cell(SUPPRESSED, null, true, null);
  }

  /** A share from 0 to 1, in per cent. */
  static Cell share(JsonNode node) {
    if (!node.isNumber()) {
      return empty();
    }
    BigDecimal percent = node.decimalValue().movePointRight(2);
    return new Cell(rounded(percent) + " %", plain(percent), true, null);
  }

  /** A share that is told in per cent. */
  static Cell percent(JsonNode node) {
    return node.isNumber()
        ? new Cell(rounded(node.decimalValue()) + " %", plain(node.decimalValue()), true, null)
        : empty();
  }

  /** A published number with what it is of; of what is suppressed it says so. */
  static Cell published(JsonNode part) {
    JsonNode value = part.path("value");
    if (part.path("suppressed").asBoolean(false)) {
      return controlled(Json.MAPPER.missingNode());
    }
    JsonNode of = part.path("denominator");
    String n = part.path("n").isNumber() ? " (n = " + count(part.path("n")).text() + ")" : "";
    if (value.isNumber() && of.isNumber()) {
      Cell share = share(value);
      String counted = count(part.path("numerator")).text() + " of " + count(of).text();
      return new Cell(share.text() + " (" + counted + ")", share.value(), true, null);
    }
    String unit = part.path("unit").asString("");
    if (value.isNumber() && !(unit.isEmpty() && n.isEmpty())) {
      Cell number = exact(value);
      String with = unit.isEmpty() ? number.text() : number.text() + " " + unit;
      return new Cell(with + n, number.value(), true, null);
    }
    return value.isNumber() ? count(value) : new Cell(NOTHING + n, null, true, null);
  }

  /** Days, percent or whatever else is told to more places than one reads. */
  static Cell decimal(JsonNode node) {
    return node.isNumber()
        ? new Cell(rounded(node.decimalValue()), plain(node.decimalValue()), true, null)
        : empty();
  }

  /** A number as the API writes it. */
  static Cell exact(JsonNode node) {
    return node.isNumber()
        ? new Cell(plain(node.decimalValue()), plain(node.decimalValue()), true, null)
        : empty();
  }

  private static String whole(BigDecimal number) {
    return String.format(Locale.UK, "%,d", number.toBigInteger());
  }

  private static String rounded(BigDecimal number) {
    return String.format(Locale.UK, "%,.1f", number.setScale(1, RoundingMode.HALF_UP));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
