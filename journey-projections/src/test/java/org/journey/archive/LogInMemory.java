package org.journey.archive;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.journey.engine.JourneyKey;
import org.journey.engine.RawInteraction;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Emitted;
import org.journey.interaction.InteractionType;
import org.journey.interaction.StoredEvents;
import org.journey.privacy.PersonalFields;
import org.journey.state.Digests;
import org.journey.testing.RandomHistories.History;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A log of histories, as bytes, that grows when told to. */
public final class LogInMemory implements ArchiveLog {

  /** An interaction as it will be stored, before it has its place. */
  private record Waiting(Recorded recorded, Emitted emitted, @Nullable InteractionType target) {}

  private record Stored(JourneyKey key, RawInteraction raw) {}

  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Stored> stored = new ArrayList<>();
  private final TreeMap<JourneyKey, List<RawInteraction>> journeys = new TreeMap<>();
  private int next;
  private int reads;
  private volatile Runnable beforeReading = () -> {};

  /** Holds back all of some histories: nothing is in the log yet. */
  public static LogInMemory of(List<History> histories) {
    LogInMemory log = new LogInMemory();
    for (History history : histories) {
      for (int i = 0; i < history.recorded().size(); i++) {
        Recorded recorded = history.recorded().get(i);
        log.waiting.add(new Waiting(recorded, history.emitted().get(i), target(history, recorded)));
      }
    }
    log.waiting.sort(
        Comparator.comparing((Waiting one) -> one.recorded().recordedTime())
            .thenComparing(one -> one.recorded().subject())
            .thenComparing(one -> one.recorded().version()));
    return log;
  }

  private static @Nullable InteractionType target(History history, Recorded recorded) {
    return recorded.data() instanceof InteractionCorrected c
        ? history.recorded().stream()
            .filter(other -> other.identity().equals(c.target()))
            .findFirst()
            .orElseThrow()
            .type()
        : null;
  }

  /** Stores the next ones of those held back; all that are left if there are fewer. */
  public LogInMemory grow(int count) {
    for (int i = 0; i < count; i++) {
      if (next == waiting.size()) {
        break;
      }
      Waiting one = waiting.get(next++);
      Recorded recorded = one.recorded();
      ObjectNode sealed =
          PersonalFields.transform(
              recorded.type(),
              one.target(),
              one.emitted().json(),
              (pointer, value) -> value.isMissingNode() ? value : sealed(pointer));
      byte[] tail =
          StoredEvents.tail(
              recorded.version(),
              one.emitted(),
              recorded.organisation(),
              recorded.recordedBy(),
              sealed);
      long sequence = stored.size() + 1L;
      add(
          new JourneyKey(recorded.organisation(), recorded.subject()),
          new RawInteraction(
              sequence,
              recorded.version(),
              StoredEvents.compose(sequence, recorded.recordedTime(), tail)));
    }
    return this;
  }

  private static ObjectNode sealed(String pointer) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("sealed", "SECRET-" + pointer.substring(1).replace('/', '-'));
  }

  /** Stores bytes as they are. */
  void add(JourneyKey key, RawInteraction raw) {
    stored.add(new Stored(key, raw));
    journeys.computeIfAbsent(key, any -> new ArrayList<>()).add(raw);
  }

  /** Everything in it. */
  public LogInMemory whole() {
    return grow(waiting.size());
  }

  /** Everything recorded of a journey, read as it was stored. */
  public List<Recorded> recorded(JourneyKey key) {
    return journeys.getOrDefault(key, List.of()).stream()
        .map(raw -> Recorded.parse(raw.event()))
        .toList();
  }

  /** All journeys, in order. */
  public List<JourneyKey> keys() {
    return List.copyOf(journeys.keySet());
  }

  /** All of it, one behind the other. */
  byte[] raw() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    stored.forEach(each -> all.writeBytes(each.raw().event()));
    return all.toByteArray();
  }

  /** How many times something was read for an archive. */
  int reads() {
    return reads;
  }

  /** Is run before something is read for an archive. */
  void beforeReading(Runnable first) {
    beforeReading = first;
  }

  @Override
  public long head() {
    return stored.size();
  }

  @Override
  public @Nullable String leaf(long sequence) {
    return sequence < 1 || sequence > stored.size()
        ? null
        : HexFormat.of()
            .formatHex(Digests.fresh().digest(stored.get((int) sequence - 1).raw().event()));
  }

  @Override
  public List<JourneyKey> next(@Nullable JourneyKey after, int limit) {
    reads++;
    beforeReading.run();
    return (after == null ? journeys : journeys.tailMap(after, false))
        .keySet().stream().limit(limit).toList();
  }

  @Override
  public void stream(JourneyKey first, JourneyKey last, Visitor visitor) {
    journeys.subMap(first, true, last, true).forEach(visitor::visit);
  }

  @Override
  public void between(long after, long upTo, One one) {
    reads++;
    beforeReading.run();
    for (Stored each : stored.subList((int) after, (int) upTo)) {
      one.take(each.key(), each.raw());
    }
  }
}
