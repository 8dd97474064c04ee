package org.journey.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.journey.operations.UnsafeSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics, made where they are missing and checked where they are there. Nothing is read or
 * written before that was done once; while no broker answers it is tried again.
 */
public final class Topics {

  /** What emitters send, unless bindings name others. */
  public static final String INTERACTIONS = "journey.interactions";

  /** What was refused of it. */
  public static final String REJECTED = "journey.interactions.rejected";

  /** What is stored, for whoever follows. */
  public static final String RECORDED = "journey.recorded";

  /** Emitters' own words lie open in a topic: no longer than this. */
  public static final Duration LONGEST_INBOUND = Duration.ofDays(7);

  /** A segment is closed after so long: until then nothing of it can be removed. */
  static final Duration SEGMENT = Duration.ofHours(12);

  /** How long the key of a day's refused bytes is kept, and so the records. */
  public static final Duration REJECTED_KEPT = Duration.ofDays(14);

  private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

  private static final OffsetSpec LATEST = OffsetSpec.latest();

  private static final long FOR_EVER = -1;
  private static final long PATIENCE_SECONDS = 10;
  private static final int ATTEMPTS = 20;
  private static final long ATTEMPT_MILLIS = 100;

  /** A refused message of a megabyte comes with its problem, in Base64. */
  static final int LARGEST_REJECTED = 4 * 1024 * 1024;

  private final KafkaClients clients;
  private final KafkaSettings settings;
  private final Set<String> inbound;
  private volatile boolean checked;

  /**
   * @param inbound the topics that are read
   */
  public Topics(KafkaClients clients, KafkaSettings settings, Set<String> inbound) {
    this.clients = clients;
    this.settings = settings;
    this.inbound = Set.copyOf(inbound);
  }

  /** The topics that are read. */
  public Set<String> inbound() {
    return inbound;
  }

  /**
   * Makes and checks them, unless that was done.
   *
   * @throws UnsafeSetting if a topic keeps too much, or anybody may write to it
   * @throws KafkaTrouble if no broker answers, or it refuses
   */
  public synchronized void ready() throws InterruptedException {
    if (checked) {
      return;
    }
    try (Admin admin = clients.admin()) {
      make(admin);
      checkSoon(admin);
      if (settings.requireAuthorizer()) {
        checkAuthorizer(admin);
      }
      checked = true;
    } catch (ExecutionException e) {
      throw new KafkaTrouble(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new KafkaTrouble("no broker answers", e);
    } catch (KafkaException e) {
      // Names that do not resolve, for one, as those of containers that are stopped.
      throw new KafkaTrouble(e.toString(), e);
    }
  }

  /** A topic that was made a moment ago is not known to every broker yet. */
  private void checkSoon(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (int attempt = 1; ; attempt++) {
      try {
        check(admin);
        return;
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

  /**
   * Whether nothing was ever written to {@link #RECORDED}: it was made anew, by hand or with a new
   * broker, and whoever follows it must be told everything.
   *
   * @throws KafkaTrouble if no broker answers
   */
  public boolean recordedIsNew() throws InterruptedException {
    try (Admin admin = clients.admin()) {
      TopicDescription topic =
          admin
              .describeTopics(List.of(RECORDED))
              .topicNameValues()
              .getOrDefault(RECORDED, KafkaFuture.completedFuture(null))
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (topic == null) {
        return false;
      }
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      topic
          .partitions()
          .forEach(one -> ends.put(new TopicPartition(RECORDED, one.partition()), LATEST));
      return admin.listOffsets(ends).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS).values().stream()
          .allMatch(end -> end.offset() == 0);
    } catch (ExecutionException e) {
      throw new KafkaTrouble(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new KafkaTrouble("no broker answers", e);
    } catch (KafkaException e) {
      throw new KafkaTrouble(e.toString(), e);
    }
  }

  private void make(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    for (Map.Entry<String, Map<String, String>> wanted : wanted().entrySet()) {
      if (there.contains(wanted.getKey())) {
        continue;
      }
      int partitions = wanted.getKey().equals(REJECTED) ? 1 : settings.partitions();
      NewTopic topic =
          new NewTopic(wanted.getKey(), partitions, settings.replicationFactor())
              .configs(wanted.getValue());
      try {
        admin.createTopics(List.of(topic)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        // Another node that starts at the same time may have been faster.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private Map<String, Map<String, String>> wanted() {
    Map<String, Map<String, String>> wanted = new LinkedHashMap<>();
    for (String topic : inbound) {
      wanted.put(
          topic,
          with(
              kept(LONGEST_INBOUND.minus(SEGMENT).toMillis()),
              TopicConfig.SEGMENT_MS_CONFIG,
              Long.toString(SEGMENT.toMillis())));
    }
    wanted.put(
        REJECTED,
        with(
            kept(REJECTED_KEPT.toMillis()),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(LARGEST_REJECTED)));
    wanted.put(RECORDED, kept(FOR_EVER));
    return wanted;
  }

  /** The time of a record is the broker's: how long it has waited is not for its sender to say. */
  private static Map<String, String> kept(long millis) {
    return Map.of(
        TopicConfig.RETENTION_MS_CONFIG,
        Long.toString(millis),
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
        "LogAppendTime");
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }

  private void check(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<ConfigResource, Config> configs =
        admin.describeConfigs(resources(inbound)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    for (Map.Entry<ConfigResource, Config> one : configs.entrySet()) {
      String topic = one.getKey().name();
      long retention = number(one.getValue(), TopicConfig.RETENTION_MS_CONFIG);
      // A segment goes when the youngest of it is old enough.
      long kept = retention + number(one.getValue(), TopicConfig.SEGMENT_MS_CONFIG);
      if (retention < 0 || kept > LONGEST_INBOUND.toMillis()) {
        throw new UnsafeSetting(
            "journey.kafka.bindings",
            topic
                + " keeps what clients told for more than 7 days: its "
                + TopicConfig.RETENTION_MS_CONFIG
                + " and "
                + TopicConfig.SEGMENT_MS_CONFIG
                + " must be "
                + LONGEST_INBOUND.toMillis()
                + " together, or less");
      }
      ConfigEntry policy = one.getValue().get(TopicConfig.CLEANUP_POLICY_CONFIG);
      if (policy != null && !TopicConfig.CLEANUP_POLICY_DELETE.equals(policy.value())) {
        throw new UnsafeSetting(
            "journey.kafka.bindings",
            topic
                + " is compacted, which would lose interactions: set its cleanup.policy to delete");
      }
    }
  }

  private static List<ConfigResource> resources(Collection<String> topics) {
    return topics.stream()
        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
        .toList();
  }

  private static long number(Config config, String name) {
    ConfigEntry entry = config.get(name);
    return entry == null
        ? FOR_EVER
        : Long.parseLong(Objects.requireNonNullElse(entry.value(), "-1"));
  }

  /** Bindings say for whom a topic speaks: worth nothing where everybody may write to it. */
  private static void checkAuthorizer(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      admin.describeAcls(AclBindingFilter.ANY).values().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case SecurityDisabledException _ ->
            throw new UnsafeSetting(
                "journey.kafka.bootstrap-servers",
                "names brokers without an authorizer: anybody could write for any organisation");
        // There is one, then.
        case ClusterAuthorizationException _ -> {}
        case null, default -> throw e;
      }
    }
  }
}
