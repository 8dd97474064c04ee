package org.journey.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.journey.kafka.AsyncDescription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers that are read are those that asyncapi.yaml names. */
class DescribedHeadersTest {

  @ParameterizedTest
  @ValueSource(strings = {"session-attended", "session-attended.binary"})
  void the_key_of_a_producer_is_described(String message) {
    assertThat(AsyncDescription.message(message).at("/headers/properties").propertyNames())
        .contains(Producers.KEY_HEADER, "content-type");
  }
}
