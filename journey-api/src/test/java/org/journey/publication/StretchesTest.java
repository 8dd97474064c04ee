package org.journey.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.journey.kafka.KafkaTrouble;
import org.journey.kafka.Topics;
import org.journey.log.Stored;
import org.journey.testing.GoldenFiles;
import org.junit.jupiter.api.Test;

/**
 * Stretches go to the topic that they were begun for and to no other of its name. By Kafka's own
 * producer without brokers, whose topic begins at offset 0.
 */
class StretchesTest {

  private static final List<Stored> STRETCH =
      GoldenFiles.names().stream().limit(3).map(GoldenStored::of).toList();

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Stretches stretches = new Stretches(producer, new RecordedForm("log-1"));

  StretchesTest() {
    producer.initTransactions();
  }

  @Test
  void each_is_a_transaction_of_its_own_behind_what_is_there() throws Exception {
    stretches.begin(new Topics.Recorded("this", Map.of(0, 0L)));
    stretches.publish(STRETCH);
    assertThat(producer.transactionCommitted()).isTrue();
    stretches.publish(STRETCH);
    assertThat(producer.history()).hasSize(2 * STRETCH.size());
    assertThat(producer.history().stream().map(ProducerRecord::topic).distinct())
        .containsExactly(Topics.RECORDED);
    assertThat(producer.commitCount()).isEqualTo(2);
  }

  @Test
  void into_a_topic_that_begins_again_nothing_is_committed() {
    stretches.begin(new Topics.Recorded("that", Map.of(0, 5L)));
    assertThatThrownBy(() -> stretches.publish(STRETCH))
        .isInstanceOf(KafkaTrouble.class)
        .hasMessageContaining("made anew");
    assertThat(producer.transactionAborted()).isTrue();
    assertThat(producer.history()).isEmpty();
  }
}
