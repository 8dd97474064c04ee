package org.journey.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;

/** With which settings topics are made here, by their names. */
final class TopicForms {

  private static final long FOR_EVER = -1;

  /** So many brokers have a record before it is acknowledged, where there are as many. */
  private static final int IN_SYNC = 2;

  private TopicForms() {}

  /**
   * All that there must be.
   *
   * @param inbound those that are read
   * @param copies of each
   */
  static Map<String, Map<String, String>> of(Set<String> inbound, int copies) {
    Map<String, Map<String, String>> forms = new LinkedHashMap<>();
    for (String topic : inbound) {
      forms.put(topic, removed(Topics.LONGEST_INBOUND.minus(Topics.SEGMENT), copies));
    }
    Map<String, String> rejected = removed(Topics.REJECTED_KEPT, copies);
    rejected.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topics.LARGEST_REJECTED));
    forms.put(Topics.REJECTED, rejected);
    forms.put(Topics.RECORDED, kept(FOR_EVER, copies));
    forms.put(Topics.CHECKPOINTS, kept(FOR_EVER, copies));
    return forms;
  }

  /** Soon after its time: in Kafka's own segments of a week it could lie for a week longer. */
  private static Map<String, String> removed(Duration after, int copies) {
    Map<String, String> removed = kept(after.toMillis(), copies);
    removed.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Topics.SEGMENT.toMillis()));
    return removed;
  }

  private static Map<String, String> kept(long millis, int copies) {
    Map<String, String> kept = new LinkedHashMap<>();
    kept.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(millis));
    kept.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(FOR_EVER));
    kept.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    kept.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TopicRules.STAMPED_BY_THE_BROKER);
    if (copies >= IN_SYNC) {
      kept.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(IN_SYNC));
    }
    return kept;
  }
}
