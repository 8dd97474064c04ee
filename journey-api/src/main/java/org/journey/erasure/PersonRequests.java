package org.journey.erasure;

import java.util.List;
import org.journey.interaction.Rfc3339;
import org.journey.json.Json;
import org.journey.log.Reach;
import org.journey.sealing.ClientId;
import org.journey.sealing.Words;
import org.journey.web.Answers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What managers asked about a person, and what stood against it: part of what is held on them, with
 * the words opened as far as they can be.
 */
public final class PersonRequests {

  private static final JsonMapper JSON = Json.MAPPER;

  private final ErasureDesk desk;
  private final Holds holds;
  private final Words words;

  PersonRequests(ErasureDesk desk, Holds holds, Words words) {
    this.desk = desk;
    this.holds = holds;
    this.words = words;
  }

  /**
   * All requests to erase them, or to redact something, decided or not, as they are answered to
   * managers.
   *
   * @param ids all of the person's
   * @return the first one first
   */
  public List<ObjectNode> erasures(String organisation, List<String> ids) {
    Reach.require(organisation);
    return desk.of(organisation, ids).stream()
        .map(
            each ->
                tree(
                    Answers.json(
                        json ->
                            ErasureTelling.whole(
                                json,
                                each.erasure(),
                                each.held(),
                                desk.clients(each.erasure()),
                                desk.said(each.erasure())))))
        .toList();
  }

  /**
   * All holds that stand for them or did.
   *
   * @param ids all of the person's
   * @return the first one first
   */
  public List<ObjectNode> holds(String organisation, List<String> ids) {
    Reach.require(organisation);
    return holds.all(organisation, ids).stream()
        .map(
            hold ->
                tree(
                    Answers.json(
                        json -> {
                          ClientId client = new ClientId(organisation, hold.client());
                          Holds.Lifted lifted = hold.lifted();
                          json.writeStartObject();
                          ErasureTelling.hold(
                              json, hold, words.open(client, hold.place(), hold.reason()));
                          Answers.text(json, "liftedBy", lifted == null ? null : lifted.by());
                          Answers.text(
                              json,
                              "liftedAt",
                              lifted == null ? null : Rfc3339.format(lifted.at()));
                          json.writeEndObject();
                        })))
        .toList();
  }

  private static ObjectNode tree(byte[] json) {
    return (ObjectNode) JSON.readTree(json);
  }
}
