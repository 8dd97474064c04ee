package org.journey.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.journey.interaction.StoredEvents;

/** A log in memory that keeps the contract; the broken ones are made from it. */
class MemoryLog implements LogUnderTest {

  private final List<Stored> rows = new ArrayList<>();
  private final Set<UUID> digests = new HashSet<>();

  @Override
  public synchronized AppendResult append(List<Append> appends) {
    Set<UUID> taken = new HashSet<>();
    for (Append append : appends) {
      if (digests.contains(append.digest())) {
        taken.add(append.digest());
      }
    }
    if (!taken.isEmpty()) {
      return new AppendResult.IdentityTaken(taken);
    }
    Append first = appends.getFirst();
    if (!continues(journey(first.organisation(), first.subject()).size(), first.version())) {
      return new AppendResult.VersionTaken();
    }
    Instant now = Instant.parse("2026-01-05T10:00:00Z");
    long sequence = rows.size();
    for (Append append : appends) {
      digests.add(append.digest());
      store(stored(++sequence, now, append));
    }
    return new AppendResult.Appended(sequence - appends.size() + 1, now);
  }

  /** Whether a version is the next of a journey that has so many. */
  boolean continues(int size, int version) {
    return size == version;
  }

  static Stored stored(long sequence, Instant now, Append append) {
    return new Stored(
        sequence,
        append.organisation(),
        append.subject(),
        append.version(),
        append.type(),
        now,
        StoredEvents.compose(sequence, now, append.tail()));
  }

  void store(Stored stored) {
    rows.add(stored);
  }

  List<Stored> rows() {
    return rows;
  }

  @Override
  public synchronized List<Stored> after(long sequence, int limit) {
    return rows.stream().filter(row -> row.sequence() > sequence).limit(limit).toList();
  }

  @Override
  public synchronized List<Stored> journey(String organisation, String journey) {
    return rows.stream()
        .filter(row -> row.organisation().equals(organisation) && row.subject().equals(journey))
        .toList();
  }
}
