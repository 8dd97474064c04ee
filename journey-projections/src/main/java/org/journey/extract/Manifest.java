package org.journey.extract;

import java.util.List;
import org.journey.extract.ExtractWriter.ExtractFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an extract is: the request, the rules by which it was made, and the digests of its files.
 * When it was made is left out, so that the same request gives the same bytes.
 */
final class Manifest {

  static final String NAME = "manifest.json";

  /** Changes when the same request would give other bytes. */
  private static final int VERSION = 1;

  private static final List<String> RULES =
      List.of(
          "Pseudonymised data, not anonymous: times are exact, and together with what somebody"
              + " knows already they can tell who a person is. Not for publication.",
          "Only journeys of people whose consent to RESEARCH was in force as of consentSequence.",
          "Every id (journey, client, member of staff, activity, session, goal, barrier, concern,"
              + " interaction) is replaced: HMAC-SHA-256 under a key of this extract over its kind,"
              + " the organisation and the id, for what is a journey's own the journey's id too;"
              + " its first 128 bits in base 32 behind a letter of its kind. Pseudonyms of two"
              + " extracts have nothing to do with one another.",
          "Client records found to be one person's share a pseudonym.",
          "No free text: notes, names and contact data, goals in words, roles, skills and reasons"
              + " as text are withheld, whether readable or not. Labels that staff chose leave as"
              + " they wrote them: codes (up to 64 of a-z, 0-9 and -) and names of scores. Look at"
              + " them before data are handed on.",
          "The year of birth leaves as a band of ten years of age at referral.",
          "Corrections and retractions recorded by asKnown are heeded and not themselves shown.",
          "Rows are in the order of pseudonyms of journeys, at most "
              + Run.TOGETHER
              + " journeys at a time, then of time: the order tells nothing of the platform's ids"
              + " beyond which of them are near one another where there are more.");

  private Manifest() {}

  static ObjectNode of(
      ExtractRequest request, long journeys, long interactions, List<ExtractFile> files) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("manifestVersion", VERSION);
    json.set("request", request.toJson());
    json.put("consentSequence", request.consentSequence());
    json.put("journeys", journeys);
    json.put("interactions", interactions);
    ArrayNode rules = json.putArray("rules");
    RULES.forEach(rules::add);
    ArrayNode withheld = json.putArray("withheld");
    for (Withheld field : new InteractionTable().fields().withheld()) {
      withheld.addObject().put("field", field.field()).put("why", field.why().name());
    }
    ArrayNode list = json.putArray("files");
    for (ExtractFile file : files) {
      list.addObject()
          .put("name", file.name())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    return json;
  }
}
