package org.journey.erasure;

import java.util.List;
import org.journey.interaction.Rfc3339;
import org.journey.log.PostgresInteractionLog.Named;
import org.journey.web.Answers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Requests and certificates as they are answered. */
final class ErasureTelling {

  /** What no key destroyed here reaches; said in every certificate. */
  private static final List<String> REMAINS =
      List.of(
          "The interactions themselves with their ids, codes and times: pseudonymised data, on"
              + " which figures, replays and proofs rest.",
          "Ids that others gave, and codes and times, in Kafka's journey.recorded and in what was"
              + " made of it.",
          "What was sent over Kafka, readable in the inbound topic for 7 days at most; what of it"
              + " was refused, sealed with keys of their day that are destroyed after 14 days.",
          "Destroyed keys in the files of the running database, wrapped by the master key, until"
              + " what lies there is overwritten or the master key was replaced and its copies"
              + " destroyed.",
          "Keys in back-ups made before: the list of erasures destroys them again after a restore."
              + " Whoever has such a back-up and the master key of its time can open what they"
              + " wrapped, until both are destroyed.",
          "Purposes of the access log, sealed with keys of their month, which are kept with it.",
          "What was handed out before: answers, exports, extracts, bundles; and files of extracts"
              + " on the platform's disk, which nobody is given any more, until they are deleted.",
          "After a redaction: whoever has the database and the master key can try out what the"
              + " words were, until the person is erased.");

  private ErasureTelling() {}

  /** A request with its words. */
  static void whole(
      JsonGenerator json,
      Erasure erasure,
      boolean held,
      List<String> clients,
      ErasureDesk.Said said) {
    json.writeStartObject();
    write(json, erasure, held);
    json.writeArrayPropertyStart("clientIds");
    clients.forEach(json::writeString);
    json.writeEndArray();
    words(json, "reason", said.reason());
    if (erasure.decision() instanceof Erasure.Refused) {
      words(json, "refusal", said.refusal());
    } else {
      json.writeNullProperty("refusal");
    }
    json.writeEndObject();
  }

  /** The members of a hold that stands. */
  static void hold(JsonGenerator json, Holds.Hold hold, @Nullable String reason) {
    json.writeStringProperty("clientId", hold.client());
    json.writeStringProperty("placedBy", hold.by());
    json.writeStringProperty("at", Rfc3339.format(hold.at()));
    words(json, "reason", reason);
  }

  /** The members of a request, without its words. */
  static void write(JsonGenerator json, Erasure erasure, boolean held) {
    Erasure.Decision decision = erasure.decision();
    json.writeStringProperty("id", erasure.id().toString());
    json.writeStringProperty("clientId", erasure.client());
    sequence(json, erasure);
    json.writeStringProperty("status", status(decision, held));
    json.writeStringProperty("requestedBy", erasure.requestedBy());
    json.writeStringProperty("requestedAt", Rfc3339.format(erasure.requested()));
    Answers.text(json, "approvedBy", decision instanceof Erasure.Done done ? done.by() : null);
    Answers.text(
        json, "refusedBy", decision instanceof Erasure.Refused refused ? refused.by() : null);
    json.writeStringProperty(
        "at", Rfc3339.format(decision == null ? erasure.requested() : decision.at()));
  }

  private static void sequence(JsonGenerator json, Erasure erasure) {
    Long redacts = erasure.redacts();
    if (redacts == null) {
      json.writeNullProperty("sequence");
    } else {
      json.writeNumberProperty("sequence", redacts);
    }
  }

  private static String status(Erasure.@Nullable Decision decision, boolean held) {
    return switch (decision) {
      case null -> held ? "HELD" : "REQUESTED";
      case Erasure.Refused _ -> "REFUSED";
      case Erasure.Done _ -> "DONE";
    };
  }

  private static void words(JsonGenerator json, String name, @Nullable String words) {
    if (words != null) {
      json.writeStringProperty(name, words);
    } else {
      json.writeObjectPropertyStart(name);
      json.writeBooleanProperty("erased", true);
      json.writeEndObject();
    }
  }

  static void certificate(
      JsonGenerator json, Erasure erasure, Erasure.Done done, List<Named> recorded) {
    json.writeStartObject();
    json.writeStringProperty("id", erasure.id().toString());
    json.writeStringProperty("organisation", erasure.organisation());
    json.writeArrayPropertyStart("clientIds");
    done.clients().forEach(json::writeString);
    json.writeEndArray();
    sequence(json, erasure);
    json.writeStringProperty("requestedBy", erasure.requestedBy());
    json.writeStringProperty("requestedAt", Rfc3339.format(erasure.requested()));
    json.writeStringProperty("approvedBy", done.by());
    json.writeStringProperty("at", Rfc3339.format(done.at()));
    json.writeObjectPropertyStart("destroyed");
    json.writeNumberProperty("personKeys", done.clients().size());
    json.writeArrayPropertyStart("interactionKeys");
    done.sequences().forEach(json::writeNumber);
    json.writeEndArray();
    json.writeEndObject();
    json.writeArrayPropertyStart("recorded");
    for (Named one : recorded) {
      json.writeStartObject();
      json.writeNumberProperty("sequence", one.sequence());
      json.writeStringProperty("source", one.identity().source());
      json.writeStringProperty("id", one.identity().id());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("remains");
    REMAINS.forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }
}
