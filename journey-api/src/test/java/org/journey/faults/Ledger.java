package org.journey.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.journey.faults.Fate.Acknowledged;
import org.journey.faults.Fate.Refused;
import org.journey.faults.Fate.Unknown;
import org.journey.faults.Observation.Sent;
import org.jspecify.annotations.Nullable;

/** What the writers sent and what they were told, in one place for all of them. */
final class Ledger {

  private final AtomicLong clock = new AtomicLong();
  private final Map<Sent, Observation> observations = new LinkedHashMap<>();

  /** Sends and notes the fate, that of no answer too. */
  Fate send(Sender api, Sent sent, Duration patience) throws InterruptedException {
    try {
      return ask(api, sent, patience).fate();
    } catch (IOException noAnswer) {
      return new Unknown(noAnswer.getClass().getSimpleName());
    }
  }

  /** Sends, notes the fate and gives the answer. */
  Api.Reply ask(Sender api, Sent sent, Duration patience) throws IOException, InterruptedException {
    long sentAt = sentAt(sent);
    // Noted before it leaves: whatever happens then, it may be stored.
    note(new Observation(sent, sentAt, Long.MAX_VALUE, new Unknown("not answered")));
    Api.Reply reply = api.post(sent.body(), patience);
    note(new Observation(sent, sentAt, clock.incrementAndGet(), reply.fate()));
    return reply;
  }

  /** When it was first sent, now if it is the first time. */
  private synchronized long sentAt(Sent sent) {
    Observation before = observations.get(sent);
    return before == null ? clock.incrementAndGet() : before.sentAt();
  }

  private synchronized void note(Observation observation) {
    observations.put(observation.sent(), observation);
  }

  synchronized List<Observation> observations() {
    return List.copyOf(observations.values());
  }

  long count(Class<? extends Fate> fate) {
    return observations().stream().filter(seen -> fate.isInstance(seen.fate())).count();
  }

  /** What is in doubt, and why. */
  List<String> inDoubt() {
    List<String> doubts = new ArrayList<>();
    for (Observation seen : observations()) {
      if (seen.fate() instanceof Unknown unknown) {
        doubts.add(seen.sent().id() + ": " + unknown.why());
      }
    }
    return doubts;
  }

  /**
   * Sends everything again whose fate is unknown, twice.
   *
   * @param stored sequence of what is stored by source and id
   * @return where the answers are not those of the promise
   */
  List<String> resendUnknown(Api api, Map<List<String>, Long> stored)
      throws InterruptedException, IOException {
    List<String> broken = new ArrayList<>();
    for (Observation observation : observations()) {
      if (!(observation.fate() instanceof Unknown)) {
        continue;
      }
      Sent sent = observation.sent();
      @Nullable Long before = stored.get(List.of(sent.source(), sent.id()));
      Api.Reply first = api.post(sent.body(), Duration.ofSeconds(20));
      Api.Reply second = api.post(sent.body(), Duration.ofSeconds(20));
      Fate fate = first.fate();
      note(new Observation(sent, observation.sentAt(), clock.incrementAndGet(), fate));
      if (sent.wrong()) {
        if (!(fate instanceof Refused)) {
          broken.add("sent again and not refused (" + first.status() + "): " + sent.id());
        }
      } else if (!(fate instanceof Acknowledged now)) {
        broken.add("sent again and not acknowledged (" + first.status() + "): " + sent.id());
      } else if (before != null && (first.status() != 200 || now.sequence() != before)) {
        broken.add(
            "stored at %d, and answered %d with %d when sent again: %s"
                .formatted(before, first.status(), now.sequence(), sent.id()));
      } else if (before == null && first.status() != 201) {
        broken.add("not stored, and answered " + first.status() + " when sent again: " + sent.id());
      } else if (second.status() != 200 || !second.json().equals(first.json())) {
        broken.add("another answer when sent a third time: " + sent.id());
      }
    }
    return broken;
  }
}
