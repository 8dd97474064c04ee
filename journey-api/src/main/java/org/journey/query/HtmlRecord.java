package org.journey.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.journey.interaction.Rfc3339;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person's record to be read and printed: one page, without a script or anything from elsewhere.
 */
final class HtmlRecord implements RecordForm {

  private static final String STYLE =
      "body{font:1rem/1.5 sans-serif;max-width:60rem;margin:auto;padding:1rem}"
          + "table{border-collapse:collapse}th,td{border:1px solid;padding:.3rem;text-align:left;"
          + "vertical-align:top}dt{font-weight:bold}article{break-inside:avoid}";

  /** Nothing but the style above can be loaded or run, whatever a text may hold. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Writer out;

  HtmlRecord(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
  }

  @Override
  public void begin(ClientRecord record) throws IOException {
    String title = "What is held on client " + escaped(record.clientId());
    out.write("<!doctype html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><title>");
    out.write(title + "</title><style>" + STYLE + "</style></head>\n<body>\n<main>\n");
    out.write("<h1>" + title + "</h1>\n<dl>");
    pair("Organisation", record.organisation());
    pair("Made on", Rfc3339.format(record.at()));
    pair("Known as", String.join(", ", record.ids()));
    out.write("</dl>\n<h2>Where it is kept, and for how long</h2>\n");
    table("What there is", "What", "Where", "How long");
    for (ClientRecord.Kept kept : ClientRecord.KEPT) {
      row(kept.what(), kept.where(), kept.howLong());
    }
    out.write("</tbody></table>\n");
  }

  @Override
  public void ofClient(List<ObjectNode> interactions) throws IOException {
    if (!interactions.isEmpty()) {
      out.write("<h2>Recorded of the person</h2>\n");
      interactions(interactions);
    }
  }

  @Override
  public void requests(List<ObjectNode> erasures, List<ObjectNode> holds) throws IOException {
    each("Requests to erase or redact", erasures);
    each("Holds against erasure", holds);
  }

  private void each(String title, List<ObjectNode> some) throws IOException {
    if (!some.isEmpty()) {
      out.write("<h2>" + escaped(title) + "</h2>\n");
      for (ObjectNode one : some) {
        out.write("<article>");
        value(one);
        out.write("</article>\n");
      }
    }
  }

  @Override
  public void beginJourney(String journeyId, @Nullable ObjectNode state) throws IOException {
    out.write("<h2>Journey " + escaped(journeyId) + "</h2>\n<h3>Where it stands</h3>\n");
    if (state == null) {
      out.write("<p>Its referral lies ahead.</p>\n");
    } else {
      value(state);
    }
    out.write("\n<h3>What was recorded</h3>\n");
  }

  @Override
  public void interactions(List<ObjectNode> some) throws IOException {
    for (ObjectNode event : some) {
      String type = event.path("type").asString();
      String name = type.replaceAll("^journey\\.|\\.v\\d+$", "").replace('-', ' ');
      out.write("<article><h4>" + escaped(event.path("time").asString()) + ": ");
      out.write(escaped(name) + "</h4>\n<dl>");
      pair("Recorded by", event.path("recordedby").asString());
      pair("Recorded on", event.path("recordedtime").asString());
      out.write("</dl>\n");
      value(event.path("data"));
      out.write("</article>\n");
    }
  }

  @Override
  public void endJourney() {
    // The next heading says so.
  }

  @Override
  public void beginAccess() throws IOException {
    out.write("<h2>Who looked</h2>\n<p>Of calls about many people, this person perhaps among");
    out.write(" them, no journey is named.</p>\n");
    table(
        "The latest first",
        "When",
        "Who",
        "As",
        "What",
        "Of whom",
        "Journeys",
        "Answered",
        "For what");
  }

  @Override
  public void access(List<ObjectNode> some) throws IOException {
    for (ObjectNode entry : some) {
      row(
          entry.path("at").asString(),
          entry.path("actor").asString(),
          joined(entry.path("roles")),
          words(entry.path("operation").asString())
              + (entry.path("about").isString() ? " " + entry.path("about").asString() : ""),
          joined(entry.path("clients")),
          joined(entry.path("journeys")),
          words(entry.path("outcome").asString("")),
          text(entry.path("purpose")));
    }
  }

  @Override
  public void end() throws IOException {
    out.write("</tbody></table>\n</main>\n</body>\n</html>\n");
    out.flush();
  }

  /** What was written before something went wrong is not brought to an end. */
  @Override
  public void close() {
    // The container ends the answer, or breaks it off.
  }

  private void table(String caption, String... columns) throws IOException {
    out.write("<table><caption>" + escaped(caption) + "</caption><thead><tr>");
    for (String column : columns) {
      out.write("<th scope=\"col\">" + escaped(column) + "</th>");
    }
    out.write("</tr></thead><tbody>\n");
  }

  private void row(String... cells) throws IOException {
    out.write("<tr>");
    for (String cell : cells) {
      out.write("<td>" + escaped(cell) + "</td>");
    }
    out.write("</tr>\n");
  }

  private void pair(String name, String value) throws IOException {
    out.write("<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>");
  }

  /** Whatever there is, member by member. */
  private void value(JsonNode value) throws IOException {
    if (value.isObject() && !isGone(value)) {
      out.write("<dl>");
      for (var member : value.properties()) {
        out.write("<dt>" + escaped(words(member.getKey())) + "</dt><dd>");
        value(member.getValue());
        out.write("</dd>");
      }
      out.write("</dl>");
    } else if (value.isArray() && !value.isEmpty()) {
      out.write("<ul>");
      for (JsonNode item : value) {
        out.write("<li>");
        value(item);
        out.write("</li>");
      }
      out.write("</ul>");
    } else {
      out.write(escaped(text(value)));
    }
  }

  private static boolean isGone(JsonNode value) {
    return value.path("erased").isBoolean() || value.path("withheld").isBoolean();
  }

  private static String text(JsonNode value) {
    if (value.path("erased").isBoolean()) {
      return "erased";
    }
    if (value.path("withheld").isBoolean()) {
      return "not told: it may be about others";
    }
    if (value.path("unreadable").isBoolean()) {
      return "cannot be read: it was changed";
    }
    return value.isNull() || value.isContainer() ? "none" : value.asString();
  }

  private static String joined(JsonNode texts) {
    StringBuilder joined = new StringBuilder();
    for (JsonNode text : texts) {
      joined.append(joined.isEmpty() ? "" : ", ").append(text.asString());
    }
    return joined.toString();
  }

  /** {@code lastContactAt} and {@code CLIENT_JOURNEYS} as they are read. */
  private static String words(String name) {
    String apart = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ');
    return apart.toLowerCase(Locale.ROOT);
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  private static String hash(String style) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
