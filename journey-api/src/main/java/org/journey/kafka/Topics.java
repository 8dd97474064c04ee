package org.journey.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.journey.operations.UnsafeSetting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics, made where they are missing and checked where they are there. Nothing is read or
 * written before that was done once; while no broker answers it is tried again. It is done again
 * now and then, for a topic may be removed or changed at any time.
 */
public final class Topics {

  /** What emitters send, unless bindings name others. */
  public static final String INTERACTIONS = "journey.interactions";

  /** What was refused of it. */
  public static final String REJECTED = "journey.interactions.rejected";

  /** What is stored, for whoever follows. */
  public static final String RECORDED = "journey.recorded";

  /** How the logs stood, again and again, for whoever keeps watch over them. */
  public static final String CHECKPOINTS = "journey.checkpoints";

  /** Emitters' own words lie open in a topic: no longer than this. */
  public static final Duration LONGEST_INBOUND = Duration.ofDays(7);

  /** A segment is closed after so long: until then nothing of it can be removed. */
  static final Duration SEGMENT = Duration.ofHours(12);

  /** How long the key of a day's refused bytes is kept, and so the records. */
  public static final Duration REJECTED_KEPT = Duration.ofDays(14);

  private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

  private static final OffsetSpec LATEST = OffsetSpec.latest();
  private static final int ATTEMPTS = 20;
  private static final long ATTEMPT_MILLIS = 100;

  /** A refused message of a megabyte comes with its problem, in Base64. */
  public static final int LARGEST_REJECTED = 4 * 1024 * 1024;

  private final Brokers brokers;
  private final KafkaSettings settings;
  private final Set<String> inbound;
  private volatile boolean checked;
  private volatile boolean checkpoints;
  private String hindrance = "";
  private volatile String recordedId = "";

  /**
   * @param inbound the topics that are read
   */
  public Topics(KafkaClients clients, KafkaSettings settings, Set<String> inbound) {
    this.brokers = new Brokers(clients);
    this.settings = settings;
    this.inbound = Set.copyOf(inbound);
  }

  /** The topics that are read. */
  public Set<String> inbound() {
    return inbound;
  }

  /**
   * Which {@link #RECORDED} it is, as it was seen last: another that is made under its name later
   * has another id. Not before {@link #ready}.
   */
  public String recordedId() {
    return recordedId;
  }

  /**
   * Which {@link #RECORDED} there is now.
   *
   * @param id of the topic
   * @param ends behind the last record of each partition
   */
  public record Recorded(String id, Map<Integer, Long> ends) {

    /** With copies of what is given. */
    public Recorded {
      ends = Map.copyOf(ends);
    }
  }

  /** Whether they were made and checked: what is in them can be asked for. */
  public boolean areReady() {
    return checked;
  }

  /**
   * Whether {@link #CHECKPOINTS} is there and as it must be, as it was seen last. It is missing
   * where nobody gave the rights to it yet; all else is read and written without it.
   */
  public boolean haveCheckpoints() {
    return checkpoints;
  }

  /**
   * Asks the brokers for {@link #RECORDED}.
   *
   * @throws KafkaTrouble if there is none, or no broker answers
   */
  public Recorded recorded() throws InterruptedException {
    return brokers.ask(
        admin -> {
          TopicDescription topic =
              known(
                  admin
                      .describeTopics(List.of(RECORDED))
                      .allTopicNames()
                      .get(Brokers.PATIENCE_SECONDS, TimeUnit.SECONDS)
                      .get(RECORDED));
          Map<TopicPartition, OffsetSpec> latest = new LinkedHashMap<>();
          topic
              .partitions()
              .forEach(one -> latest.put(new TopicPartition(RECORDED, one.partition()), LATEST));
          Map<Integer, Long> ends = new LinkedHashMap<>();
          admin
              .listOffsets(latest)
              .all()
              .get(Brokers.PATIENCE_SECONDS, TimeUnit.SECONDS)
              .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
          String id = topic.topicId().toString();
          recordedId = id;
          return new Recorded(id, ends);
        });
  }

