package org.journey.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was refused is sent again as it came, byte for byte. */
class RefusedRecordTest {

  private static final String TOPIC = "journey.interactions.north";
  private static final int PARTITION = 3;

  private static ProducerRecord<byte[], byte[]> again(
      byte @Nullable [] key, List<Header> headers, byte @Nullable [] value) {
    ConsumerRecord<byte[], byte[]> came =
        new ConsumerRecord<>(
            TOPIC,
            PARTITION,
            7,
            0,
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            key,
            value,
            new RecordHeaders(headers),
            Optional.empty());
    return RefusedRecord.read(RefusedRecord.of(came).bytes()).again(TOPIC, PARTITION);
  }

  @Test
  void key_headers_and_value_are_those_that_came_and_so_is_the_partition() {
    List<Header> headers =
        List.of(
            new RecordHeader("ce_id", "e-1".getBytes(UTF_8)),
            new RecordHeader("traceparent", "00-".getBytes(UTF_8)),
            new RecordHeader("ce_id", "another of that name".getBytes(UTF_8)),
            new RecordHeader("empty", new byte[0]),
            new RecordHeader("Ĉapelo", new byte[] {0, -1}));
    ProducerRecord<byte[], byte[]> again =
        again("j-1".getBytes(UTF_8), headers, "{\"x\":\u00fc".getBytes(UTF_8));

    assertThat(again.topic()).isEqualTo(TOPIC);
    assertThat(again.partition()).isEqualTo(PARTITION);
    assertThat(again.key()).isEqualTo("j-1".getBytes(UTF_8));
    assertThat(again.value()).isEqualTo("{\"x\":\u00fc".getBytes(UTF_8));
    assertThat(List.of(again.headers().toArray())).isEqualTo(headers);
  }

  @Test
  void what_is_absent_stays_absent() {
    ProducerRecord<byte[], byte[]> again =
        again(null, List.of(new RecordHeader("nothing", (byte[]) null)), null);

    assertThat(again.key()).isNull();
    assertThat(again.value()).isNull();
    assertThat(again.headers().lastHeader("nothing").value()).isNull();
  }

  @Test
  void what_is_cut_off_or_of_another_form_is_not_taken_for_one() {
    byte[] bytes =
        RefusedRecord.of(new ConsumerRecord<>(TOPIC, 0, 0, new byte[8], new byte[8])).bytes();
    assertThatThrownBy(() -> RefusedRecord.read(Arrays.copyOf(bytes, bytes.length - 9)))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] other = bytes.clone();
    other[0]++;
    assertThatThrownBy(() -> RefusedRecord.read(other))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
