package org.journey.publication;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.journey.checkpoint.Checkpoints;
import org.journey.checkpoint.Kept;
import org.journey.checkpoint.Published;
import org.journey.checkpoint.TreeLog;
import org.journey.kafka.KafkaTrouble;
import org.journey.proof.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * Tells of the checkpoints that this node hears of, while it has the turn. Before the first it
 * holds the log against the last one there, which another node may have told: what does not follow
 * from it is not told.
 */
final class CheckpointTelling {

  private final CheckpointTopic topic;
  private final List<Checkpoints> logs;
  private final Map<TreeLog, Checkpoint> told = new HashMap<>();

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
    for (Checkpoints one : logs) {
      for (Published last : topic.read(one.trees().log(), one.keys())) {
        if (one.follows(last)) {
          told.put(one.trees().log(), last.checkpoint(one.keys()));
        }
      }
    }
  }

  /**
   * Tells what is new; committed when this returns.
   *
   * @throws KafkaTrouble if a broker refuses it
   */
  void tell(Producer<byte[], byte[]> producer) throws InterruptedException {
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
      told.put(log, last.checkpoint());
    }
  }

  /** This node may have heard less yet than the one before it had told. */
  private static boolean isNews(Checkpoint last, @Nullable Checkpoint before) {
    return before == null || !before.origin().equals(last.origin()) || before.size() < last.size();
  }
}
