package org.journey.publication;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.journey.kafka.Topics;
import org.journey.log.Stored;
import org.journey.sealing.SealedFields;
import org.journey.web.Answers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is told of a stored interaction: a structured CloudEvent, as it is stored, with {@code
 * {"withheld":true}} in the place of each personal field. The attributes by which consumers choose
 * are in headers too, as the Kafka binding of CloudEvents allows.
 */
final class RecordedForm {

  private static final Header CONTENT_TYPE =
      header("content-type", "application/cloudevents+json; charset=UTF-8");
  private static final Header SPEC_VERSION = header("ce_specversion", "1.0");

  private final String logId;
  private final Header log;

  /**
   * Of one log.
   *
   * @param logId which one: after a roll-back the same sequences are given anew, in another
   */
  RecordedForm(String logId) {
    this.logId = logId;
    this.log = header("ce_logid", logId);
  }

  /** Keyed by the journey, or by the client if it is about one. */
  ProducerRecord<byte[], byte[]> of(Stored stored) {
    ObjectNode event = SealedFields.tree(stored.event());
    SealedFields.replace(event, (pointer, kept) -> withheld());
    event.put("logid", logId);
    List<Header> headers = new ArrayList<>(9);
    headers.add(CONTENT_TYPE);
    headers.add(SPEC_VERSION);
    headers.add(log);
    for (String attribute :
        List.of("id", "source", "type", "subject", "organisation", "sequence")) {
      headers.add(header("ce_" + attribute, event.path(attribute).asString("")));
    }
    return new ProducerRecord<>(
        Topics.RECORDED,
        null,
        stored.subject().getBytes(StandardCharsets.UTF_8),
        Answers.bytes(event),
        headers);
  }

  private static JsonNode withheld() {
    return JsonNodeFactory.instance.objectNode().put("withheld", true);
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
