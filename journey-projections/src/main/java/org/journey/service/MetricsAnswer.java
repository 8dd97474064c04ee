package org.journey.service;

import java.time.Instant;
import org.journey.interaction.Rfc3339;
import org.journey.state.Digests;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Figures with their axes, as they are answered.
 *
 * @param organisation whose
 * @param period over which
 * @param asKnown what was recorded by then
 * @param model {@code id@version}
 * @param sequence of the last interaction that the figures include
 * @param figures by name: of {@link Node#toJson} of the root, or as they are published
 */
public record MetricsAnswer(
    String organisation,
    Period period,
    Instant asKnown,
    String model,
    long sequence,
    ObjectNode figures) {

  /** As it is answered. */
  public ObjectNode toJson() {
    ObjectNode json = axes();
    json.put("sequence", sequence);
    json.put("digest", digest());
    json.set("figures", figures);
    return json;
  }

  /**
   * SHA-256, in lower-case hexadecimal, of the canonical JSON of the figures and their axes: the
   * same wherever they are worked out, and however far the log has grown since {@code asKnown}.
   */
  public String digest() {
    ObjectNode json = axes();
    json.set("figures", figures);
    return Digests.sha256(json);
  }

  private ObjectNode axes() {
    return axes(organisation, period, asKnown, model);
  }

  /** Axes as they are answered. */
  static ObjectNode axes(String organisation, Period period, Instant asKnown, String model) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("organisation", organisation);
    json.put("from", Rfc3339.format(period.from()));
    json.put("to", Rfc3339.format(period.to()));
    json.put("asKnown", Rfc3339.format(asKnown));
    json.put("model", model);
    return json;
  }
}
