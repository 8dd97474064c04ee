package org.journey.publication;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.journey.checkpoint.Checkpoints;
import org.journey.checkpoint.Kept;
import org.journey.checkpoint.LogBetrayed;
import org.journey.checkpoint.Published;
import org.journey.checkpoint.SigningKeys;
import org.journey.checkpoint.TreeLog;
import org.journey.kafka.KafkaTrouble;
import org.journey.proof.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * Tells of the checkpoints that this node hears of, while it has the turn. Before the first it
 * holds the log against the last one there, which another node may have told: what does not follow
 * from it is not told. Where the topic is missing nothing is told, and all else goes on.
 */
final class CheckpointTelling {

  private final CheckpointTopic topic;
  private final List<Checkpoints> logs;
  private final Map<TreeLog, Told> told = new HashMap<>();
  private boolean begun;

  /**
   * The last one there of a log.
   *
   * @param byAll whether all of our keys signed it: only then the others may be taken away
   */
  private record Told(Checkpoint checkpoint, boolean byAll) {}

  /** Of these logs. */
  CheckpointTelling(CheckpointTopic topic, List<Checkpoints> logs) {
    this.topic = topic;
    this.logs = List.copyOf(logs);
  }

  /**
   * The turn was taken.
   *
   * @throws KafkaTrouble if the topic cannot be read
   */
  void begin() {
    told.clear();
    begun = topic.isThere();
    if (begun) {
      logs.forEach(this::begin);
    }
  }

  /** What is there betrays the log, if it does, and hinders nothing else that is published. */
  private void begin(Checkpoints one) {
    TreeLog log = one.trees().log();
    SigningKeys keys = one.keys();
    try {
      for (Published last : topic.read(log, keys)) {
        if (one.follows(last)) {
          Checkpoint checkpoint = last.checkpoint(keys);
          if (checkpoint.origin().equals(one.identity().origin())) {
            told.put(log, new Told(checkpoint, last.isSignedByAll(keys)));
          }
        }
      }
    } catch (LogBetrayed betrayed) {
      one.betrayed(betrayed);
    }
  }

  /**
   * Tells what is new; committed when this returns.
   *
   * @throws KafkaTrouble if a broker refuses it, or the topic was missing and cannot be read
   */
  void tell(Producer<byte[], byte[]> producer) throws InterruptedException {
    if (!topic.isThere()) {
      begun = false;
      return;
    }
    if (!begun) {
      begin();
    }
    for (Checkpoints one : logs) {
      Kept last = one.published();
      if (last == null || one.betrayal() != null) {
        continue;
      }
      TreeLog log = one.trees().log();
      if (!isNews(last.checkpoint(), told.get(log))) {
        continue;
      }
      producer.beginTransaction();
      Stretches.told(producer.send(CheckpointTopic.record(log, last.note())));
      producer.commitTransaction();
      told.put(log, new Told(last.checkpoint(), true));
    }
  }

  /**
   * This node may have heard less yet than the one before it had told. The same under other keys is
   * news: without it whoever knows the new ones alone would find nothing that is signed.
   */
  private static boolean isNews(Checkpoint last, @Nullable Told before) {
    return before == null
        || before.checkpoint().size() < last.size()
        || before.checkpoint().size() == last.size() && !before.byAll();
  }
}
