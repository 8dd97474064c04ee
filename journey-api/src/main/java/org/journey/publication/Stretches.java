package org.journey.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.journey.kafka.KafkaTrouble;
import org.journey.kafka.Topics;
import org.journey.log.Stored;

/**
 * Stretches of the log on their way to one topic, a transaction each. A topic that is made anew
 * under the same name would take what a producer goes on sending: it is known by its offsets, which
 * begin at 0 again, and nothing that it took is committed.
 */
final class Stretches {

  private final Producer<byte[], byte[]> producer;
  private final RecordedForm form;

  /** Behind the last record of each partition, as far as it is known. */
  private final Map<Integer, Long> ends = new HashMap<>();

  private String topic = "";

  Stretches(Producer<byte[], byte[]> producer, RecordedForm form) {
    this.producer = producer;
    this.form = form;
  }

  /** To this topic they go. */
  void begin(Topics.Recorded recorded) {
    topic = recorded.id();
    ends.clear();
    ends.putAll(recorded.ends());
  }

  /** The id of the topic. */
  String topic() {
    return topic;
  }

  /**
   * Publishes one; committed when this returns.
   *
   * @throws KafkaTrouble if the topic is another one now: nothing is committed
   */
  void publish(List<Stored> stretch) throws InterruptedException {
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent = new ArrayList<>(stretch.size());
    for (Stored stored : stretch) {
      sent.add(producer.send(form.of(stored)));
    }
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      RecordMetadata at = told(one);
      if (at.offset() < ends.getOrDefault(at.partition(), 0L)) {
        producer.abortTransaction();
        throw new KafkaTrouble(
            at.topic() + " was made anew, and is told everything", new IllegalStateException());
      }
      ends.put(at.partition(), at.offset() + 1);
    }
    producer.commitTransaction();
  }

  /** Waits until a record is taken. */
  static RecordMetadata told(Future<RecordMetadata> one) throws InterruptedException {
    try {
      return one.get();
    } catch (ExecutionException e) {
      throw new KafkaTrouble(String.valueOf(e.getCause()), e);
    }
  }
}
