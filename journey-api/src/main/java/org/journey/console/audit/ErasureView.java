package org.journey.console.audit;

import java.util.List;
import org.journey.console.Times;
import tools.jackson.databind.JsonNode;

/**
 * A request for erasure or redaction.
 *
 * @param id of the request
 * @param client the person
 * @param sequence of the interaction to redact; 0: the person is to be erased
 * @param status as the API has it
 * @param requestedBy who asked
 * @param requestedAt when
 * @param decidedBy who approved or refused it; empty while it is open
 * @param at when it was asked or decided on
 * @param clients all ids of the person; empty in lists and of a redaction
 * @param reason why it was asked; empty in lists
 * @param refusal why it was refused; empty if it was not
 */
record ErasureView(
    String id,
    String client,
    long sequence,
    String status,
    String requestedBy,
    String requestedAt,
    String decidedBy,
    String at,
    List<String> clients,
    String reason,
    String refusal) {

  ErasureView {
    clients = List.copyOf(clients);
  }

  static ErasureView of(JsonNode json, Times times) {
    return new ErasureView(
        json.path("id").asString(""),
        json.path("clientId").asString(""),
        json.path("sequence").asLong(0),
        json.path("status").asString(""),
        json.path("requestedBy").asString(""),
        json.path("requestedAt").asString(""),
        json.path("approvedBy").asString(json.path("refusedBy").asString("")),
        json.path("at").asString(""),
        json.path("clientIds").values().stream().map(each -> each.asString("")).toList(),
        words(json.path("reason"), times),
        words(json.path("refusal"), times));
  }

  static List<ErasureView> all(JsonNode list, Times times) {
    return list.path("erasures").values().stream().map(each -> of(each, times)).toList();
  }

  private static String words(JsonNode text, Times times) {
    if (text.isString()) {
      return text.asString("");
    }
    return text.isObject() ? AuditWords.value(text, times) : "";
  }

  /** Whether a decision is still to be made. */
  public boolean isOpen() {
    return status.equals("REQUESTED") || status.equals("HELD");
  }

  /** Whether a hold stands against it. */
  public boolean isHeld() {
    return status.equals("HELD");
  }

  /** Whether it was carried out. */
  public boolean isDone() {
    return status.equals("DONE");
  }

  /** Whether it is about a person, and not about one interaction. */
  public boolean ofPerson() {
    return sequence == 0;
  }

  /** What is asked for, in words. */
  public String what() {
    return ofPerson() ? "Erase " + client : "Redact interaction " + sequence + " of " + client;
  }

  /** Its status in words. */
  public String stands() {
    return switch (status) {
      case "REQUESTED" -> "waits for a second manager";
      case "HELD" -> "open, and a hold stands against it";
      case "REFUSED" -> "refused or taken back";
      case "DONE" -> "done";
      default -> status;
    };
  }
}
