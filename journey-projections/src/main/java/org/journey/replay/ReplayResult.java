package org.journey.replay;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a replay.
 *
 * @param journeys how many journeys were among those asked about
 * @param interactions how many interactions were read, those of other journeys too
 * @param reached journeys by the stages entered, in the study's notation; {@code none} where none
 *     was
 * @param saturation journeys by the state of their saturation
 * @param digest SHA-256, in hexadecimal, of the digests of all outcomes one behind the other, in
 *     the order of organisation, then journey; null where it is not told
 * @param lacking journeys that could not be read
 * @param consentSequence where the log last said something about consent, of the journeys read; 0:
 *     nowhere
 */
public record ReplayResult(
    long journeys,
    long interactions,
    SortedMap<String, Long> reached,
    SortedMap<String, Long> saturation,
    @Nullable String digest,
    long lacking,
    long consentSequence) {

  /** Copies the maps. */
  public ReplayResult {
    reached = new TreeMap<>(reached);
    saturation = new TreeMap<>(saturation);
  }

  /** As it is answered and kept. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("journeys", journeys);
    ObjectNode stages = json.putObject("reached");
    reached.forEach(stages::put);
    ObjectNode states = json.putObject("saturation");
    saturation.forEach(states::put);
    json.put("digest", digest);
    json.put("interactions", interactions);
    json.put("lacking", lacking);
    json.put("consentSequence", consentSequence);
    return json;
  }

  /** From what {@link #toJson} gave. */
  public static ReplayResult of(JsonNode json) {
    return new ReplayResult(
        json.get("journeys").longValue(),
        json.get("interactions").longValue(),
        counts(json.get("reached")),
        counts(json.get("saturation")),
        json.get("digest").isNull() ? null : json.get("digest").stringValue(),
        json.get("lacking").longValue(),
        json.get("consentSequence").longValue());
  }

  private static SortedMap<String, Long> counts(JsonNode json) {
    SortedMap<String, Long> counts = new TreeMap<>();
    json.forEachEntry((name, count) -> counts.put(name, count.longValue()));
    return counts;
  }
}
