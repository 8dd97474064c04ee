package org.journey.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that are not there yet, or not there any more. */
final class MissingTopics {

  /** Those that have one partition, for their order is that of all that is in them. */
  private static final Set<String> UNDIVIDED = Set.of(Topics.REJECTED, Topics.CHECKPOINTS);

  private MissingTopics() {}

  /**
   * Makes them.
   *
   * @param forms all that there must be, by their names
   * @return those that could not be made, each with why: what is there is still looked at
   */
  static Map<String, Exception> make(
      Admin admin, Map<String, Map<String, String>> forms, KafkaSettings settings)
      throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> there = admin.listTopics().names().get(Brokers.PATIENCE_SECONDS, TimeUnit.SECONDS);
    Map<String, Exception> missing = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, String>> wanted : forms.entrySet()) {
      if (there.contains(wanted.getKey())) {
        continue;
      }
      int partitions = UNDIVIDED.contains(wanted.getKey()) ? 1 : settings.partitions();
      NewTopic topic =
          new NewTopic(wanted.getKey(), partitions, settings.replicationFactor())
              .configs(wanted.getValue());
      try {
        admin.createTopics(List.of(topic)).all().get(Brokers.PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        // Another node that starts at the same time may have been faster.
        switch (e.getCause()) {
          case TopicExistsException _ -> {}
          // Brokers that are away or busy: another time it may be made.
          case RetriableException _ -> throw e;
          case Exception cause -> missing.put(wanted.getKey(), cause);
          case null, default -> throw e;
        }
      }
    }
    return missing;
  }
}
