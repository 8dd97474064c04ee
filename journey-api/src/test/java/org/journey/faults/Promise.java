package org.journey.faults;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.faults.Fate.Acknowledged;
import org.journey.faults.Fate.Refused;
import org.journey.faults.Fate.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * The checker behind every fault test: what the writers saw, against what is stored.
 *
 * <p>It is pure, so that it can itself be shown to fail. It says everything it finds wrong, in
 * words; nothing means that the promise was kept.
 */
final class Promise {

  private final List<String> broken = new ArrayList<>();
  private final List<Row> rows;

  private Promise(List<Row> rows) {
    this.rows = rows.stream().sorted(Comparator.comparingLong(Row::sequence)).toList();
  }

  /**
   * Everything that breaks the promise.
   *
   * @param observations what the writers saw
   * @param rows the whole log
   */
  static List<String> broken(List<Observation> observations, List<Row> rows) {
    Promise promise = new Promise(rows);
    promise.sequencesAreDense();
    promise.identitiesAreOnce();
    promise.versionsAreDense();
    promise.recordedTimeNeverDecreases();
    promise.leavesAreHashed();
    promise.storedIsWhatWasSaid(observations);
    promise.orderIsKept(observations);
    return List.copyOf(promise.broken);
  }

  /**
   * What was stored stays as it was: an earlier reading of the log is the beginning of a later one.
   */
  static List<String> changed(List<Row> earlier, List<Row> later) {
    List<String> changed = new ArrayList<>();
    for (int index = 0; index < earlier.size(); index++) {
      if (index >= later.size() || !earlier.get(index).equals(later.get(index))) {
        changed.add("sequence " + earlier.get(index).sequence() + " is not what it was");
      }
    }
    return changed;
  }

  private void sequencesAreDense() {
    long expected = 1;
    for (Row row : rows) {
      if (row.sequence() != expected) {
        broken.add("sequence " + expected + " expected, " + row.sequence() + " found");
        expected = row.sequence();
      }
      expected++;
    }
  }

  private void identitiesAreOnce() {
    Set<List<String>> seen = new HashSet<>();
    for (Row row : rows) {
      if (!seen.add(List.of(row.organisation(), row.source(), row.id()))) {
        broken.add("stored twice: " + row.source() + " " + row.id());
      }
    }
  }

  private void versionsAreDense() {
    Map<List<Object>, Integer> next = new HashMap<>();
    for (Row row : rows) {
      List<Object> stream = List.of(row.organisation(), row.aboutClient(), row.subject());
      int expected = next.merge(stream, 1, Integer::sum) - 1;
      if (row.version() != expected) {
        broken.add(
            "journey %s: version %d expected, %d found at sequence %d"
                .formatted(row.subject(), expected, row.version(), row.sequence()));
      }
    }
  }

  private void recordedTimeNeverDecreases() {
    Instant last = Instant.MIN;
    for (Row row : rows) {
      if (row.recordedTime().isBefore(last)) {
        broken.add("recorded time goes back at sequence " + row.sequence());
      }
      last = row.recordedTime();
    }
  }

  private void leavesAreHashed() {
    for (Row row : rows) {
      if (!Arrays.equals(leafHash(row.event()), row.leafHash())) {
        broken.add("leaf hash is not that of the event at sequence " + row.sequence());
      }
    }
  }

  private void storedIsWhatWasSaid(List<Observation> observations) {
    Map<List<String>, Row> stored = new HashMap<>();
    rows.forEach(row -> stored.put(List.of(row.source(), row.id()), row));
    Set<String> sources = new HashSet<>();
    Set<List<String>> allowed = new HashSet<>();
    for (Observation observation : observations) {
      List<String> identity = identity(observation);
      sources.add(identity.getFirst());
      @Nullable Row row = stored.get(identity);
      switch (observation.fate()) {
        case Acknowledged acknowledged -> {
          allowed.add(identity);
          acknowledgedIsStored(observation, acknowledged, row);
        }
        case Refused refused -> {
          if (row != null) {
            broken.add("refused (" + refused.type() + ") and yet stored: " + identity);
          }
        }
        case Unknown _ -> allowed.add(identity);
      }
      if (row != null) {
        contentIsKept(observation, row);
      }
    }
    for (Row row : rows) {
      if (sources.contains(row.source()) && !allowed.contains(List.of(row.source(), row.id()))) {
        broken.add("stored, but acknowledged to nobody and in doubt for nobody: " + row.id());
      }
    }
  }

  private void acknowledgedIsStored(
      Observation observation, Acknowledged acknowledged, @Nullable Row row) {
    if (row == null) {
      broken.add("acknowledged and lost: " + identity(observation));
    } else if (row.sequence() != acknowledged.sequence()) {
      broken.add(
          "acknowledged at %d, stored at %d: %s"
              .formatted(acknowledged.sequence(), row.sequence(), identity(observation)));
    } else if (!row.subject().equals(observation.sent().journey())) {
      broken.add("stored in another journey: " + identity(observation));
    }
  }

  /** Under its identity stands what was sent, not something else. */
  private void contentIsKept(Observation observation, Row row) {
    for (String place : Content.stored(observation.sent().body(), row.event())) {
      broken.add("stored otherwise than sent: %s at sequence %d".formatted(place, row.sequence()));
    }
  }

  /**
   * What was answered before another was first sent stands before it. That is each writer's order
   * in a journey, and the order between writers that one could have told the other.
   */
  private void orderIsKept(List<Observation> observations) {
    Map<List<String>, Observation> seen = new HashMap<>();
    observations.forEach(observation -> seen.put(identity(observation), observation));
    @Nullable Observation earliestAnswered = null;
    for (Row row : rows.reversed()) {
      @Nullable Observation observation = seen.get(List.of(row.source(), row.id()));
      if (observation == null) {
        continue;
      }
      if (earliestAnswered != null && earliestAnswered.answeredAt() < observation.sentAt()) {
        broken.add(
            "order: %s was answered before %s was sent, and stands behind it"
                .formatted(identity(earliestAnswered), identity(observation)));
      }
      if (observation.fate() instanceof Acknowledged
          && (earliestAnswered == null
              || observation.answeredAt() < earliestAnswered.answeredAt())) {
        earliestAnswered = observation;
      }
    }
  }

  private static List<String> identity(Observation observation) {
    return List.of(observation.sent().source(), observation.sent().id());
  }

  /** RFC 6962: SHA-256 of a zero byte and the leaf. */
  static byte[] leafHash(byte[] event) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((byte) 0);
      return digest.digest(event);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