  /**
   * Makes and checks them, unless that was done.
   *
   * @throws UnsafeSetting if a topic keeps too much, may lose something, or anybody may write to it
   * @throws KafkaTrouble if no broker answers, or it refuses
   */
  public void ready() throws InterruptedException {
    if (!checked) {
      lookAgain();
      checked = true;
    }
  }

  /**
   * Makes and checks them whether or not that was done. What was safe once is read and written on
   * whatever this finds: who keeps records longer for a day, lest they be lost, must not lose them
   * by that.
   *
   * @throws UnsafeSetting as {@link #ready}
   * @throws KafkaTrouble as {@link #ready}
   */
  synchronized void lookAgain() throws InterruptedException {
    brokers.ask(
        admin -> {
          Map<String, Exception> missing = makeAndCheck(admin);
          hindered(missing.remove(CHECKPOINTS));
          if (settings.requireAuthorizer()) {
            Set<String> there = new LinkedHashSet<>(inbound);
            there.removeAll(missing.keySet());
            TopicGuards.check(admin, there, Brokers.PATIENCE_SECONDS);
          }
          if (!missing.isEmpty()) {
            throw new KafkaTrouble(
                "topics are missing and cannot be made: " + missing,
                missing.values().iterator().next());
          }
          return true;
        });
  }

  /** Told once: it is looked for again and again. */
  private void hindered(@Nullable Exception why) {
    checkpoints = why == null;
    String now = Objects.toString(why, "");
    if (why != null && !now.equals(hindrance)) {
      LOG.warn(
          "{} is missing and cannot be made: no checkpoint is told there until it is: {}",
          CHECKPOINTS,
          now);
    }
    hindrance = now;
  }

  /**
   * A topic that was made a moment ago is not known to every broker yet, and one that was removed a
   * moment ago still is.
   *
   * @return those that are missing and cannot be made, each with why
   */
  private Map<String, Exception> makeAndCheck(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (int attempt = 1; ; attempt++) {
      try {
        Map<String, Map<String, String>> forms =
            TopicForms.of(inbound, settings.replicationFactor());
        Map<String, Exception> missing = MissingTopics.make(admin, forms, settings);
        Set<String> there = new LinkedHashSet<>(forms.keySet());
        there.removeAll(missing.keySet());
        check(admin, there);
        return missing;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || attempt == ATTEMPTS) {
          throw e;
        }
        Thread.sleep(ATTEMPT_MILLIS);
      }
    }
  }

  /**
   * The same at the start: what is unsafe stops it, a broker that is away does not.
   *
   * @throws UnsafeSetting as {@link #ready}
   */
  public void readyIfThere() throws InterruptedException {
    try {
      ready();
    } catch (KafkaTrouble away) {
      LOG.warn("no broker of Kafka is of use yet, it is tried again: {}", away.getMessage());
    }
  }

  private void check(Admin admin, Set<String> all)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<ConfigResource, Config> configs =
        admin
            .describeConfigs(all.stream().map(Topics::resource).toList())
            .all()
            .get(Brokers.PATIENCE_SECONDS, TimeUnit.SECONDS);
    Map<String, TopicDescription> described =
        admin.describeTopics(all).allTopicNames().get(Brokers.PATIENCE_SECONDS, TimeUnit.SECONDS);
    // First: another one is told everything, whatever else is wrong.
    recordedId = all.contains(RECORDED) ? known(described.get(RECORDED)).topicId().toString() : "";
    for (String topic : all) {
      Config config = known(configs.get(resource(topic)));
      TopicDescription description = known(described.get(topic));
      switch (topic) {
        case REJECTED -> TopicRules.rejected(description, config, REJECTED_KEPT);
        case RECORDED -> TopicRules.recorded(topic, config);
        case CHECKPOINTS -> TopicRules.checkpoints(description, config);
        default -> TopicRules.inbound(topic, config, LONGEST_INBOUND);
      }
      if (settings.requireCopies()) {
        TopicRules.copies(description, config);
      }
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static <T> T known(@Nullable T answer) {
    return Objects.requireNonNull(
        answer, "a broker answers for every topic that it is asked about");
  }
}
