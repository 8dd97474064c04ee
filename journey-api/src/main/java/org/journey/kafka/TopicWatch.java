package org.journey.kafka;

/**
 * Looks at the topics now and then: one that was removed is made again, one that was changed for
 * the worse is told of, and the publisher learns when it has another topic before it.
 */
public final class TopicWatch extends KafkaWorker {

  /** How long a topic may be missing, or another, before that is seen. */
  static final long EVERY_MILLIS = 20_000;

  private final Topics topics;

  /** Of these. */
  public TopicWatch(Topics topics) {
    super("journey-kafka-topics", "looking after the topics", topics);
    this.topics = topics;
  }

  @Override
  protected void attempt() throws InterruptedException {
    while (!isStopped()) {
      idle(EVERY_MILLIS);
      if (!isStopped()) {
        topics.lookAgain();
        succeeded();
      }
    }
  }

  @Override
  protected void attempted() {
    // Nothing is held.
  }

  @Override
  protected void wakeUp() {
    // It waits nowhere else.
  }
}
