package org.journey.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.journey.interaction.Rfc3339;
import org.jspecify.annotations.Nullable;

/**
 * An event log by IEEE 1849-2016: a trace for each journey with the columns of {@link JourneyTable}
 * as its attributes, an event for each interaction with those of {@link InteractionTable}.
 */
final class XesWriter {

  private static final String NAMESPACE = "http://www.xes-standard.org/";

  private static final byte[] TRACE = markup("<trace>\n");
  private static final byte[] END_TRACE = markup("</trace>\n");
  private static final byte[] EVENT =
      markup("<event><string key=\"lifecycle:transition\" value=\"complete\"/>");
  private static final byte[] END_EVENT = markup("</event>\n");
  private static final byte[] END = markup("\"/>");

  private final XmlBytes xml;
  private final JourneyTable journeys;
  private final InteractionTable interactions;
  private final Attributes traceAttributes;
  private final Attributes eventAttributes;

  XesWriter(OutputStream out, JourneyTable journeys, InteractionTable interactions) {
    this.journeys = journeys;
    this.interactions = interactions;
    xml = new XmlBytes(out);
    traceAttributes = new Attributes(xml, journeys.table().columns(), XesWriter::traceKey);
    eventAttributes = new Attributes(xml, interactions.table().columns(), XesWriter::eventKey);
  }

  /** What stands before the traces. */
  void begin(ExtractRequest request) throws IOException {
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.raw("<log xes.version=\"1849.2016\" xes.features=\"\" xmlns=\"" + NAMESPACE + "\">\n");
    extension("Concept", "concept");
    extension("Time", "time");
    extension("Lifecycle", "lifecycle");
    extension("Organizational", "org");
    xml.raw("<global scope=\"trace\">\n");
    attribute("string", "concept:name", "");
    xml.raw("</global>\n<global scope=\"event\">\n");
    attribute("string", "lifecycle:transition", "complete");
    attribute("string", "concept:name", "");
    attribute("date", "time:timestamp", "1970-01-01T00:00:00Z");
    attribute("string", "org:resource", "");
    xml.raw("</global>\n");
    xml.raw("<classifier name=\"Activity\" scope=\"event\" keys=\"concept:name\"/>\n");
    xml.raw("<classifier name=\"Resource\" scope=\"event\" keys=\"org:resource\"/>\n");
    attribute("string", "concept:name", "journeys");
    attribute("string", "lifecycle:model", "standard");
    attribute("string", "model", request.model());
    attribute("date", "as_at", Rfc3339.format(request.asAt()));
    attribute("date", "as_known", Rfc3339.format(request.asKnown()));
    xml.pass();
  }

  /** One journey. */
  void trace(ExtractedJourney journey) throws IOException {
    xml.raw(TRACE);
    journeys.write(journey, traceAttributes);
    for (int i = 0; i < journey.entries().size(); i++) {
      xml.raw(EVENT);
      interactions.write(journey, i, eventAttributes);
      xml.raw(END_EVENT);
      xml.pass();
    }
    xml.raw(END_TRACE);
    xml.pass();
  }

  /** What stands behind them. */
  void end() throws IOException {
    xml.raw("</log>\n");
    xml.flush();
  }

  private void extension(String name, String prefix) {
    xml.raw("<extension name=\"" + name + "\" prefix=\"" + prefix + "\" uri=\"" + NAMESPACE);
    xml.raw(prefix + ".xesext\"/>\n");
  }

  private void attribute(String type, String key, String value) {
    xml.raw("<" + type + " key=\"" + key + "\" value=\"").value(value).raw("\"/>\n");
  }

  /** The key of a column of journeys. */
  private static String traceKey(String column) {
    return column.equals("journey") ? "concept:name" : column;
  }

  /** The key of a column of interactions; null for what the log tells otherwise. */
  private static @Nullable String eventKey(String column) {
    return switch (column) {
      // By the trace that the event is in, and its place there.
      case "journey", "position" -> null;
      case "type" -> "concept:name";
      case "time" -> "time:timestamp";
      case "recorded_by" -> "org:resource";
      default -> column;
    };
  }

  private static byte[] markup(String text) {
    return text.getBytes(UTF_8);
  }

  /** The key of a column, or none. */
  @FunctionalInterface
  private interface Key {
    @Nullable String of(String column);
  }

  /** Writes values as attributes. */
  private static final class Attributes implements RowSink {

    private final XmlBytes xml;
    private final byte[] @Nullable [] starts;

    Attributes(XmlBytes xml, List<Column> columns, Key keys) {
      this.xml = xml;
      starts = new byte[columns.size()] @Nullable [];
      for (int i = 0; i < starts.length; i++) {
        String key = keys.of(columns.get(i).name());
        starts[i] =
            key == null
                ? null
                : markup("<" + element(columns.get(i).type()) + " key=\"" + key + "\" value=\"");
      }
    }

    private static String element(ColumnType type) {
      return switch (type) {
        case ColumnType.Name _,
            ColumnType.Code _,
            ColumnType.CodeList _,
            ColumnType.Label _,
            // XES knows instants alone: a date as it is told.
            ColumnType.Day _ ->
            "string";
        case ColumnType.Whole _ -> "int";
        case ColumnType.Fixed _, ColumnType.Number _ -> "float";
        case ColumnType.Flag _ -> "boolean";
        case ColumnType.Moment _ -> "date";
      };
    }

    @Override
    public void text(int column, String value) {
      byte[] start = starts[column];
      if (start != null) {
        xml.raw(start).value(value).raw(END);
      }
    }

    @Override
    public void whole(int column, long value) {
      if (starts[column] != null) {
        text(column, Long.toString(value));
      }
    }

    @Override
    public void flag(int column, boolean value) {
      text(column, Boolean.toString(value));
    }

    @Override
    public void time(int column, Instant value) {
      text(column, Rfc3339.format(value));
    }

    @Override
    public void day(int column, LocalDate value) {
      text(column, value.toString());
    }

    @Override
    public void number(int column, BigDecimal value) {
      text(column, value.toPlainString());
    }

    @Override
    public void endRow() {
      // What encloses the attributes ends it.
    }
  }
}
