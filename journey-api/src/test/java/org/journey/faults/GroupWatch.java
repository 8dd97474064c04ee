package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.journey.kafka.Topics;

/** The group of readers, as the broker knows it: who is in it, and how far it is. */
final class GroupWatch implements AutoCloseable {

  private static final String GROUP = "journey";

  private final Admin admin;

  GroupWatch(String brokers) {
    this.admin = Admin.create(Map.of("bootstrap.servers", brokers));
  }

  /** Waits until so many nodes have partitions of their own. */
  void awaitSharedBy(int nodes, Duration patience) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (readers() != nodes) {
      assertThat(System.nanoTime()).as("shared by %d", nodes).isLessThan(end);
      Thread.sleep(100);
    }
  }

  private long readers() throws Exception {
    return admin
        .describeConsumerGroups(List.of(GROUP))
        .all()
        .get(20, TimeUnit.SECONDS)
        .values()
        .stream()
        .flatMap(group -> group.members().stream())
        .filter(member -> !member.assignment().topicPartitions().isEmpty())
        .count();
  }

  /** Where the inbound topic ends now. */
  Map<TopicPartition, Long> ends() throws Exception {
    int partitions =
        Objects.requireNonNull(
                admin
                    .describeTopics(List.of(Topics.INTERACTIONS))
                    .allTopicNames()
                    .get(20, TimeUnit.SECONDS)
                    .get(Topics.INTERACTIONS))
            .partitions()
            .size();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      latest.put(new TopicPartition(Topics.INTERACTIONS, partition), OffsetSpec.latest());
    }
    return admin.listOffsets(latest).all().get(20, TimeUnit.SECONDS).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().offset()));
  }

  /** Waits until all before these is read and durable; how long that took. */
  Duration awaitReadUpTo(Map<TopicPartition, Long> ends, Duration patience) throws Exception {
    long began = System.nanoTime();
    while (!isReadUpTo(ends)) {
      assertThat(System.nanoTime())
          .as("read up to %s within %s", ends, patience)
          .isLessThan(began + patience.toNanos());
      Thread.sleep(50);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private boolean isReadUpTo(Map<TopicPartition, Long> ends) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(GROUP)
            .partitionsToOffsetAndMetadata()
            .get(20, TimeUnit.SECONDS);
    return ends.entrySet().stream()
        .allMatch(
            end ->
                end.getValue() == 0
                    || (committed.get(end.getKey()) instanceof OffsetAndMetadata at
                        && at.offset() >= end.getValue()));
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
