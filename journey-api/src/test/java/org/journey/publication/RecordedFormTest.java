package org.journey.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.journey.kafka.AsyncDescription;
import org.journey.kafka.Topics;
import org.journey.log.Stored;
import org.journey.testing.GoldenFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every type as it was ever stored, those too that the platform alone makes, is told as described.
 */
class RecordedFormTest {

  static Stream<String> names() {
    return GoldenFiles.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void what_is_stored_is_told_as_described(String name) {
    Stored stored = GoldenStored.of(name);

    ProducerRecord<byte[], byte[]> record = new RecordedForm("log-1").of(stored);

    String id = stored.type().shortName() + ".recorded";
    JsonNode told = GoldenFiles.MAPPER.readTree(record.value());
    assertThat(AsyncDescription.ofValue(id, told)).isEmpty();
    assertThat(AsyncDescription.ofHeaders(id, AsyncDescription.headers(record.headers())))
        .isEmpty();
    assertThat(record.topic()).isEqualTo(Topics.RECORDED);
    assertThat(new String(record.key(), UTF_8)).isEqualTo(told.required("subject").stringValue());
    assertThat(new String(record.value(), UTF_8)).doesNotContain("sealed");
  }
}
