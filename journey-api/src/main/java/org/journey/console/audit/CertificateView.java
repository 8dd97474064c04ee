package org.journey.console.audit;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What was destroyed, and what remains.
 *
 * @param clients the person's ids; none of a redaction
 * @param personKeys how many keys of the person went
 * @param interactions the sequences whose own keys went
 * @param recorded the interactions that record it, by sequence and id
 * @param remains what the destruction does not reach
 */
record CertificateView(
    List<String> clients,
    int personKeys,
    List<Long> interactions,
    List<String> recorded,
    List<String> remains) {

  CertificateView {
    clients = List.copyOf(clients);
    interactions = List.copyOf(interactions);
    recorded = List.copyOf(recorded);
    remains = List.copyOf(remains);
  }

  static CertificateView of(JsonNode json) {
    JsonNode destroyed = json.path("destroyed");
    return new CertificateView(
        json.path("clientIds").values().stream().map(each -> each.asString("")).toList(),
        destroyed.path("personKeys").asInt(0),
        destroyed.path("interactionKeys").values().stream().map(JsonNode::asLong).toList(),
        json.path("recorded").values().stream()
            .map(
                each ->
                    "sequence "
                        + each.path("sequence").asLong(0)
                        + ", "
                        + each.path("source").asString("")
                        + " "
                        + each.path("id").asString(""))
            .toList(),
        json.path("remains").values().stream().map(each -> each.asString("")).toList());
  }
}
